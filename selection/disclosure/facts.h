// What everybody can read about answers that are published for nobody: docs/protocol.md,
// section 10.
//
// Plain data, so that the attack (attack.h) can be run before anything is published, on what would
// be.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "selection/panel/problem/portfolio.h"
#include "selection/panel/problem/quota_problem.h"

namespace klero::selection {

struct HiddenCategory {
  std::string name;
  // In force for panels that are opened: min <= members <= max.
  std::uint32_t min = 0;
  std::uint32_t max = 0;
};

// A feature whose answers nobody sees. Every row of the pool is in one of its categories.
struct HiddenFeature {
  std::string name;
  std::vector<HiddenCategory> categories;  // two or more
};

// The answers themselves: by feature, then by row, the number of the category. Secret.
using HiddenAnswers = std::vector<std::vector<std::uint32_t>>;

// What a count is known to be: min..max. Both alike if it is published.
struct KnownRange {
  std::uint32_t min = 0;
  std::uint32_t max = 0;
};

// "Of these rows so many are in the categories of the hidden features." A total of the pool, a
// quota of an opened panel or of a panel after a swap.
struct KnownCounts {
  std::vector<Row> rows;                        // strictly rising
  std::vector<std::vector<KnownRange>> ranges;  // by feature, then category
};

// "If these rows sat together, at least one of these ranges would not be kept." A candidate passed
// over although no public feature spoke against him.
using KnownBreach = KnownCounts;

struct PublicFacts {
  std::uint32_t pool_size = 0;
  // (After a correction of the pool with the rows that only the published totals count: facts_of_draw.)
  // By row: the number of the published stratum (with whatever else is public of the row).
  std::vector<std::uint32_t> strata;
  std::vector<HiddenFeature> features;
  std::vector<KnownCounts> counts;
  std::vector<KnownBreach> breaches;
  std::vector<Panel> opened;  // the drawn one and the spot checks: who was seen how often
};

// The facts that steps 07 and 12 publish: totals of the pool; quotas of every opened panel; totals
// of the drawn one, which is opened.front(). `opened` may be empty: then only the totals of the
// pool.
//
//   strata   by row
//   answers  as long as features, each as long as strata
//   counted  the rows that the totals of the pool count, rising; empty: all. (After a correction the
//            totals are those of the pool before it; rows that it lost or changed stand behind those
//            of the pool that counts, with their earlier answers.)
//
// Throws Error if these do not fit each other.
[[nodiscard]] PublicFacts facts_of_draw(const std::vector<std::uint32_t>& strata,
                                        const std::vector<HiddenFeature>& features,
                                        const HiddenAnswers& answers,
                                        const std::vector<Panel>& opened,
                                        const std::vector<Row>& counted = {});

}  // namespace klero::selection
