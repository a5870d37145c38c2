// One row a person: the same register number twice is refused, whatever else the rows say.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "selection/register/byte_arena.h"
#include "selection/register/faults.h"

namespace klero::selection {

// Collects the keys of all rows, also of those who cannot be drawn, and finds the repeated ones.
class KeyIndex {
 public:
  void add(std::string_view key, std::uint32_t line);

  // A fault for each row whose key stood in an earlier row, with both lines. The key itself is not
  // shown: messages end up in tickets and mails.
  void find_duplicates(const std::string& file, RowFaults& faults);

 private:
  struct Entry {
    std::uint64_t hash;
    const char* key;
    std::uint32_t size;
    std::uint32_t line;
  };

  ByteArena keys_;
  std::vector<Entry> entries_;
};

}  // namespace klero::selection
