// From order and pool to the question that selection/panel answers.
//
// There rows count from 0; in the record, and everywhere in selection/ but there, from 1.
#pragma once

#include "selection/panel/problem/quota_problem.h"
#include "selection/replies/pool.h"

namespace klero::selection {

// One quota for each category of each feature, in the order's sequence.
[[nodiscard]] QuotaProblem make_problem(const Order& order, const Pool& pool);

}  // namespace klero::selection
