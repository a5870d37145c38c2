#include "crypto/csv/encoding.h"

#include <gtest/gtest.h>
#include <iconv.h>

#include "crypto/base/error.h"
#include "crypto/base/text.h"

namespace klero::crypto {
namespace {

std::string decode(std::string_view bytes, Encoding encoding) {
  std::size_t given = 0;
  const ByteSource source = as_utf8(
      [&](std::span<char> target) {
        const std::size_t count = std::min(target.size(), bytes.size() - given);
        std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(given), count, target.begin());
        given += count;
        return count;
      },
      encoding);
  std::string text;
  std::vector<char> piece(7);  // so that characters are cut
  for (std::size_t got = piece.size(); got == piece.size();) {
    got = source(piece);
    text.append(piece.data(), got);
  }
  return text;
}

// What the C library's iconv makes of one byte; "" if it refuses it.
std::string iconv_of(char byte, const char* encoding) {
  const iconv_t converter = iconv_open("UTF-8", encoding);
  std::string text(8, '\0');
  char* in = &byte;
  char* out = text.data();
  std::size_t in_left = 1;
  std::size_t out_left = text.size();
  const bool done = iconv(converter, &in, &in_left, &out, &out_left) != static_cast<std::size_t>(-1);
  iconv_close(converter);
  return done ? text.substr(0, text.size() - out_left) : "";
}

TEST(Encoding, DecodesEveryByteAsIconvDoes) {
  int refused = 0;
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    EXPECT_EQ(decode({&c, 1}, Encoding::kLatin1), iconv_of(c, "ISO-8859-1")) << byte;
    const std::string expected = iconv_of(c, "WINDOWS-1252");
    refused += expected.empty() ? 1 : 0;
    if (!expected.empty()) {
      EXPECT_EQ(decode({&c, 1}, Encoding::kWindows1252), expected) << byte;
    }
  }
  EXPECT_EQ(refused, 5);
}

TEST(Encoding, DecodesAcrossTheEdgesOfPieces) {
  std::string bytes;
  std::string expected;
  for (int i = 0; i < 100'000; ++i) {
    bytes += i % 3 == 0 ? "a" : "\x80";
    expected += i % 3 == 0 ? "a" : "\xE2\x82\xAC";
  }
  EXPECT_EQ(decode(bytes, Encoding::kWindows1252), expected);
}

// "UTF-8", or what stands against it; in one piece and in pieces of every small size alike.
std::string verdict(std::string_view bytes, std::optional<Encoding> said = std::nullopt) {
  std::vector<std::string> all;
  for (std::size_t size = 0; size <= 5; ++size) {
    EncodingCensus census;
    std::string_view left = bytes;
    while (!left.empty()) {
      const std::string_view piece = left.substr(0, size == 0 ? left.size() : size);
      census.take(piece);
      left.remove_prefix(piece.size());
    }
    try {
      all.emplace_back(
          encoding_name(census.decide(said, [](std::uint64_t at) { return std::to_string(at); })));
    } catch (const Error& error) {
      all.emplace_back(error.what());
    }
    EXPECT_EQ(all.back(), all.front()) << "pieces of " << size;
  }
  return all.front();
}

TEST(Encoding, IsFoundByTheRule) {
  EXPECT_EQ(verdict(""), "UTF-8");
  EXPECT_EQ(verdict("Mueller"), "UTF-8");
  EXPECT_EQ(verdict("M\xC3\xBCller, \xE2\x82\xAC, \xF0\x9F\x8E\xB2"), "UTF-8");
  EXPECT_EQ(verdict("\xEF\xBB\xBFM"), "UTF-8");
  EXPECT_EQ(verdict("Stra\xDF" "e, M\xFCller, \xC5ngstr\xF6m"), "ISO-8859-1");
  EXPECT_EQ(verdict("M\xFCller, O\x92" "Neill, \x8Ciuvre, Haus 3 \x96 5"), "Windows-1252");
}

TEST(Encoding, IsNotGuessed) {
  const std::string letters = ": expected UTF-8, or letters of ISO-8859-1 or Windows-1252, got ";
  // Code page 850: ä is 0x84, ö 0x94, ü 0x81, which no encoding of ours has.
  EXPECT_EQ(verdict("K\x94ln"), "1" + letters + "the byte 0x94");
  EXPECT_EQ(verdict("M\x84rz"), "1" + letters + "the byte 0x84");
  EXPECT_EQ(verdict("M\x81ller"),
            "1: expected UTF-8, ISO-8859-1 or Windows-1252, got the byte 0x81");
  // Mac Roman: ü is 0x9F, which would be Ÿ; who means Ÿ says the encoding.
  EXPECT_EQ(verdict("M\x9Fller"), "1" + letters + "the byte 0x9f");
  EXPECT_EQ(verdict("L'Ha\x9F", Encoding::kWindows1252), "Windows-1252");
  // ISO-8859-15: 0xA6 is Š.
  EXPECT_EQ(verdict("\xA6ime"), "0" + letters + "the byte 0xa6");
  // Half UTF-8, half not: "ä" twice.
  EXPECT_EQ(verdict("\xC3\xA4 \xE4"), "1" + letters + "the byte 0xa4");
  // A mark that promises too much.
  EXPECT_EQ(verdict("\xEF\xBB\xBFM\xFC"), "4: expected UTF-8, got the byte 0xfc");
}

TEST(Encoding, OfWhatIsNoTextIsNone) {
  const auto got = [](std::string_view bytes) { return verdict(bytes); };
  const std::string start = "0: expected text in UTF-8, ISO-8859-1 or Windows-1252, got ";
  EXPECT_EQ(got(std::string_view("\xFF\xFE" "a\0", 4)), start + "UTF-16");
  EXPECT_EQ(got(std::string_view("\xFE\xFF" "\0a", 4)), start + "UTF-16");
  EXPECT_EQ(got(std::string_view("a\0;\0b\0", 6)), start + "UTF-16");
  EXPECT_EQ(got(std::string_view("\0a\0;\0b", 6)), start + "UTF-16");
  EXPECT_EQ(got("PK\x03\x04..."), start + "a workbook (xlsx, ods) or another ZIP file");
  EXPECT_EQ(got("\xD0\xCF\x11\xE0\xA1\xB1"), start + "a workbook of an old Excel (xls)");
  EXPECT_EQ(got("\x1F\x8B\x08"), start + "a compressed file (gzip)");
  EXPECT_EQ(got("%PDF-1.7"), start + "a PDF");
  EXPECT_EQ(got("7z\xBC\xAF\x27\x1C"), start + "a compressed file (7z)");
  EXPECT_EQ(got(std::string_view("SQLite format 3\0", 16)), start + "a database (SQLite)");
  EXPECT_EQ(got("<html><table>"), start + "a web page, perhaps named xls");
  EXPECT_EQ(got("<!DOCTYPE html>"), start + "a web page, perhaps named xls");
  EXPECT_EQ(got("<?xml version"), start + "XML, perhaps a workbook named xls");
  EXPECT_EQ(got("{\\rtf1"), start + "a document (RTF)");
  // Whatever is said about it.
  EXPECT_EQ(verdict("PK\x03\x04", Encoding::kUtf8), start + "a workbook (xlsx, ods) or another ZIP file");
  // A single 0 is a fault of its line, told there.
  EXPECT_EQ(got(std::string_view("a;b\0", 4)), "UTF-8");
  EXPECT_EQ(got("PK;name"), "UTF-8");
}

TEST(Encoding, ThatIsSaidIsTakenIfTheBytesCanStandInIt) {
  EXPECT_EQ(verdict("K\x94ln", Encoding::kWindows1252), "Windows-1252");
  EXPECT_EQ(verdict("K\x94ln", Encoding::kLatin1), "1: expected ISO-8859-1, got the byte 0x94");
  EXPECT_EQ(verdict("M\xFCller", Encoding::kUtf8), "1: expected UTF-8, got the byte 0xfc");
  EXPECT_EQ(verdict("M\xC3", Encoding::kUtf8), "1: expected UTF-8, got the byte 0xc3");
  EXPECT_EQ(verdict("M\xC3\xBCller", Encoding::kLatin1), "ISO-8859-1");
  EXPECT_EQ(verdict("M\x81ller", Encoding::kWindows1252),
            "1: expected UTF-8, ISO-8859-1 or Windows-1252, got the byte 0x81");
}

}  // namespace
}  // namespace klero::crypto
