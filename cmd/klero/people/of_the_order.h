// Somebody whom the order names, by his number; and whether a key is his.

#pragma once

#include <cstddef>
#include <string>

namespace klero::cmd {

// Throws Error unless 1 <= number <= count.
//
//   what  "slot": the order lists the slots
void require_number(const std::string& what, unsigned number, std::size_t count);

struct KeyOwner {
  std::string what;  // "slot 2"
  std::string name;  // as the order calls him
  std::string key;   // 64 digits
};

// Throws Error unless `key` (64 digits) is the owner's.
void require_key_of(const KeyOwner& owner, const std::string& key);

}  // namespace klero::cmd
