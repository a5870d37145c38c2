#include "crypto/files/line_reader.h"

#include <algorithm>

namespace klero::crypto {
namespace {

constexpr std::size_t kBufferSize = std::size_t{256} * 1024;

}  // namespace

bool has_cr_or_nul(std::string_view line) {
  return line.find('\r') != std::string_view::npos || line.find('\0') != std::string_view::npos;
}

LineReader::LineReader(const std::filesystem::path& path, std::size_t max_line)
    : path_(path), file_(open_regular(path)), buffer_(kBufferSize), max_line_(max_line) {}

LineReader LineReader::of_text(std::string_view text, std::size_t max_line) {
  return LineReader(text, max_line);
}

// Moves what is left to the front of the buffer, enlarges a buffer that is full of one line, and
// reads on. False at the end of the input.
bool LineReader::refill() {
  if (!file_.is_open()) {
    return false;
  }
  std::copy(window_.begin(), window_.end(), buffer_.begin());
  const std::size_t kept = window_.size();
  if (kept == buffer_.size()) {
    buffer_.resize(2 * buffer_.size());
  }
  const std::size_t got = read_some(file_, buffer_.data() + kept, buffer_.size() - kept, path_);
  window_ = {buffer_.data(), kept + got};
  if (got == 0) {
    file_ = Descriptor();
  }
  return got != 0;
}

bool LineReader::next(Line& line) {
  std::size_t searched = 0;  // the part of window_ that is known to hold no LF
  std::size_t end = window_.find('\n');
  while (end == std::string_view::npos && window_.size() <= max_line_) {
    searched = window_.size();
    if (!refill()) {
      break;
    }
    end = window_.find('\n', searched);
  }
  if (window_.empty()) {
    return false;
  }
  line.ends_with_lf = end != std::string_view::npos;
  line.text = window_.substr(0, end);
  line.number = ++number_;
  line.cut = line.text.size() > max_line_;
  if (line.cut) {
    line.text = line.text.substr(0, max_line_);
    line.ends_with_lf = false;
    window_ = {};
    file_ = Descriptor();
  } else {
    window_.remove_prefix(line.text.size() + (line.ends_with_lf ? 1 : 0));
  }
  return true;
}

}  // namespace klero::crypto
