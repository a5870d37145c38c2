#include "verifier/read/lines.h"

#include <gtest/gtest.h>

#include "tests/support/temp_folder.h"

namespace klero::verifier {
namespace {

struct Read {
  std::vector<std::string> lines;
  bool last_ended = false;
  bool too_long = false;
  std::string tapped;
};

Read read(const std::string& bytes) {
  const tests::TempFolder folder;
  (void)folder.put("file", bytes);
  const RecordFolder record(folder.path());
  Read result;
  LineStream lines(record.open("file"),
                   [&](std::string_view piece) { result.tapped.append(piece); });
  InputLine line;
  while (lines.next(line)) {
    result.lines.emplace_back(line.text);
    result.last_ended = line.ended;
    result.too_long = line.too_long;
    EXPECT_EQ(line.number, result.lines.size());
  }
  return result;
}

using Lines = std::vector<std::string>;

TEST(LineStream, AnEmptyFileHasNoLines) { EXPECT_TRUE(read("").lines.empty()); }

TEST(LineStream, EveryLfEndsALine) {
  EXPECT_EQ(read("a\n\nb\n").lines, (Lines{"a", "", "b"}));
  EXPECT_TRUE(read("a\n").last_ended);
  EXPECT_FALSE(read("a\nb").last_ended);
  EXPECT_EQ(read("a\nb").lines, (Lines{"a", "b"}));
}

TEST(LineStream, LinesMayLieAcrossThePiecesInWhichAFileIsRead) {
  std::string bytes;
  for (int i = 0; i < 30'000; ++i) {
    bytes += std::string(static_cast<std::size_t>(i % 53), 'x') + "\n";
  }
  const Read result = read(bytes);
  ASSERT_EQ(result.lines.size(), 30'000U);
  EXPECT_EQ(result.lines[29'999].size(), 29'999U % 53U);
  EXPECT_EQ(result.tapped, bytes);
}

TEST(LineStream, ALineMayBeAsLongAsTheProtocolSaysAndNotAByteLonger) {
  const std::string longest(kMaxLine, 'x');
  EXPECT_FALSE(read(longest + "\nb\n").too_long);
  EXPECT_EQ(read(longest + "\nb\n").lines.size(), 2U);
  EXPECT_FALSE(read(longest).too_long);
  const Read longer = read(longest + "y\nb\n");
  EXPECT_TRUE(longer.too_long);
  EXPECT_EQ(longer.lines, Lines{longest});
  EXPECT_TRUE(read(longest + "y").too_long);
}

}  // namespace
}  // namespace klero::verifier
