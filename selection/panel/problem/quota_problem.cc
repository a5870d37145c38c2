#include "selection/panel/problem/quota_problem.h"

#include <algorithm>

#include "crypto/base/error.h"
#include "crypto/base/text.h"

namespace klero::selection {
namespace {

using crypto::Error;
using crypto::escape_text;

bool strictly_rising(const std::vector<Row>& rows) {
  return std::ranges::adjacent_find(rows, std::ranges::greater_equal{}) == rows.end();
}

void require_rows(const std::vector<Row>& rows, std::uint32_t pool_size, const std::string& whose) {
  if (!strictly_rising(rows)) {
    throw Error("quota problem, " + whose + ": expected strictly rising rows, got another order");
  }
  if (!rows.empty() && rows.back() >= pool_size) {
    throw Error("quota problem, " + whose + ": expected rows below " + std::to_string(pool_size) +
                ", got " + std::to_string(rows.back()));
  }
}

void require_quota(const Quota& quota, std::uint32_t pool_size) {
  const std::string name = "quota " + name_quota(quota);
  if (quota.min_flex > quota.min || quota.min > quota.max || quota.max > quota.max_flex) {
    throw Error("quota problem, " + name + ": expected min_flex <= min <= max <= max_flex, got " +
                std::to_string(quota.min_flex) + ", " + std::to_string(quota.min) + ", " +
                std::to_string(quota.max) + ", " + std::to_string(quota.max_flex));
  }
  require_rows(quota.members, pool_size, name);
}

void require_disjoint_groups(const QuotaProblem& problem) {
  std::vector<bool> taken(problem.pool_size, false);
  for (const std::vector<Row>& group : problem.at_most_one) {
    require_rows(group, problem.pool_size, "household");
    if (group.size() < 2) {
      throw Error("quota problem, household: expected two people or more, got " +
                  std::to_string(group.size()));
    }
    for (const Row row : group) {
      if (taken[row]) {
        throw Error("quota problem, household: row " + std::to_string(row) + " is in two");
      }
      taken[row] = true;
    }
  }
}

}  // namespace

std::string name_quota(const Quota& quota) {
  return escape_text(quota.feature) + " " + escape_text(quota.category);
}

void require_well_formed(const QuotaProblem& problem) {
  if (problem.pool_size == 0 || problem.pool_size > kMaxPoolSize) {
    throw Error("quota problem: expected 1 to " + std::to_string(kMaxPoolSize) +
                " people in the pool, got " + std::to_string(problem.pool_size));
  }
  if (problem.seats == 0 || problem.seats > problem.pool_size) {
    throw Error("quota problem: expected 1 to " + std::to_string(problem.pool_size) +
                " seats for a pool of that size, got " + std::to_string(problem.seats));
  }
  if (problem.quotas.size() > kMaxQuotas) {
    throw Error("quota problem: expected at most " + std::to_string(kMaxQuotas) +
                " quotas, got " + std::to_string(problem.quotas.size()));
  }
  for (const Quota& quota : problem.quotas) {
    require_quota(quota, problem.pool_size);
  }
  require_disjoint_groups(problem);
}

}  // namespace klero::selection
