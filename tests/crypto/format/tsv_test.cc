#include "crypto/format/tsv.h"

#include <gtest/gtest.h>

#include <array>

#include "crypto/base/error.h"
#include "tests/support/temp_folder.h"

namespace klero::crypto {
namespace {

using namespace std::string_literals;

constexpr std::array<std::string_view, 3> kColumns = {"leaf", "stratum", "count"};
const std::string kHeader = "leaf\tstratum\tcount\n";

// The flaw in words, or "right".
std::string verdict(const std::string& bytes) {
  const auto read = read_tsv(bytes, kColumns);
  return std::holds_alternative<Flaw>(read) ? describe(std::get<Flaw>(read)) : "right";
}

TEST(Tsv, GivesTheFieldsOfEveryRow) {
  const auto read = read_tsv(kHeader + "a\tNord-Ost\t3\nb\tSüd = West\t4\n", kColumns);
  ASSERT_TRUE(std::holds_alternative<TsvTable>(read));
  using Rows = std::vector<std::vector<std::string>>;
  EXPECT_EQ(std::get<TsvTable>(read).rows,
            (Rows{{"a", "Nord-Ost", "3"}, {"b", "Süd = West", "4"}}));
}

TEST(Tsv, TakesATableWithoutRows) {
  EXPECT_EQ(verdict(kHeader), "right");
}

TEST(Tsv, NamesTheLineOfEachFlaw) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", "line 1: expected the header line 'leaf\\tstratum\\tcount', got an empty file"},
      {"leaf\tstratum\n",
       "line 1: expected the header line 'leaf\\tstratum\\tcount', got 'leaf\\tstratum'"},
      {"leaf\tstratum\tcount",
       "line 1: expected a line feed at the end of the line, got the end of the file"},
      {"\xef\xbb\xbf" + kHeader, "line 1: expected the header line 'leaf\\tstratum\\tcount', "
                                 "got '\\u{feff}leaf\\tstratum\\tcount'"},
      {"leaf\tstratum\tcount\r\n", "line 1: expected the header line 'leaf\\tstratum\\tcount', "
                                   "got 'leaf\\tstratum\\tcount\\r'"},
      {"leaf stratum count\n", "line 1: expected the header line 'leaf\\tstratum\\tcount', "
                               "got 'leaf stratum count'"},
      {kHeader + "a\tb\n", "line 2: expected 3 columns, got 2"},
      {kHeader + "a\tb\tc\na\tb\tc\td\n", "line 3: expected 3 columns, got 4"},
      {kHeader + "a\tb\tc\n\n", "line 3: expected 3 columns, got 1"},
      {kHeader + "a\tb\tc", "line 2: expected a line feed at the end of the line, "
                            "got the end of the file"},
      {kHeader + "a\t\tc\n", "line 2: expected no empty field, got 'a\\t\\tc'"},
      {kHeader + "a\tb\t\n", "line 2: expected no empty field, got 'a\\tb\\t'"},
      {kHeader + "a\tb\tc\r\n", "line 2: expected no control character, got 'c\\r'"},
      {kHeader + "a\tb\0\tc\n"s, "line 2: expected no control character, got 'b\\x00'"},
      {kHeader + "a\t\x1b[2J\tc\n", "line 2: expected no control character, got '\\x1b[2J'"},
      {kHeader + "a\t\xc2\x85\tc\n", "line 2: expected no control character, got '\\u{85}'"},
      {kHeader + "a\tM\xfcller\tc\n", "line 2: expected UTF-8, got 'a\\tM\\xfcller\\tc'"},
  };
  for (const auto& [bytes, expected] : cases) {
    SCOPED_TRACE(bytes);
    EXPECT_EQ(verdict(bytes), expected);
  }
}

TEST(Tsv, RefusesALineBeyondOneMebibyte) {
  const std::string long_field(LineReader::kMaxLine, 'x');
  EXPECT_EQ(verdict(kHeader + "a\tb\t" + long_field + "\n"),
            "line 2: expected a line of at most 1048576 bytes, got a longer one");
}

TEST(Tsv, StreamsAFileAndStopsWhereTheVisitorFindsAFlaw) {
  const tests::TempFolder folder;
  std::string bytes = kHeader;
  for (int i = 0; i < 50'000; ++i) {
    bytes += "a\tb\t" + std::to_string(i) + "\n";
  }
  LineReader lines(folder.put("t.tsv", bytes));
  std::uint64_t last = 0;
  const auto flaw = visit_tsv(lines, kColumns, [&last](const TsvRow& row) {
    last = row.line;
    return row.fields[2] == "40000" ? std::optional(Flaw{row.line, "no 40000", "40000"})
                                    : std::nullopt;
  });
  ASSERT_TRUE(flaw);
  EXPECT_EQ(describe(*flaw), "line 40002: expected no 40000, got 40000");
  EXPECT_EQ(last, 40'002U);
}

TEST(Tsv, WritesWhatItReads) {
  std::string text;
  append_tsv_header(text, kColumns);
  const std::array<std::string_view, 3> row = {"a", "Süd", "0"};
  append_tsv_row(text, row);
  EXPECT_EQ(text, kHeader + "a\tSüd\t0\n");
}

TEST(Tsv, WritesNothingThatCouldNotBeReadBack) {
  for (const std::string_view wrong : {"", "a\tb", "a\nb", "a\r", "\x1b", "\xff", "\xc2\x85"}) {
    std::string text;
    const std::array<std::string_view, 1> row = {wrong};
    EXPECT_THROW(append_tsv_row(text, row), Error) << wrong;
  }
}

TEST(Flaw, NamesNoLineWhereThereIsNone) {
  EXPECT_EQ(describe({0, "a file", "none"}), "expected a file, got none");
}

}  // namespace
}  // namespace klero::crypto
