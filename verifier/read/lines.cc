#include "verifier/read/lines.h"

#include <span>
#include <utility>

namespace klero::verifier {
namespace {

constexpr std::size_t kPiece = 256 * 1024;  // bytes read at once

}  // namespace

LineStream::LineStream(InputFile file, Tap tap) : file_(std::move(file)), tap_(std::move(tap)) {}

// Appends one piece of the file behind what is left; false at its end.
bool LineStream::refill() {
  buffer_.erase(0, begin_);
  begin_ = 0;
  const std::size_t kept = buffer_.size();
  buffer_.resize(kept + kPiece);
  const std::size_t count = file_.read(std::span(buffer_).subspan(kept));
  buffer_.resize(kept + count);
  if (tap_ && count > 0) {
    tap_(std::string_view(buffer_).substr(kept));
  }
  return count > 0;
}

bool LineStream::next(InputLine& line) {
  if (stopped_) {
    return false;
  }
  std::size_t end = buffer_.find('\n', begin_);
  while (end == std::string::npos && buffer_.size() - begin_ <= kMaxLine) {
    const std::size_t searched = buffer_.size() - begin_;
    if (!refill()) {
      break;
    }
    end = buffer_.find('\n', begin_ + searched);
  }
  const bool ended = end != std::string::npos;
  const std::size_t size = (ended ? end : buffer_.size()) - begin_;
  if (!ended && size == 0) {
    return false;
  }
  line = {std::string_view(buffer_).substr(begin_, std::min(size, kMaxLine)), ++number_, ended,
          size > kMaxLine};
  stopped_ = line.too_long || !ended;
  begin_ += ended ? size + 1 : size;
  return true;
}

}  // namespace klero::verifier
