// A pool of pool_generator.h with its lottery, of which some features are hidden.
#pragma once

#include <cstdint>
#include <vector>

#include "selection/disclosure/facts.h"
#include "tests/selection/panel/pool_generator.h"

namespace klero::test {

struct HiddenDraw {
  std::vector<std::uint32_t> strata;  // by row: what its other features are
  std::vector<selection::HiddenFeature> features;
  selection::HiddenAnswers answers;
  std::vector<selection::Panel> portfolio;  // 1,000 panels
};

// The last `hidden` features of the pool are hidden.
[[nodiscard]] HiddenDraw make_hidden_draw(const PoolShape& shape, std::uint64_t seed,
                                          std::size_t hidden);

// What is public if so many panels of the portfolio are open: all of them by number, fewer as if
// picked by a lot.
[[nodiscard]] selection::PublicFacts open_panels(const HiddenDraw& draw, std::size_t opened);

}  // namespace klero::test
