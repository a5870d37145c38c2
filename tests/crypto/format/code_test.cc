#include <gtest/gtest.h>

#include <algorithm>

#include "crypto/base/error.h"
#include "crypto/format/base32.h"
#include "crypto/format/letter_code.h"
#include "crypto/hash/sha256_openssl.h"
#include "crypto/hash/sha256_sodium.h"
#include "tests/support/vectors.h"

namespace klero::crypto {
namespace {

std::string plain(const std::string& field) {
  return field == "-" ? "" : field;
}

TEST(Base32, AgreesWithTheVectors) {
  for (const auto& row : tests::read_vectors("crypto/base32.tsv", {"bytes", "base32"})) {
    SCOPED_TRACE(row[1]);
    const std::string bytes = bytes_from_hex(plain(row[0])).value();
    EXPECT_EQ(to_base32(as_bytes(bytes)), plain(row[1]));
    EXPECT_EQ(bytes_from_base32(plain(row[1])), bytes);
  }
}

TEST(Base32, IsStrict) {
  for (const char* wrong : {"MZXW6YT", "MZXW6YTBA", "mzxw6ytb", "MZXW6YT=", "MZXW6YT0", "MZXW6YT1",
                            "MZXW6YT8", "MZXW6YT9", "MZXW 6YTB", "MZXW6YT\n"}) {
    EXPECT_FALSE(bytes_from_base32(wrong)) << wrong;
  }
  const std::array<std::uint8_t, 4> four{};
  EXPECT_THROW(static_cast<void>(to_base32(four)), Error);
}

// The nonce in hex, or what is wrong.
std::string read(std::string_view typed) {
  const auto result = read_letter_code(typed, openssl::sha256);
  return std::holds_alternative<LetterNonce>(result) ? to_hex(std::get<LetterNonce>(result))
                                                     : std::get<LetterCodeFlaw>(result).what;
}

TEST(LetterCode, AgreesWithTheVectorsInBothLibraries) {
  for (const auto& row : tests::read_vectors("crypto/letter_code.tsv", {"nonce", "code"})) {
    SCOPED_TRACE(row[1]);
    const LetterNonce nonce = array_from_hex<20>(row[0]).value();
    EXPECT_EQ(write_letter_code(nonce, openssl::sha256), row[1]);
    EXPECT_EQ(write_letter_code(nonce, sodium::sha256), row[1]);
    EXPECT_EQ(read(row[1]), row[0]);
  }
}

const std::string kCode = write_letter_code({0x0e, 0x81, 0x08, 1, 2, 3}, openssl::sha256);
const std::string kNonce = "0e8108010203" + std::string(28, '0');

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + 1)) {
    text.replace(at, from.size(), to);
  }
  return text;
}

TEST(LetterCode, IsReadAsPeopleTypeIt) {
  std::string lower = kCode;
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  EXPECT_EQ(read(lower), kNonce);
  EXPECT_EQ(read(replaced(kCode, "-", "")), kNonce);
  EXPECT_EQ(read(replaced(kCode, "-", " ")), kNonce);
  EXPECT_EQ(read("  " + replaced(kCode, "-", " – ") + "\r\n"), kNonce);
  EXPECT_EQ(read(replaced(kCode, "-", "\xc2\xa0")), kNonce);
}

TEST(LetterCode, ReadsZeroOneAndEightAsTheLettersTheyResemble) {
  ASSERT_NE(kCode.find_first_of("OIB"), std::string::npos) << kCode;
  EXPECT_EQ(read(replaced(replaced(replaced(kCode, "O", "0"), "I", "1"), "B", "8")), kNonce);
}

TEST(LetterCode, NamesTheGroupOfACharacterThatNoCodeHas) {
  std::string code = kCode;
  code[5 * 2 + 1] = '9';
  EXPECT_EQ(read(code), "group 3 holds '9', which no code has");
  EXPECT_EQ(read("ABÄD"), "group 1 holds 'Ä', which no code has");
  EXPECT_EQ(read("ABCD\x1b"), "group 2 holds '\\x1b', which no code has");
  EXPECT_EQ(read("ABCD\xff"), "group 2 holds '\\xff', which no code has");
}

TEST(LetterCode, SaysWhenItIsTooShortOrTooLong) {
  EXPECT_EQ(read(""), "the code is too short: expected 9 groups of 4 characters, got 0 characters");
  EXPECT_EQ(read(kCode.substr(0, kCode.size() - 1)),
            "the code is too short: expected 9 groups of 4 characters, got 35 characters");
  EXPECT_EQ(read(kCode + "A"), "the code is too long: expected 9 groups of 4 characters, got more");
  EXPECT_EQ(read(kCode + std::string(1'000'000, 'A')),
            "the code is too long: expected 9 groups of 4 characters, got more");
}

TEST(LetterCode, NoticesEveryCharacterMistypedAndEveryTwoNeighboursSwapped) {
  const std::string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const std::string digits = replaced(kCode, "-", "");
  const auto passes = [](const std::string& text) {
    return std::holds_alternative<LetterNonce>(read_letter_code(text, openssl::sha256));
  };
  for (std::size_t i = 0; i < digits.size(); ++i) {
    for (const char c : alphabet) {
      std::string typed = digits;
      typed[i] = c;
      EXPECT_EQ(passes(typed), typed == digits) << typed;
    }
    std::string swapped = digits;
    std::swap(swapped[i], swapped[(i + 1) % digits.size()]);
    EXPECT_EQ(passes(swapped), swapped == digits) << swapped;
  }
}

}  // namespace
}  // namespace klero::crypto
