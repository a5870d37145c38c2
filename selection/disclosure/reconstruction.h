// The integer program of the attack: an unknown for each row and category. Internal to
// selection/disclosure.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "selection/disclosure/binary_program.h"
#include "selection/disclosure/facts.h"
#include "selection/panel/linear/linear_program.h"

namespace klero::selection {

class Reconstruction {
 public:
  // Of these features, in this sequence; of the counts so many from the front; breaches only if
  // these are all the features there are.
  Reconstruction(const PublicFacts& facts, std::vector<std::size_t> features, std::size_t counts);

  // From now on the row is in this category.
  void fix(std::size_t place, Row row, std::uint32_t category);

  [[nodiscard]] const std::vector<std::size_t>& features() const { return features_; }

  struct Answer {
    HiddenAnswers answers;  // by place in features(), then row; empty if none were found
    bool finished = false;  // there is no better one (or none at all)
  };
  // What an answer is worth, by feature, row and category.
  using Worth = std::function<double(std::size_t feature, Row row, std::uint32_t category)>;
  [[nodiscard]] Answer solve(const Worth& worth, const BinaryLimits& limits) const;

  // False if what is public rules out, even with people divided into parts, that the row is not in
  // the category.
  [[nodiscard]] bool possible_on_average_without(std::size_t feature, Row row,
                                                 std::uint32_t category);

 private:
  [[nodiscard]] std::uint32_t column_of(std::size_t place, Row row, std::uint32_t category) const;
  void add_answers();
  void add_counts(const KnownCounts& known);
  void add_breach(const KnownBreach& breach);

  const PublicFacts& facts_;
  std::vector<std::size_t> features_;
  std::vector<std::uint32_t> first_column_;  // by place
  BinaryProgram program_;
  std::unique_ptr<LinearProgram> averages_;  // made when needed
};

// Throws Error if rows, ranges or strata do not fit the pool and the features.
void require_well_formed(const PublicFacts& facts);

}  // namespace klero::selection
