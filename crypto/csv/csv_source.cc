#include "crypto/csv/csv_source.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "crypto/base/error.h"
#include "crypto/csv/csv.h"

namespace klero::crypto {
namespace {

constexpr std::size_t kFirstBuffer = 1 << 17;

}  // namespace

std::string CsvPlace::at(std::uint64_t lines_on) const {
  return file + ":" + std::to_string(line + lines_on);
}

char find_separator(std::string_view header, const CsvPlace& place) {
  std::array<std::size_t, 3> found{};
  bool quoted = false;
  for (const char c : header) {
    quoted ^= c == '"';
    const std::size_t which = kCsvSeparators.find(c);
    if (!quoted && which != std::string_view::npos) ++found[which];
  }
  const auto best = std::ranges::max_element(found);
  if (*best > 0 && std::ranges::count(found, *best) > 1) {
    throw Error(place.at(0) + ": the separator is unclear: expected comma, semicolon or tab, got " +
                    "two of them equally often",
                "put column names that contain a separator in double quotes");
  }
  return kCsvSeparators[static_cast<std::size_t>(best - found.begin())];
}

CsvSource::CsvSource(std::string file, ByteSource fill, char line_end)
    : place_{std::move(file)},
      fill_(std::move(fill)),
      line_end_(line_end),
      buffer_(kFirstBuffer) {}

bool CsvSource::skip_prefix(std::string_view prefix) {
  if (end_ == 0 && !refill()) {
    return false;
  }
  if (!std::string_view(buffer_.data(), end_).starts_with(prefix)) {
    return false;
  }
  begin_ = seen_ = prefix.size();
  return true;
}

// Makes room behind what is left and reads more; false at the end of the stream.
bool CsvSource::refill() {
  if (at_end_) {
    return false;
  }
  std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_),
            buffer_.begin() + static_cast<std::ptrdiff_t>(end_), buffer_.begin());
  end_ -= begin_;
  seen_ -= begin_;
  begin_ = 0;
  if (end_ * 2 > buffer_.size()) {
    buffer_.resize(buffer_.size() * 2);
  }
  const std::span<char> free = std::span(buffer_).subspan(end_);
  const std::size_t got = fill_(free);
  at_end_ = got < free.size();
  end_ += got;
  return got > 0;
}

// Position of the byte that ends the record, if it has been read already.
std::optional<std::size_t> CsvSource::find_end() {
  while (seen_ < end_) {
    const char* from = buffer_.data() + seen_;
    const void* found = std::memchr(from, line_end_, end_ - seen_);
    const std::size_t length =
        found != nullptr ? static_cast<std::size_t>(static_cast<const char*>(found) - from)
                         : end_ - seen_;
    if (std::memchr(from, '"', length) != nullptr) {
      quoted_ ^= std::count(from, from + length, '"') % 2 != 0;
    }
    seen_ += length;
    if (found == nullptr) {
      break;
    }
    ++seen_;
    ++lines_;
    if (!quoted_) {
      return seen_ - 1;
    }
  }
  return std::nullopt;
}

CsvRecord CsvSource::take(std::size_t length, bool terminated) {
  CsvRecord record;
  record.text = std::span(buffer_).subspan(begin_, length);
  record.crlf = terminated && line_end_ == '\n' && length > 0 && record.text.back() == '\r';
  if (record.crlf) {
    record.text = record.text.first(length - 1);
  }
  begin_ = seen_;
  quoted_ = false;
  return record;
}

std::optional<CsvRecord> CsvSource::next() {
  place_.line += std::exchange(lines_, 0);
  while (true) {
    if (const std::optional<std::size_t> line_end = find_end()) {
      return take(*line_end - begin_, true);
    }
    if (end_ - begin_ > kMaxCsvRecordBytes) {
      CsvRecord record = take(kMaxCsvRecordBytes, false);
      record.too_long = true;
      return record;
    }
    if (!refill()) {
      break;
    }
  }
  if (begin_ == end_) {
    return std::nullopt;
  }
  return take(end_ - begin_, false);
}

}  // namespace klero::crypto
