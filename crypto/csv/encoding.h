// In which of three encodings a file of text stands: UTF-8, ISO-8859-1, Windows-1252.
//
// The rule, so that nobody has to guess after us:
//   1. A UTF-8 byte order mark, or bytes that are UTF-8 from end to end: UTF-8.
//   2. Otherwise ISO-8859-1 or Windows-1252, if every byte above ASCII is a letter there (but not
//      Ÿ, which is ü in Mac Roman), or one of the signs ’ – § ª ° º and the no-break space. They
//      differ in the bytes 0x80 to 0x9F only, which are control characters in ISO-8859-1: with one
//      of them it is Windows-1252.
//   3. Otherwise the file may stand in an encoding that we do not know (code page 850, Mac Roman,
//      ISO-8859-15, half UTF-8), where the same byte is another letter: refused. A person who knows
//      says which.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace klero::crypto {

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";  // of UTF-8

enum class Encoding { kUtf8, kLatin1, kWindows1252 };

// "UTF-8", "ISO-8859-1", "Windows-1252".
[[nodiscard]] std::string_view encoding_name(Encoding encoding);

// What find_encoding knows, for whoever asks a person.
inline constexpr std::array<std::string_view, 3> kEncodingNames = {"utf-8", "iso-8859-1",
                                                                   "windows-1252"};

// The encoding called `name`, in lower case; none if it is none of the three.
[[nodiscard]] std::optional<Encoding> find_encoding(std::string_view name);

// Counts what of a file's bytes tells its encoding, piece by piece.
class EncodingCensus {
 public:
  void take(std::span<const char> piece);

  // After the last piece: the encoding by the rule above, or `said` if the bytes can stand in it.
  //
  // Throws Error, naming the first byte that speaks against it.
  //   place_of   "file:line:byte" of the byte with this offset; called before throwing only
  using PlaceOf = std::function<std::string(std::uint64_t offset)>;
  [[nodiscard]] Encoding decide(std::optional<Encoding> said, const PlaceOf& place_of);

  [[nodiscard]] bool is_ascii() const { return !above_ascii_; }

  // Whether lines end in CR: some CR stands outside quotes, and no LF does. (A cell of a table from a Mac
  // may hold an LF.)
  [[nodiscard]] bool ends_in_cr() const { return carriage_return_ && !line_feed_; }

 private:
  struct Found {
    std::uint64_t offset = 0;
    unsigned char byte = 0;
  };
  void take_high_byte(std::uint64_t offset, unsigned char byte);
  void take_line_ends(std::string_view piece);
  void take_utf8(std::string_view piece, std::uint64_t offset, bool last);

  std::uint64_t size_ = 0;
  bool above_ascii_ = false;
  bool in_quotes_ = false;
  bool line_feed_ = false;        // outside quotes
  bool carriage_return_ = false;  // outside quotes
  static constexpr std::size_t kStart = 16;
  std::string start_;              // so many first bytes, for byte order marks and other signatures
  std::string open_;               // of a character that the last piece cut
  std::optional<Found> not_utf8_;  // the first of each kind
  std::optional<Found> control_;    // 0x80 to 0x9F: none in ISO-8859-1
  std::optional<Found> undefined_;  // the five of them that Windows-1252 does not have either
  std::optional<Found> doubtful_;   // no letter and none of the signs of the rule
};

// A source of bytes: fills the target as far as it can and returns how much it did; less than asked
// is the end.
using ByteSource = std::function<std::size_t(std::span<char>)>;

// The same text in UTF-8, by ICU's converters. `source` itself if it is UTF-8.
[[nodiscard]] ByteSource as_utf8(ByteSource source, Encoding encoding);

}  // namespace klero::crypto
