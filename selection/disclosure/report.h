// The disclosure report: what a record would give away about single people, told before it is
// published.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "selection/disclosure/attack.h"
#include "selection/disclosure/facts.h"

namespace klero::selection {

struct DisclosureCase {
  std::vector<std::string> strata;  // by row: the published stratum, in words
  std::vector<HiddenFeature> features;
  HiddenAnswers answers;
  // The drawn panel first, then the spot checks. Before the second lot nobody knows which these
  // will be: then any spot_checks + 1 panels of the portfolio show what opening so many gives away.
  // Empty before there is a portfolio.
  std::vector<Panel> opened;
  std::uint32_t minimum_cell = 3;  // of the order (rule 6.7)
  // After a correction of the pool (facts.h): how many of the rows, the first ones, the pool has, and
  // which rows the published totals count. Otherwise 0, and empty: all.
  std::uint32_t pool_size = 0;
  std::vector<Row> counted = {};
};

// Where something is small.
struct SmallCell {
  std::string feature;
  std::string category;
  std::uint32_t people = 0;
};

struct DisclosureReport {
  std::uint32_t pool_size = 0;
  std::uint32_t opened_panels = 0;
  std::uint32_t minimum_cell = 3;
  std::optional<SmallCell> smallest_in_pool;   // not 0; of all hidden categories
  std::optional<SmallCell> smallest_in_panel;  // of the drawn panel; not 0
  std::vector<SmallCell> small_in_pool;        // 1 to minimum_cell - 1 people
  std::vector<SmallCell> small_in_panel;       // 1 or 2 people of the drawn panel
  std::vector<std::string> alone_in_pool;      // strata with one row
  std::vector<std::string> alone_in_panel;     // strata with one member of the drawn panel
  bool attack_solved = false;
  std::vector<std::string> features;  // by score
  std::vector<AttackScore> scores;

  // The record must not be published like this: a cell of the pool below the minimum, or an answer
  // that is determined.
  [[nodiscard]] bool refuses() const;
};

// Counts, and runs the attack. Throws Error if the case does not fit together.
[[nodiscard]] DisclosureReport report_disclosure(const DisclosureCase& disclosure,
                                                 const AttackLimits& limits = {});

// The report as text for people, lines of at most some 100 characters, ending with what to do if
// publication is refused: merge categories, coarser strata, fewer spot checks.
[[nodiscard]] std::string tell_disclosure_in_english(const DisclosureReport& report);
[[nodiscard]] std::string tell_disclosure_in_german(const DisclosureReport& report);

}  // namespace klero::selection
