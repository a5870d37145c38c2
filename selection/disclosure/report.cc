#include "selection/disclosure/report.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "crypto/base/error.h"

namespace klero::selection {
namespace {

// Fewer of the drawn panel than this is worth telling, whatever the order's minimum for the pool.
constexpr std::uint32_t kFewInPanel = 3;

// By published stratum, a number each, in the order of their names.
std::vector<std::uint32_t> number_strata(const std::vector<std::string>& strata) {
  std::map<std::string, std::uint32_t> numbers;
  for (const std::string& stratum : strata) {
    numbers.emplace(stratum, 0);
  }
  std::uint32_t next = 0;
  for (auto& [stratum, number] : numbers) {
    number = next++;
  }
  std::vector<std::uint32_t> by_row;
  for (const std::string& stratum : strata) {
    by_row.push_back(numbers[stratum]);
  }
  return by_row;
}

std::vector<SmallCell> list_cells(const std::vector<HiddenFeature>& features,
                                  const KnownCounts& counts) {
  std::vector<SmallCell> cells;
  for (std::size_t f = 0; f < features.size(); ++f) {
    for (std::size_t c = 0; c < features[f].categories.size(); ++c) {
      if (const std::uint32_t people = counts.ranges[f][c].max; people > 0) {
        cells.push_back({features[f].name, features[f].categories[c].name, people});
      }
    }
  }
  return cells;
}

std::optional<SmallCell> smallest_of(const std::vector<SmallCell>& cells) {
  const auto smallest = std::ranges::min_element(cells, {}, &SmallCell::people);
  return smallest == cells.end() ? std::nullopt : std::optional(*smallest);
}

std::vector<SmallCell> those_below(const std::vector<SmallCell>& cells, std::uint32_t limit) {
  std::vector<SmallCell> small;
  std::ranges::copy_if(cells, std::back_inserter(small),
                       [limit](const SmallCell& cell) { return cell.people < limit; });
  return small;
}

// The strata of which exactly one of the rows is.
std::vector<std::string> alone_in(const std::vector<std::string>& strata,
                                  const std::vector<Row>& rows) {
  std::map<std::string, std::uint32_t> people;
  for (const Row row : rows) {
    ++people[strata[row]];
  }
  std::vector<std::string> alone;
  for (const auto& [stratum, count] : people) {
    if (count == 1) {
      alone.push_back(stratum);
    }
  }
  return alone;
}

}  // namespace

bool DisclosureReport::refuses() const {
  return !small_in_pool.empty() ||
         std::ranges::any_of(scores, [](const AttackScore& one) { return one.determined > 0; });
}

DisclosureReport report_disclosure(const DisclosureCase& disclosure, const AttackLimits& limits) {
  const PublicFacts facts = facts_of_draw(number_strata(disclosure.strata), disclosure.features,
                                          disclosure.answers, disclosure.opened, disclosure.counted);
  DisclosureReport report;
  report.pool_size = disclosure.pool_size == 0 ? facts.pool_size : disclosure.pool_size;
  report.opened_panels = static_cast<std::uint32_t>(disclosure.opened.size());
  report.minimum_cell = disclosure.minimum_cell;
  const KnownCounts& pool = facts.counts.front();
  const std::vector<SmallCell> in_pool = list_cells(disclosure.features, pool);
  report.smallest_in_pool = smallest_of(in_pool);
  report.small_in_pool = those_below(in_pool, disclosure.minimum_cell);
  std::vector<Row> everybody(report.pool_size);
  std::iota(everybody.begin(), everybody.end(), Row{0});
  report.alone_in_pool = alone_in(disclosure.strata, everybody);
  if (!disclosure.opened.empty()) {
    const std::vector<SmallCell> in_panel = list_cells(disclosure.features, facts.counts[1]);
    report.smallest_in_panel = smallest_of(in_panel);
    report.small_in_panel = those_below(in_panel, kFewInPanel);
    report.alone_in_panel = alone_in(disclosure.strata, disclosure.opened.front());
  }
  const Attack attack = selection::attack(facts, limits);
  report.attack_solved = attack.solved;
  report.scores = score_attack(attack, disclosure.answers);
  for (const HiddenFeature& feature : disclosure.features) {
    report.features.push_back(feature.name);
  }
  return report;
}

}  // namespace klero::selection
