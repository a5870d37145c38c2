// Reading a big file line by line, in memory that does not grow with the file.

#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

#include "crypto/files/descriptor.h"

namespace klero::crypto {

struct Line {
  std::string_view text;      // without its LF; valid until the next call of next()
  std::uint64_t number = 0;   // 1 for the first line
  bool ends_with_lf = false;  // false for a last line that lacks it, or a cut one
  bool cut = false;           // longer than the reader's limit: `text` is its beginning
};

// True if the line holds CR or NUL: bytes that no text file of ours has.
[[nodiscard]] bool has_cr_or_nul(std::string_view line);

class LineReader {
 public:
  static constexpr std::size_t kMaxLine = 1 << 20;  // bytes, docs/protocol.md 1.11

  // A regular file; throws Error as read_file does.
  explicit LineReader(const std::filesystem::path& path, std::size_t max_line = kMaxLine);

  // Lines of a text in memory, which must outlive the reader.
  [[nodiscard]] static LineReader of_text(std::string_view text,
                                          std::size_t max_line = kMaxLine);

  // Puts the next line into `line` and returns true; false at the end. After a line that was
  // cut there is no next one. An empty file has no lines; "\n" has one, empty.
  //
  // Throws Error if reading fails.
  [[nodiscard]] bool next(Line& line);

 private:
  LineReader(std::string_view text, std::size_t max_line) : window_(text), max_line_(max_line) {}
  bool refill();

  std::filesystem::path path_;
  Descriptor file_;          // not open: all that is left stands in window_
  std::vector<char> buffer_;
  std::string_view window_;  // what is read and not yet handed out
  std::size_t max_line_;
  std::uint64_t number_ = 0;
};

}  // namespace klero::crypto
