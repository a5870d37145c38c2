#include "selection/disclosure/facts.h"

#include <algorithm>
#include <numeric>

#include "crypto/base/error.h"

namespace klero::selection {
namespace {

using crypto::Error;

void require_fitting(const std::vector<std::uint32_t>& strata,
                     const std::vector<HiddenFeature>& features, const HiddenAnswers& answers) {
  if (answers.size() != features.size()) {
    throw Error("disclosure: expected answers to " + std::to_string(features.size()) +
                " features, got " + std::to_string(answers.size()));
  }
  for (std::size_t f = 0; f < features.size(); ++f) {
    if (answers[f].size() != strata.size()) {
      throw Error("disclosure: expected " + std::to_string(strata.size()) + " answers, got " +
                  std::to_string(answers[f].size()));
    }
    for (const std::uint32_t answer : answers[f]) {
      if (answer >= features[f].categories.size()) {
        throw Error("disclosure: no category " + std::to_string(answer));
      }
    }
  }
}

KnownCounts count_exactly(std::vector<Row> rows, const std::vector<HiddenFeature>& features,
                          const HiddenAnswers& answers) {
  KnownCounts known;
  for (std::size_t f = 0; f < features.size(); ++f) {
    std::vector<KnownRange>& ranges = known.ranges.emplace_back(features[f].categories.size());
    for (const Row row : rows) {
      ++ranges[answers[f][row]].min;
      ++ranges[answers[f][row]].max;
    }
  }
  known.rows = std::move(rows);
  return known;
}

KnownCounts keep_quotas(const Panel& panel, const std::vector<HiddenFeature>& features) {
  KnownCounts known{.rows = panel, .ranges = {}};
  for (const HiddenFeature& feature : features) {
    std::vector<KnownRange>& ranges = known.ranges.emplace_back();
    for (const HiddenCategory& category : feature.categories) {
      ranges.push_back({category.min, category.max});
    }
  }
  return known;
}

}  // namespace

PublicFacts facts_of_draw(const std::vector<std::uint32_t>& strata,
                          const std::vector<HiddenFeature>& features, const HiddenAnswers& answers,
                          const std::vector<Panel>& opened, const std::vector<Row>& counted) {
  require_fitting(strata, features, answers);
  PublicFacts facts{.pool_size = static_cast<std::uint32_t>(strata.size()),
                    .strata = strata,
                    .features = features,
                    .counts = {},
                    .breaches = {},
                    .opened = opened};
  std::vector<Row> everybody(counted.empty() ? strata.size() : 0);
  std::iota(everybody.begin(), everybody.end(), Row{0});
  everybody.insert(everybody.end(), counted.begin(), counted.end());
  facts.counts.push_back(count_exactly(std::move(everybody), features, answers));
  for (const Panel& panel : opened) {
    if (!panel.empty() && panel.back() >= strata.size()) {
      throw Error("disclosure: no row " + std::to_string(panel.back()) + " in the pool");
    }
    facts.counts.push_back(&panel == &opened.front() ? count_exactly(panel, features, answers)
                                                     : keep_quotas(panel, features));
  }
  return facts;
}

}  // namespace klero::selection
