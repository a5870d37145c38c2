#include "crypto/files/line_reader.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "crypto/base/error.h"
#include "tests/support/temp_folder.h"

namespace klero::crypto {
namespace {

using namespace std::string_literals;
using tests::TempFolder;

struct Read {
  std::string text;
  bool ends_with_lf;
  bool cut;
  bool operator==(const Read&) const = default;
};

std::vector<Read> all_lines(LineReader reader) {
  std::vector<Read> lines;
  Line line;
  while (reader.next(line)) {
    lines.push_back({std::string(line.text), line.ends_with_lf, line.cut});
    EXPECT_EQ(line.number, lines.size());
  }
  return lines;
}

// What a file and a text in memory give must be the same.
std::vector<Read> lines_of(const std::string& bytes, std::size_t max_line = LineReader::kMaxLine) {
  const TempFolder folder;
  const std::vector<Read> from_file = all_lines(LineReader(folder.put("f", bytes), max_line));
  EXPECT_EQ(from_file, all_lines(LineReader::of_text(bytes, max_line)));
  return from_file;
}

TEST(LineReader, GivesEveryLineWithItsNumber) {
  EXPECT_EQ(lines_of("a\n\nbc\n"), (std::vector<Read>{{"a", true, false}, {"", true, false},
                                                      {"bc", true, false}}));
}

TEST(LineReader, TellsAMissingLastLineFeed) {
  EXPECT_EQ(lines_of("a\nb"), (std::vector<Read>{{"a", true, false}, {"b", false, false}}));
}

TEST(LineReader, GivesNoLineOfAnEmptyFileAndAnEmptyOneOfALineFeed) {
  EXPECT_TRUE(lines_of("").empty());
  EXPECT_EQ(lines_of("\n"), (std::vector<Read>{{"", true, false}}));
}

TEST(LineReader, KeepsOtherBytesAndTellsCrAndNul) {
  EXPECT_EQ(lines_of("a\r\n"), (std::vector<Read>{{"a\r", true, false}}));
  EXPECT_TRUE(has_cr_or_nul("a\r"));
  EXPECT_TRUE(has_cr_or_nul("a\0b"s));
  EXPECT_FALSE(has_cr_or_nul("a\tb"));
}

TEST(LineReader, CutsALineBeyondTheLimitAndStopsThere) {
  EXPECT_EQ(lines_of("abcd\nx\n", 4),
            (std::vector<Read>{{"abcd", true, false}, {"x", true, false}}));
  EXPECT_EQ(lines_of("abcde\nx\n", 4), (std::vector<Read>{{"abcd", false, true}}));
  EXPECT_EQ(lines_of("abcd", 4), (std::vector<Read>{{"abcd", false, false}}));
}

// Lines that lie across the buffer's end, that fill it exactly, and that outgrow it.
TEST(LineReader, IsRightAroundTheBuffersEnd) {
  for (const std::size_t length :
       {100'000U, 262'142U, 262'143U, 262'144U, 262'145U, 524'287U, 524'288U, 1'000'000U}) {
    SCOPED_TRACE(length);
    const std::string first(length, 'x');
    const std::string second(length / 2, 'y');
    EXPECT_EQ(lines_of(first + "\n" + second + "\n" + "z"),
              (std::vector<Read>{{first, true, false}, {second, true, false}, {"z", false, false}}));
  }
}

TEST(LineReader, StopsAtTheLimitOfAHugeLineInAFile) {
  const std::string line(3'000'000, 'x');
  const std::vector<Read> lines = lines_of(line + "\nnext\n");
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_TRUE(lines[0].cut);
  EXPECT_EQ(lines[0].text.size(), LineReader::kMaxLine);
}

TEST(LineReader, ReadsManyLinesAsTheyWereWritten) {
  std::string bytes;
  for (int i = 0; i < 100'000; ++i) {
    bytes += std::to_string(i * 7919) + "\n";
  }
  const std::vector<Read> lines = lines_of(bytes);
  ASSERT_EQ(lines.size(), 100'000U);
  EXPECT_EQ(lines[99'999].text, std::to_string(99'999 * 7919));
}

TEST(LineReader, RefusesAFolderAndAReadError) {
  const TempFolder folder;
  EXPECT_THROW(LineReader(folder.path()), Error);
  LineReader broken("/proc/self/mem");
  Line line;
  EXPECT_THROW(static_cast<void>(broken.next(line)), Error);
}

}  // namespace
}  // namespace klero::crypto
