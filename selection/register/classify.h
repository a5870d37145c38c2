// From a value of the register to a category of the order.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "selection/order/order.h"

namespace klero::selection {

// Finds the category of a value of one column. Values are compared byte by byte, after they were
// brought into normal form on both sides.
class ValueMap {
 public:
  // values[i] belong to category i. They are brought into normal form here.
  explicit ValueMap(const std::vector<std::vector<std::string>>& values);

  // The position of the category; none if the order does not know the value.
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view value) const;

  // ", among them '06611': were leading zeros lost?" if that is what `value`, which it does not
  // know, looks like; else empty.
  [[nodiscard]] std::string lost_zeros(std::string_view value) const;

  // A value that it knows and of which `value`, which it does not, may be another spelling: likeness.h.
  // The empty value for what programs write for nothing (NULL, 00.00.0000, -). None if there is none.
  [[nodiscard]] std::optional<std::string_view> spelled_like(std::string_view value) const;

  // ": another spelling of 'Nord'?"; empty if it is none.
  [[nodiscard]] std::string likely(std::string_view value) const;

  // For messages: "m, männlich, w".
  [[nodiscard]] std::string known_values() const;

 private:
  std::vector<std::pair<std::string, std::uint32_t>> sorted_;  // value, category
  std::vector<std::string> likeness_;                          // of each of them
};

[[nodiscard]] ValueMap value_map_of(const StrataColumn& column);
[[nodiscard]] ValueMap value_map_of(const Feature& feature);

// The position of the category whose ages hold `age`; none if no category does.
[[nodiscard]] std::optional<std::uint32_t> find_age(const StrataColumn& column, std::uint64_t age);

}  // namespace klero::selection
