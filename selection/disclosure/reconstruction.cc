#include "selection/disclosure/reconstruction.h"

#include <algorithm>
#include <utility>

#include "crypto/base/error.h"

namespace klero::selection {
namespace {

using crypto::Error;

void require_known(const PublicFacts& facts, const KnownCounts& known) {
  const bool rows_fit =
      std::ranges::adjacent_find(known.rows, std::ranges::greater_equal{}) == known.rows.end() &&
      (known.rows.empty() || known.rows.back() < facts.pool_size);
  bool ranges_fit = known.ranges.size() == facts.features.size();
  for (std::size_t f = 0; ranges_fit && f < facts.features.size(); ++f) {
    ranges_fit = known.ranges[f].size() == facts.features[f].categories.size();
  }
  if (!rows_fit || !ranges_fit) {
    throw Error("disclosure: a count does not fit the pool and its features");
  }
}

}  // namespace

void require_well_formed(const PublicFacts& facts) {
  if (facts.pool_size == 0 || facts.strata.size() != facts.pool_size || facts.counts.empty() ||
      facts.counts.front().rows.empty()) {
    throw Error("disclosure: expected a pool, its strata and its totals first");
  }
  for (const KnownCounts& known : facts.counts) {
    require_known(facts, known);
  }
  for (const KnownBreach& breach : facts.breaches) {
    require_known(facts, breach);
  }
  for (const Panel& panel : facts.opened) {
    if (!panel.empty() && *std::ranges::max_element(panel) >= facts.pool_size) {
      throw Error("disclosure: a panel with a row that is not in the pool");
    }
  }
}

Reconstruction::Reconstruction(const PublicFacts& facts, std::vector<std::size_t> features,
                               std::size_t counts)
    : facts_(facts), features_(std::move(features)) {
  for (const std::size_t f : features_) {
    first_column_.push_back(program_.columns);
    program_.columns +=
        facts_.pool_size * static_cast<std::uint32_t>(facts_.features[f].categories.size());
  }
  add_answers();
  for (std::size_t k = 0; k < std::min(counts, facts_.counts.size()); ++k) {
    add_counts(facts_.counts[k]);
  }
  if (features_.size() == facts_.features.size()) {
    for (const KnownBreach& breach : facts_.breaches) {
      add_breach(breach);
    }
  }
}

std::uint32_t Reconstruction::column_of(std::size_t place, Row row, std::uint32_t category) const {
  const auto categories =
      static_cast<std::uint32_t>(facts_.features[features_[place]].categories.size());
  return first_column_[place] + row * categories + category;
}

void Reconstruction::fix(std::size_t place, Row row, std::uint32_t category) {
  program_.rows.push_back({.min = 1, .max = 1, .terms = {{column_of(place, row, category), 1}}});
}

// Everybody has exactly one answer to each feature.
void Reconstruction::add_answers() {
  for (std::size_t k = 0; k < features_.size(); ++k) {
    for (Row row = 0; row < facts_.pool_size; ++row) {
      BinaryRow& one = program_.rows.emplace_back(BinaryRow{.min = 1, .max = 1, .terms = {}});
      for (std::uint32_t c = 0; c < facts_.features[features_[k]].categories.size(); ++c) {
        one.terms.push_back({column_of(k, row, c), 1});
      }
    }
  }
}

void Reconstruction::add_counts(const KnownCounts& known) {
  for (std::size_t k = 0; k < features_.size(); ++k) {
    const std::vector<KnownRange>& ranges = known.ranges[features_[k]];
    for (std::uint32_t c = 0; c < ranges.size(); ++c) {
      const std::uint32_t most =
          std::min(ranges[c].max, static_cast<std::uint32_t>(known.rows.size()));
      BinaryRow& count =
          program_.rows.emplace_back(BinaryRow{.min = static_cast<std::int32_t>(ranges[c].min),
                                               .max = static_cast<std::int32_t>(most),
                                               .terms = {}});
      for (const Row row : known.rows) {
        count.terms.push_back({column_of(k, row, c), 1});
      }
    }
  }
}

// One more unknown for each side of each range: is it the one that is not kept? At least one is.
void Reconstruction::add_breach(const KnownBreach& breach) {
  const auto people = static_cast<std::int32_t>(breach.rows.size());
  BinaryRow some{.min = 1, .max = 0, .terms = {}};
  for (std::size_t k = 0; k < features_.size(); ++k) {
    const std::vector<KnownRange>& ranges = breach.ranges[features_[k]];
    for (std::uint32_t c = 0; c < ranges.size(); ++c) {
      std::vector<BinaryTerm> terms;
      for (const Row row : breach.rows) {
        terms.push_back({column_of(k, row, c), 1});
      }
      const auto min = static_cast<std::int32_t>(ranges[c].min);
      const auto max = static_cast<std::int32_t>(ranges[c].max);
      if (max < people) {  // chosen: count >= max + 1
        BinaryRow& above = program_.rows.emplace_back(BinaryRow{0, people, terms});
        above.terms.push_back({program_.columns, -(max + 1)});
        some.terms.push_back({program_.columns++, 1});
      }
      if (min > 0) {  // chosen: count <= min - 1
        BinaryRow& below = program_.rows.emplace_back(BinaryRow{0, people, std::move(terms)});
        below.terms.push_back({program_.columns, people - (min - 1)});
        some.terms.push_back({program_.columns++, 1});
      }
    }
  }
  some.max = static_cast<std::int32_t>(some.terms.size());
  program_.rows.push_back(std::move(some));
}

Reconstruction::Answer Reconstruction::solve(const Worth& worth, const BinaryLimits& limits) const {
  std::vector<double> objective(program_.columns, 0.0);
  for (std::size_t k = 0; k < features_.size(); ++k) {
    for (Row row = 0; row < facts_.pool_size; ++row) {
      for (std::uint32_t c = 0; c < facts_.features[features_[k]].categories.size(); ++c) {
        objective[column_of(k, row, c)] = worth(features_[k], row, c);
      }
    }
  }
  const BinaryAnswer solved = solve_binary_program(program_, objective, limits);
  Answer answer;
  answer.finished = solved.finished;
  for (std::size_t k = 0; !solved.values.empty() && k < features_.size(); ++k) {
    std::vector<std::uint32_t>& rows = answer.answers.emplace_back();
    for (Row row = 0; row < facts_.pool_size; ++row) {
      std::uint32_t category = 0;
      while (!solved.values[column_of(k, row, category)]) {
        ++category;
      }
      rows.push_back(category);
    }
  }
  return answer;
}

bool Reconstruction::possible_on_average_without(std::size_t feature, Row row,
                                                 std::uint32_t category) {
  if (!averages_) {
    const std::vector<LpColumn> columns(program_.columns, LpColumn{.min = 0, .max = 1});
    std::vector<LpRow> rows;
    for (const BinaryRow& one : program_.rows) {
      LpRow& lp = rows.emplace_back();
      lp.min = one.min;
      lp.max = one.max;
      for (const BinaryTerm& term : one.terms) {
        lp.entries.push_back({term.column, static_cast<double>(term.factor)});
      }
    }
    averages_ = std::make_unique<LinearProgram>(columns, rows);
  }
  const auto place =
      static_cast<std::size_t>(std::ranges::find(features_, feature) - features_.begin());
  const std::size_t column = column_of(place, row, category);
  averages_->set_column(column, 0, 0);
  const bool possible = averages_->solve_dual() != LpStatus::infeasible;
  averages_->set_column(column, 0, 1);
  return possible;
}

}  // namespace klero::selection
