// How many people of the register cannot be drawn, by reason, as it may be told to the public:
// docs/protocol.md, section 3 and rule 3.8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "selection/order/order.h"

namespace klero::selection {

inline constexpr std::string_view kTooYoung = "too young";
inline constexpr std::string_view kTooOld = "too old";

struct Excluded {
  std::uint64_t people = 0;
  std::string why;
};

// The reasons for which the order excludes people, each once, with nobody excluded yet: the ages,
// then its own in sequence.
[[nodiscard]] std::vector<Excluded> reasons_of(const Order& order);

// Which of their numbers may not be told alone (small_numbers.h).
[[nodiscard]] std::vector<bool> which_merge(const std::vector<Excluded>& all,
                                            std::uint64_t threshold);

// The people of all reasons that `merged` says.
[[nodiscard]] std::uint64_t people_merged(const std::vector<Excluded>& all,
                                          const std::vector<bool>& merged);

// "30 too young, 21 too old or blocked", one number for those that merge. (The sum of all follows
// from the numbers of rows and of people who can be drawn, which stand beside it; so it may be small.)
[[nodiscard]] std::string describe_excluded(const std::vector<Excluded>& all,
                                            std::uint64_t threshold);

}  // namespace klero::selection
