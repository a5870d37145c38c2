// Many short texts in few large blocks: a register of four million rows needs no four million
// allocations, and what was stored never moves.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace klero::selection {

class ByteArena {
 public:
  // Copies `text`; the result is valid as long as the arena lives, also after it was moved.
  [[nodiscard]] const char* store(std::string_view text);

 private:
  static constexpr std::size_t kBlock = std::size_t{1} << 22;  // 4 MiB

  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t used_ = 0;  // of the last block
  std::size_t size_ = 0;  // of the last block
};

}  // namespace klero::selection
