// What a record would give away about single people, told before it is published.
#pragma once

#include <optional>
#include <vector>

#include "cmd/klero/language.h"
#include "selection/panel/problem/portfolio.h"
#include "selection/order/order.h"
#include "selection/replies/pool.h"

namespace klero::cmd {

// Prints the disclosure report; says nothing if no feature is sealed.
//
//   order       with the quotas in force
//   superseded  the pool of step 07, whose totals are published, if `pool` is its correction
//   opened      the panels that are opened, the drawn one first

// Before the second lot, with panels that might be opened: throws Error if a record like this must
// not be published, because a category has fewer people than minimum_cell or somebody's answer
// would follow from what is public.
void judge_disclosure(const selection::Order& order, const selection::Pool& pool,
                      const std::optional<selection::Pool>& superseded,
                      const std::vector<selection::Panel>& opened, Language language);

// After the second lot: tells, and never refuses. Who could stop a draw here, knowing whom it drew,
// could steer it.
void tell_disclosure(const selection::Order& order, const selection::Pool& pool,
                     const std::optional<selection::Pool>& superseded,
                     const std::vector<selection::Panel>& opened, Language language);

}  // namespace klero::cmd
