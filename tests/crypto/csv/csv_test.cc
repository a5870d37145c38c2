#include "crypto/csv/csv.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "crypto/base/error.h"

namespace klero::crypto {
namespace {

struct Read {
  CsvShape shape;
  std::vector<std::vector<std::string>> rows;
  std::vector<std::uint64_t> lines;
};

Read read(std::string_view text) {
  Read result;
  CsvVisitor visitor;
  visitor.row = [&result](const CsvRow& row) {
    result.rows.emplace_back(row.fields.begin(), row.fields.end());
    result.lines.push_back(row.line);
  };
  result.shape = read_csv_text("f.csv", text, visitor);
  return result;
}

std::string error_of(std::string_view text) {
  try {
    (void)read(text);
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

using Rows = std::vector<std::vector<std::string>>;

TEST(Csv, ReadsFieldsOfEachSeparator) {
  for (const char separator : {',', ';', '\t'}) {
    std::string text = "a,b,c\n1,2,3\n,,\n";
    for (char& c : text) {
      c = c == ',' ? separator : c;
    }
    const Read got = read(text);
    EXPECT_EQ(got.shape.separator, separator);
    EXPECT_EQ(got.shape.columns, (std::vector<std::string>{"a", "b", "c"}));
    EXPECT_EQ(got.rows, (Rows{{"1", "2", "3"}, {"", "", ""}}));
    EXPECT_EQ(got.lines, (std::vector<std::uint64_t>{2, 3}));
  }
}

TEST(Csv, KeepsQuotedSeparatorsQuotesAndLineBreaks) {
  const Read got = read("a;b\n\"x;\"\"y\"\"\";\"1\r\n2\"\n\"\";last\n");
  EXPECT_EQ(got.rows, (Rows{{"x;\"y\"", "1\r\n2"}, {"", "last"}}));
  EXPECT_EQ(got.lines, (std::vector<std::uint64_t>{2, 4}));
}

TEST(Csv, TakesCrlfByteOrderMarkAndAMissingLastLineEnd) {
  const Read got = read("\xEF\xBB\xBF" "a,b\r\n1,\xC3\xA4\r\n3,4");
  EXPECT_TRUE(got.shape.byte_order_mark);
  EXPECT_EQ(got.shape.line_end, LineEnd::kCrlf);
  EXPECT_EQ(got.shape.columns.front(), "a");
  EXPECT_EQ(got.rows, (Rows{{"1", "\xC3\xA4"}, {"3", "4"}}));
}

TEST(Csv, ASeparatorInQuotesDoesNotDecide) {
  EXPECT_EQ(read("\"a,b,c\";d\n1;2\n").shape.columns, (std::vector<std::string>{"a,b,c", "d"}));
}

TEST(Csv, AHeaderWithoutSeparatorIsOneColumn) {
  EXPECT_EQ(read("a\n1\n\n2\n").rows, (Rows{{"1"}, {""}, {"2"}}));
}

TEST(Csv, RefusesWithFileAndLine) {
  struct Case {
    std::string text;
    std::string error;
  };
  const std::vector<Case> cases = {
      {"", "f.csv:1: the file has no header line"},
      {"\n", "f.csv:1: the file has no header line"},
      {"\xEF\xBB\xBF", "f.csv:1: the file has no header line"},
      {"a,b;c\n", "f.csv:1: the separator is unclear: expected comma, semicolon or tab, got two of "
                  "them equally often"},
      {"a,,c\n", "f.csv:1: column 2 has no name"},
      {"a,b,a\n", "f.csv:1: two columns are named \"a\""},
      {"a,b\n1,2\n1\n", "f.csv:3: expected 2 fields as in the header, got 1"},
      {"a,b\n1,2,3\n", "f.csv:2: expected 2 fields as in the header, got 3"},
      {"a,b\n\n1,2\n", "f.csv:2: expected 2 fields as in the header, got 1"},
      {"a,b\n1,x\"y\n", "f.csv:2: a quote inside an unquoted field"},
      {"a,b\n\"1\n2\",x\"y\n", "f.csv:3: a quote inside an unquoted field"},
      {"a,b\n\"1\"x,2\n", "f.csv:2: expected a separator after a closing quote, got other text"},
      {"a,b\n1,2\n\"1,2\n3,4\n", "f.csv:3: a quote is opened and never closed"},
      {"a,b\r1,2\r", "f.csv:1: expected lines ending in LF or CRLF, got a bare CR"},
      {"a,b\n1,\xE4\n", "f.csv:2: expected UTF-8, got other bytes"},
      {std::string("a,b\n1,\0\n", 8), "f.csv:2: expected text, got a NUL byte"},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(error_of(one.text), one.error);
  }
}

TEST(Csv, RefusesARowWithoutEnd) {
  EXPECT_EQ(error_of("a,b\n\"" + std::string(2 * kMaxCsvRecordBytes, 'x')),
            "f.csv:2: a quote is opened and never closed");
  EXPECT_EQ(error_of("a,b\n" + std::string(2 * kMaxCsvRecordBytes, 'x')),
            "f.csv:2: the row is longer than 1048576 bytes");
  EXPECT_EQ(error_of(std::string(kMaxCsvColumns + 1, ';')), "f.csv:1: more than 1000 fields");
}

TEST(Csv, RowsAcrossTheEdgeOfTheBufferAreWhole) {
  std::string text = "a,b\n";
  Rows expected;
  for (int i = 0; i < 30'000; ++i) {
    expected.push_back({std::to_string(i), std::string(static_cast<std::size_t>(i) % 97, 'x')});
    text += expected.back()[0] + ",\"" + expected.back()[1] + "\"\n";
  }
  EXPECT_EQ(read(text).rows, expected);
}

TEST(Csv, AFolderAndAMissingFileAreErrors) {
  const CsvVisitor visitor{.header = {}, .row = [](const CsvRow&) {}};
  EXPECT_THROW(read_csv("/", visitor), Error);
  EXPECT_THROW(read_csv("/nowhere/at/all.csv", visitor), Error);
}

TEST(Csv, AFileReadsAsItsText) {
  const std::string path = ::testing::TempDir() + "klero_csv_test.csv";
  std::ofstream(path, std::ios::binary) << "a,b\n1,2\n";
  std::size_t rows = 0;
  const CsvShape shape =
      read_csv(path, {.header = {}, .row = [&rows](const CsvRow&) { ++rows; }});
  EXPECT_EQ(rows, 1U);
  EXPECT_EQ(require_column(shape, "b", path), 1U);
  EXPECT_THROW((void)require_column(shape, "c", path), Error);
}

}  // namespace
}  // namespace klero::crypto
