// Problems written on one line, for tests: "0-2:0,1,4|1-1:2,3" and "0,1|2,3" or "-".
#pragma once

#include <string_view>
#include <vector>

#include "selection/panel/problem/quota_problem.h"

namespace klero::test {

[[nodiscard]] std::vector<selection::Row> parse_rows(std::string_view text);

// Flex bounds are as min and max.
[[nodiscard]] selection::QuotaProblem parse_problem(std::uint32_t seats, std::uint32_t pool,
                                                    std::string_view quotas,
                                                    std::string_view households = "-");

// Every set of `seats` rows that keeps the quotas and households, in lexicographic order.
[[nodiscard]] std::vector<std::vector<selection::Row>> enumerate_panels(
    const selection::QuotaProblem& problem);

}  // namespace klero::test
