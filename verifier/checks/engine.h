// Runs the checks of the catalogue, each once for everything that it is about.

#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "verifier/checks/catalogue.h"
#include "verifier/checks/examination.h"

namespace klero::verifier {

struct CheckResult {
  const Rule* rule = nullptr;
  std::string about;  // "lot 1", "13-leavers"; "" if the rule is checked once
  Outcome outcome;
  bool reached = true;  // false: the step that it is about does not exist (yet)
};

class Engine {
 public:
  explicit Engine(Examination& x) : x_(x) {}

  // All checks, in the sequence of the catalogue.
  [[nodiscard]] std::vector<CheckResult> run();

 private:
  using Key = std::pair<std::size_t, std::size_t>;  // position in the catalogue, group

  // The outcome of a rule for a group (0; lot 1, 2, …; pair 0, 1, …; ceremony 1, 2, …), checking it if
  // that was not done.
  const CheckResult& result(std::size_t position, std::size_t group);
  CheckResult examine(const Rule& rule, std::size_t group);
  [[nodiscard]] bool is_reached(const Rule& rule, std::size_t group, unsigned step) const;
  [[nodiscard]] Said why_not_reached(const Rule& rule, std::size_t group, unsigned step) const;
  void presuppose(const Rule& rule, std::size_t group, Outcome& outcome);
  [[nodiscard]] std::vector<std::size_t> groups_of(const Rule& rule) const;
  [[nodiscard]] std::optional<std::size_t> group_of_presupposed(const Rule& presupposed,
                                                                const Rule& rule,
                                                                std::size_t group) const;
  [[nodiscard]] std::string about(const Rule& rule, std::size_t group, unsigned step) const;
  [[nodiscard]] unsigned step_of(const Rule& rule, std::size_t group) const;

  Examination& x_;
  std::map<Key, CheckResult> results_;
};

}  // namespace klero::verifier
