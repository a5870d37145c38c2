// What `klero destroy` destroys and what it cannot reach, in sentences for the record.
#pragma once

#include <string>
#include <vector>

#include "cmd/klero/language.h"
#include "selection/order/order.h"

namespace klero::cmd {

[[nodiscard]] std::vector<std::string> destroyed_words(const selection::Order& order,
                                                       Language language);
[[nodiscard]] std::vector<std::string> beyond_reach_words(const selection::Order& order,
                                                          Language language);

}  // namespace klero::cmd
