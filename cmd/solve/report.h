// What `klero solve` has found out, and how it is told.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "selection/panel/build.h"
#include "selection/panel/forecast/dropouts.h"
#include "selection/panel/tables/pool_tables.h"

namespace klero::cmd {

struct Solved {
  selection::PoolTables tables;
  selection::Built built;
  std::size_t relaxed_steps = 0;  // steps of the order's list that were needed
  std::string none_before;        // the proof that one step fewer does not suffice, "" for none
  std::optional<selection::DropoutForecast> dropouts;
  std::optional<selection::DropoutForecast> dropouts_with_flex;
  std::int64_t milliseconds = 0;
};

// Figures of the lottery as built: count over panels, of everybody who is on one at least.
struct Fairness {
  double smallest = 0;
  double largest = 0;
  double gini = 0;
  double geometric_mean = 0;
};
[[nodiscard]] Fairness measure_fairness(const selection::Built& built);

[[nodiscard]] std::string tell(const Solved& solved);
[[nodiscard]] std::string tell_as_json(const Solved& solved);

// The panels as CSV: panel, id. The chances as CSV: id, panels, ideal chance.
[[nodiscard]] std::string write_panels_csv(const Solved& solved);
[[nodiscard]] std::string write_chances_csv(const Solved& solved);

}  // namespace klero::cmd
