#include "crypto/csv/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <memory>
#include <utility>

#include "crypto/base/error.h"
#include "crypto/base/utf8.h"

namespace klero::crypto {
namespace {

// Where Windows-1252 has no character (Microsoft's table cp1252; ICU reads control characters there).
constexpr std::string_view kUndefined = "\x81\x8D\x8F\x90\x9D";

// Rule 2 of the header: letters and harmless signs. 0xD7 and 0xF7 are × and ÷. 0x9F, a letter that
// hardly any name has (Ÿ), is ü in Mac Roman, where other umlauts pass for letters too.
bool is_expected(unsigned char byte) {
  constexpr std::string_view kOthers = "\x8A\x8C\x8E\x9A\x9C\x9E\x92\x96\xA0\xA7\xAA\xB0\xBA";
  return (byte >= 0xC0 && byte != 0xD7 && byte != 0xF7) ||
         kOthers.find(static_cast<char>(byte)) != std::string_view::npos;
}

std::string shown(unsigned char byte) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  return std::string("the byte 0x") + kDigits[byte >> 4] + kDigits[byte & 15];
}

// Files that are no text and are handed in for one, by their first bytes.
struct Signature {
  std::string_view bytes;
  const char* what;
};
constexpr std::array<Signature, 14> kSignatures = {{
    {"\xFF\xFE", "UTF-16"},
    {"\xFE\xFF", "UTF-16"},
    {"PK\x03\x04", "a workbook (xlsx, ods) or another ZIP file"},
    {"\xD0\xCF\x11\xE0", "a workbook of an old Excel (xls)"},
    {"\x1F\x8B", "a compressed file (gzip)"},
    {"%PDF-", "a PDF"},
    {"7z\xBC\xAF", "a compressed file (7z)"},
    {"BZh", "a compressed file (bzip2)"},
    {"\x28\xB5\x2F\xFD", "a compressed file (zstd)"},
    {"SQLite format 3", "a database (SQLite)"},
    {"{\\rtf", "a document (RTF)"},
    {"<html", "a web page, perhaps named xls"},
    {"<!DOCTYPE", "a web page, perhaps named xls"},
    {"<?xml", "XML, perhaps a workbook named xls"},
}};

// What the file is instead of text; empty if nothing is known against it.
std::string_view no_text(std::string_view start) {
  for (const Signature& signature : kSignatures) {
    if (start.starts_with(signature.bytes)) return signature.what;
  }
  // Every second byte of ASCII in UTF-16 is 0.
  const auto zero = [&](std::size_t i) { return i < start.size() && start[i] == '\0'; };
  return (zero(0) && zero(2)) || (zero(1) && zero(3)) ? "UTF-16" : std::string_view();
}

constexpr const char* kSayIt =
    "if you know the encoding, say it: --encoding utf-8, iso-8859-1 or windows-1252; convert "
    "others to UTF-8, for instance with iconv";

bool is_ascii_block(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return (word & 0x8080808080808080U) == 0;
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

std::unique_ptr<UConverter, CloseConverter> open_converter(Encoding encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const char* const name = encoding == Encoding::kLatin1 ? "ISO-8859-1" : "windows-1252";
  std::unique_ptr<UConverter, CloseConverter> converter(ucnv_open(name, &status));
  if (U_FAILURE(status)) {
    throw Error(std::string("ICU cannot convert from ") + name + ": " + u_errorName(status));
  }
  return converter;
}

// Bytes of one of the two 8-bit encodings, handed out as UTF-8.
class Decoder {
 public:
  Decoder(ByteSource source, Encoding encoding)
      : source_(std::move(source)), converter_(open_converter(encoding)) {}

  std::size_t fill(std::span<char> target) {
    std::size_t filled = 0;
    while (filled < target.size()) {
      if (given_ == text_.size() && !read_more()) break;
      const std::size_t count = std::min(target.size() - filled, text_.size() - given_);
      std::memcpy(target.data() + filled, text_.data() + given_, count);
      given_ += count;
      filled += count;
    }
    return filled;
  }

 private:
  bool read_more() {
    if (at_end_) return false;
    const std::size_t got = source_(raw_);
    at_end_ = got < raw_.size();
    text_.resize(got * 3);  // no byte is more than three in UTF-8
    given_ = 0;
    // One byte is one UTF-16 unit, in both encodings.
    UErrorCode status = U_ZERO_ERROR;
    const auto units = ucnv_toUChars(converter_.get(), units_.data(), capacity_of(units_),
                                     raw_.data(), static_cast<std::int32_t>(got), &status);
    std::int32_t size = 0;
    if (status == U_STRING_NOT_TERMINATED_WARNING) status = U_ZERO_ERROR;
    u_strToUTF8(text_.data(), capacity_of(text_), &size, units_.data(), units, &status);
    if (U_FAILURE(status)) throw Error(std::string("ICU cannot convert: ") + u_errorName(status));
    text_.resize(static_cast<std::size_t>(size));
    return !text_.empty();
  }

  template <class Buffer>
  static std::int32_t capacity_of(const Buffer& buffer) {
    return static_cast<std::int32_t>(buffer.size());
  }

  ByteSource source_;
  std::unique_ptr<UConverter, CloseConverter> converter_;
  std::vector<char> raw_ = std::vector<char>(1 << 16);
  std::vector<UChar> units_ = std::vector<UChar>(1 << 16);
  std::string text_;
  std::size_t given_ = 0;
  bool at_end_ = false;
};

}  // namespace

std::string_view encoding_name(Encoding encoding) {
  switch (encoding) {
    case Encoding::kUtf8:
      return "UTF-8";
    case Encoding::kLatin1:
      return "ISO-8859-1";
    case Encoding::kWindows1252:
      break;
  }
  return "Windows-1252";
}

std::optional<Encoding> find_encoding(std::string_view name) {
  const auto found = std::ranges::find(kEncodingNames, name);  // in the sequence of the enum
  return found == kEncodingNames.end()
             ? std::nullopt
             : std::optional(static_cast<Encoding>(found - kEncodingNames.begin()));
}

void EncodingCensus::take_high_byte(std::uint64_t offset, unsigned char byte) {
  above_ascii_ = true;
  const auto note = [&](std::optional<Found>& first, bool is_one) {
    if (is_one && !first) first = Found{offset, byte};
  };
  note(control_, byte < 0xA0);
  note(undefined_, kUndefined.find(static_cast<char>(byte)) != std::string_view::npos);
  note(doubtful_, !is_expected(byte));
}

// `piece`, which begins at `offset`, up to the first byte that is not UTF-8. A character that the
// end of the piece cuts is kept for the next one.
void EncodingCensus::take_utf8(std::string_view piece, std::uint64_t offset, bool last) {
  while (!piece.empty()) {
    const Utf8Character character = first_utf8_character(piece);
    const std::size_t wanted =
        static_cast<std::size_t>(std::countl_one(static_cast<unsigned char>(piece[0])));
    if (character.bytes == 0 && !last && piece.size() < wanted && wanted <= 4) {
      open_.assign(piece);
      return;
    }
    if (character.bytes == 0) {
      not_utf8_ = Found{offset, static_cast<unsigned char>(piece[0])};
      return;
    }
    piece.remove_prefix(character.bytes);
    offset += character.bytes;
    while (piece.size() >= 8 && is_ascii_block(piece.data())) {
      piece.remove_prefix(8);
      offset += 8;
    }
  }
}

// Up to the first LF outside quotes, which nearly always ends the first line.
void EncodingCensus::take_line_ends(std::string_view piece) {
  for (std::size_t i = 0; i < piece.size() && !line_feed_; ++i) {
    in_quotes_ ^= piece[i] == '"';
    carriage_return_ = carriage_return_ || (piece[i] == '\r' && !in_quotes_);
    line_feed_ = piece[i] == '\n' && !in_quotes_;
  }
}

void EncodingCensus::take(std::span<const char> piece) {
  const std::string_view text(piece.data(), piece.size());
  if (start_.size() < kStart) start_.append(text.substr(0, kStart - start_.size()));
  if (!line_feed_) take_line_ends(text);
  for (std::size_t i = 0; i < text.size();) {
    if (text.size() - i >= 8 && is_ascii_block(text.data() + i)) {
      i += 8;
      continue;
    }
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x80) take_high_byte(size_ + i, byte);
    ++i;
  }
  if (!not_utf8_) {
    const std::string before = std::exchange(open_, {});
    if (before.empty()) {
      take_utf8(text, size_, false);
    } else {
      take_utf8(before + std::string(text), size_ - before.size(), false);
    }
  }
  size_ += text.size();
}

Encoding EncodingCensus::decide(std::optional<Encoding> said, const PlaceOf& place_of) {
  if (!not_utf8_ && !open_.empty()) {
    const std::string cut = std::exchange(open_, {});
    take_utf8(cut, size_ - cut.size(), true);
  }
  const auto refuse = [&](const Found& found, const std::string& expected,
                          const std::string& hint) {
    throw Error(place_of(found.offset) + ": expected " + expected + ", got " + shown(found.byte),
                hint);
  };
  if (const std::string_view what = no_text(start_); !what.empty()) {
    throw Error(place_of(0) + ": expected text in UTF-8, ISO-8859-1 or Windows-1252, got " +
                    std::string(what),
                "save the table as CSV in UTF-8");
  }
  const bool marked = start_.starts_with(kByteOrderMark);
  const bool utf8 = said ? *said == Encoding::kUtf8 : marked || !not_utf8_;
  if (utf8) {
    if (not_utf8_) refuse(*not_utf8_, "UTF-8", kSayIt);
    return Encoding::kUtf8;
  }
  if (said == Encoding::kLatin1 && control_) {
    refuse(*control_, "ISO-8859-1", "in Windows-1252 it may be a character: --encoding windows-1252");
  }
  if (undefined_) refuse(*undefined_, "UTF-8, ISO-8859-1 or Windows-1252", kSayIt);
  if (!said && doubtful_) {
    refuse(*doubtful_, "UTF-8, or letters of ISO-8859-1 or Windows-1252", kSayIt);
  }
  if (said) return *said;
  return control_ ? Encoding::kWindows1252 : Encoding::kLatin1;
}

ByteSource as_utf8(ByteSource source, Encoding encoding) {
  if (encoding == Encoding::kUtf8) return source;
  auto decoder = std::make_shared<Decoder>(std::move(source), encoding);
  return [decoder](std::span<char> target) { return decoder->fill(target); };
}

}  // namespace klero::crypto
