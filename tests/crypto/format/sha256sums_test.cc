#include "crypto/format/sha256sums.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "crypto/base/error.h"
#include "crypto/hash/sha256_openssl.h"
#include "tests/support/temp_folder.h"

namespace klero::crypto {
namespace {

const std::string kDigits(64, 'a');

// The flaw in words, or "right".
std::string verdict(const std::string& bytes) {
  const auto read = read_sha256sums(bytes);
  return std::holds_alternative<Flaw>(read) ? describe(std::get<Flaw>(read)) : "right";
}

TEST(Sha256Sums, TakesPathsInsideOfTheRecordOnly) {
  for (const char* right :
       {"order.json", "slot-1.txt", "leaves-0001.tsv", "A_b", "../01-order/SHA256SUMS",
        "../evidence/04-lot1-reveal/office.sig", "folder/file", "0"}) {
    EXPECT_TRUE(is_sums_path(right)) << right;
  }
  for (const char* wrong :
       {"", ".", "..", "/", "/etc/passwd", "a//b", "a/", "/a", "a/../b", "./a", "../a", "-", "-c",
        ".hidden", "a b", "a\nb", "ä", "a\\b", "*a", "../01-order", "../01-order/order.json",
        "../01-order/SHA256SUMS/x", "../../01-order/SHA256SUMS", "../1-order/SHA256SUMS",
        "../01-/SHA256SUMS", "../01-Order/SHA256SUMS", "../evidence/office.sig",
        "../evidence/04-lot1-reveal/../x", "../evidence/04-lot1-reveal/a/b",
        "../evidence/04-lot1-reveal/.x", "../evidence/04-lot1-reveal/", "../evidence/SHA256SUMS",
        "../../evidence/04-x/office.sig", "a:b", "a~"}) {
    EXPECT_FALSE(is_sums_path(wrong)) << wrong;
  }
}

TEST(Sha256Sums, GivesDigestsAndPaths) {
  const auto read = read_sha256sums(kDigits + "  ../01-order/SHA256SUMS\n" + kDigits + "  a\n");
  ASSERT_TRUE(std::holds_alternative<std::vector<ChecksumLine>>(read));
  const auto& lines = std::get<std::vector<ChecksumLine>>(read);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(to_hex(lines[1].digest), kDigits);
  EXPECT_EQ(lines[0].path, "../01-order/SHA256SUMS");
}

TEST(Sha256Sums, NamesTheLineOfEachFlaw) {
  const std::string line = kDigits + "  b\n";
  const std::string grammar = "expected 64 lower-case hex digits, two blanks and a path, got ";
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", "line 1: " + grammar + "an empty file"},
      {line + "garbage\n", "line 2: " + grammar + "'garbage'"},
      {line + "\n", "line 2: " + grammar + "''"},
      {kDigits + " *b\n", "line 1: " + grammar + "'" + kDigits + " *b'"},
      {kDigits + " b\n", "line 1: " + grammar + "'" + kDigits + " b'"},
      {"\\" + line, "line 1: " + grammar + "'\\\\" + kDigits + "  b'"},
      {std::string(64, 'A') + "  b\n", "line 1: " + grammar + "'" + std::string(64, 'A') + "  b'"},
      {kDigits + "  b", "line 1: expected a line feed at the end of the line, got none"},
      {kDigits + "  \n", "line 1: expected a path inside of the record, got ''"},
      {kDigits + "   b\n", "line 1: expected a path inside of the record, got ' b'"},
      {kDigits + "  b\r\n", "line 1: expected a path inside of the record, got 'b\\r'"},
      {line + line, "line 2: expected a path after 'b', got 'b'"},
      {line + kDigits + "  a\n", "line 2: expected a path after 'b', got 'a'"},
  };
  for (const auto& [bytes, expected] : cases) {
    SCOPED_TRACE(bytes);
    EXPECT_EQ(verdict(bytes), expected);
  }
}

TEST(Sha256Sums, WritesSortedLinesThatItReadsBack) {
  const std::vector<ChecksumLine> lines = {{{}, "b"}, {{}, "a-b"}, {{}, "a/b"}, {{}, "B"}};
  const std::string zero(64, '0');
  const std::string text = write_sha256sums(lines);
  EXPECT_EQ(text, zero + "  B\n" + zero + "  a-b\n" + zero + "  a/b\n" + zero + "  b\n");
  EXPECT_EQ(verdict(text), "right");
}

TEST(Sha256Sums, WritesNothingThatItWouldNotRead) {
  EXPECT_THROW(static_cast<void>(write_sha256sums({})), Error);
  const std::vector<ChecksumLine> twice = {{{}, "a"}, {{}, "a"}};
  EXPECT_THROW(static_cast<void>(write_sha256sums(twice)), Error);
  const std::vector<ChecksumLine> outside = {{{}, "../x"}};
  EXPECT_THROW(static_cast<void>(write_sha256sums(outside)), Error);
}

TEST(Sha256Sums, IsWhatTheStockToolChecks) {
  const tests::TempFolder folder;
  const auto digest = openssl::sha256_file(folder.put("file", "text\n"));
  static_cast<void>(folder.put("SHA256SUMS", write_sha256sums(std::vector{
                                                 ChecksumLine{digest, "file"}})));
  const std::string check =
      "cd '" + folder.path().string() + "' && sha256sum -c --strict --status SHA256SUMS";
  EXPECT_EQ(std::system(check.c_str()), 0);
  static_cast<void>(folder.put("file", "other\n"));
  EXPECT_NE(std::system(check.c_str()), 0);
}

}  // namespace
}  // namespace klero::crypto
