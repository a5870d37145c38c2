// The problem with alike people taken together. Internal to selection/panel.
//
// Two people are alike if they count for the same quotas and their households are made up alike;
// exchanging them changes nothing, so the leximin gives them the same chance, and a linear program
// needs one column for both. A panel is then a number of seats for each class.
//
// Classes are in order of their lowest row, so that nothing depends on anything but row order.
#pragma once

#include <cstdint>
#include <vector>

#include "selection/panel/certificate/certificate.h"
#include "selection/panel/problem/quota_problem.h"

namespace klero::selection {

struct PersonClass {
  std::vector<Row> members;           // strictly rising
  std::vector<std::uint32_t> rows;    // of the model, in which each member counts once
  [[nodiscard]] std::int64_t size() const { return static_cast<std::int64_t>(members.size()); }
};

// min <= sum of the seats of `classes` <= max.
struct ModelRow {
  enum class Kind { seats, quota, households };
  Kind kind = Kind::seats;
  std::int64_t min = 0;
  std::int64_t max = 0;
  std::uint32_t quota = 0;                // of a quota: its number in the problem
  std::vector<std::uint32_t> households;  // of households: the groups that are made up alike
  std::vector<std::uint32_t> classes;     // strictly rising
};

struct ClassModel {
  std::vector<PersonClass> classes;
  std::vector<ModelRow> rows;                // seats first, then all quotas in order, then households
  std::vector<std::uint32_t> class_of;       // by row of the problem
  std::int64_t seats = 0;
};

[[nodiscard]] ClassModel make_class_model(const QuotaProblem& problem);

// Seats by class; a panel as far as the quotas are concerned.
using ClassCounts = std::vector<std::int64_t>;

// True if the counts meet every row and 0 <= counts <= class size. In integers.
[[nodiscard]] bool meets_all_rows(const ClassModel& model, const ClassCounts& counts);

}  // namespace klero::selection
