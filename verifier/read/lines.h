// A file of the record, line by line, in memory that does not grow with the file.

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "verifier/read/folder.h"

namespace klero::verifier {

// Protocol 1.11: the longest line of any file, without its LF.
inline constexpr std::size_t kMaxLine = std::size_t{1} << 20;  // bytes

struct InputLine {
  std::string_view text;       // without its LF; valid until the next call of next()
  std::uint64_t number = 0;    // 1 for the first
  bool ended = false;          // false for a last line without LF
  bool too_long = false;       // `text` is its beginning; there is no next line
};

class LineStream {
 public:
  // Is given all bytes of the file in order, as they are read.
  using Tap = std::function<void(std::string_view)>;

  explicit LineStream(InputFile file, Tap tap = {});

  // False at the end. Throws Error if reading fails.
  [[nodiscard]] bool next(InputLine& line);

 private:
  bool refill();

  InputFile file_;
  Tap tap_;
  std::string buffer_;
  std::size_t begin_ = 0;  // of what is not yet handed out
  std::uint64_t number_ = 0;
  bool stopped_ = false;
};

}  // namespace klero::verifier
