#include "tests/selection/disclosure/hidden_draw.h"

#include <map>
#include <stdexcept>
#include <utility>
#include <variant>

#include "selection/panel/build.h"

namespace klero::test {
namespace {

using namespace selection;

constexpr std::uint32_t kPanels = 1000;

// By row: its categories of the features first to last - 1.
std::vector<std::vector<std::uint32_t>> read_answers(const PoolShape& shape,
                                                     const QuotaProblem& problem, std::size_t first,
                                                     std::size_t last) {
  std::vector<std::vector<std::uint32_t>> answers(problem.pool_size);
  std::size_t quota = 0;
  for (std::size_t f = 0; f < shape.categories.size(); ++f) {
    for (std::uint32_t c = 0; c < shape.categories[f]; ++c, ++quota) {
      if (f < first || f >= last) {
        continue;
      }
      for (const Row row : problem.quotas[quota].members) {
        answers[row].push_back(c);
      }
    }
  }
  return answers;
}

}  // namespace

HiddenDraw make_hidden_draw(const PoolShape& shape, std::uint64_t seed, std::size_t hidden) {
  const QuotaProblem problem = generate_pool(shape, seed);
  BuildResult result = build_portfolio(problem, kPanels);
  if (!std::holds_alternative<Built>(result)) {
    throw std::runtime_error("no panel: another seed is needed");
  }
  HiddenDraw draw;
  draw.portfolio = std::move(std::get<Built>(result).portfolio.panels);
  const std::size_t open = shape.categories.size() - hidden;
  std::map<std::vector<std::uint32_t>, std::uint32_t> numbers;
  for (auto& known : read_answers(shape, problem, 0, open)) {
    const auto next = static_cast<std::uint32_t>(numbers.size());
    draw.strata.push_back(numbers.try_emplace(std::move(known), next).first->second);
  }
  draw.answers.resize(hidden);
  for (const auto& answers : read_answers(shape, problem, open, shape.categories.size())) {
    for (std::size_t f = 0; f < hidden; ++f) {
      draw.answers[f].push_back(answers[f]);
    }
  }
  std::size_t quota = 0;
  for (std::size_t f = 0; f < shape.categories.size(); ++f) {
    HiddenFeature feature;
    feature.name = problem.quotas[quota].feature;
    for (std::uint32_t c = 0; c < shape.categories[f]; ++c, ++quota) {
      const Quota& one = problem.quotas[quota];
      feature.categories.push_back({one.category, one.min, one.max});
    }
    if (f >= open) {
      draw.features.push_back(std::move(feature));
    }
  }
  return draw;
}

PublicFacts open_panels(const HiddenDraw& draw, std::size_t opened) {
  std::vector<Panel> panels;
  if (opened == draw.portfolio.size()) {
    return facts_of_draw(draw.strata, draw.features, draw.answers, draw.portfolio);
  }
  for (std::size_t k = 0; k < opened; ++k) {
    // 619 has no divisor in common with 1,000: no panel comes twice.
    panels.push_back(draw.portfolio[(17 + 619 * k) % draw.portfolio.size()]);
  }
  return facts_of_draw(draw.strata, draw.features, draw.answers, panels);
}

}  // namespace klero::test
