#include "selection/people/memory.h"

#include <gtest/gtest.h>

#include "crypto/base/error.h"
#include "tests/selection/record/small_draw.h"

namespace klero::selection {
namespace {

namespace fs = std::filesystem;
using tests::append_step;
using tests::TempFolder;

// The message of the Error that `work` throws; empty if it throws none.
template <class Work>
std::string refusal(Work work) {
  try {
    work();
  } catch (const crypto::Error& error) {
    return error.what();
  }
  return {};
}

class MemoryOfADraw : public testing::Test {
 protected:
  TempFolder folder_;
  Draw draw_ = tests::found_small_draw(folder_ / "draw");
  Memory memory_ = open_memory(folder_ / "memory");

  // Remembers the record as it is now.
  void see() { remember_steps(memory_, draw_.record, draw_.record.steps.back().number); }
};

TEST_F(MemoryOfADraw, IsForItsOwnerAlone) {
  see();
  remember_signed(memory_, "04-close", "close\n");
  EXPECT_EQ(tests::mode_of(folder_ / "memory"), 0700U);
  EXPECT_EQ(tests::mode_of(folder_ / "memory/step-01.txt"), 0600U);
  EXPECT_EQ(tests::mode_of(folder_ / "memory/signed-04-close.txt"), 0600U);
}

TEST_F(MemoryOfADraw, RemembersChecksumsAsSha256sumPrintsThem) {
  append_step(draw_);
  see();
  EXPECT_EQ(tests::bytes_of(folder_ / "memory/step-02.txt"), draw_.record.steps[1].checksum + "  02-frame\n");
}

TEST_F(MemoryOfADraw, AcceptsTheSameRecordAndALongerOne) {
  check_extends(memory_, draw_.record);  // nothing seen yet
  see();
  check_extends(memory_, draw_.record);
  append_step(draw_);
  check_extends(memory_, draw_.record);
}

TEST_F(MemoryOfADraw, RemembersOnlyWhatWasLookedAt) {
  append_step(draw_);
  remember_steps(memory_, draw_.record, kOrderStep);
  EXPECT_EQ(seen_steps(memory_).size(), 1U);
}

TEST_F(MemoryOfADraw, RefusesARecordWithAnotherStepAndShowsBothChecksums) {
  append_step(draw_);
  see();
  Record other = draw_.record;
  other.steps[1].checksum = std::string(64, 'a');
  EXPECT_EQ(refusal([&] { check_extends(memory_, other); }),
            "the record is not the one you saw, step 02-frame: expected " + draw_.record.steps[1].checksum +
                " (02-frame), got " + std::string(64, 'a'));
}

TEST_F(MemoryOfADraw, RefusesARecordThatGotShorter) {
  append_step(draw_);
  see();
  Record shorter = draw_.record;
  shorter.steps.pop_back();
  EXPECT_EQ(refusal([&] { check_extends(memory_, shorter); }),
            "the record is shorter than the one you saw: expected step 02-frame with the checksum " +
                draw_.record.steps[1].checksum + ", got steps to 01-order");
}

TEST_F(MemoryOfADraw, NeverForgetsWhatItSawFirst) {
  see();
  Record other = draw_.record;
  other.steps[0].checksum = std::string(64, 'a');
  remember_steps(memory_, other, kOrderStep);
  EXPECT_EQ(seen_steps(memory_).front().checksum, draw_.record.steps[0].checksum);
}

TEST_F(MemoryOfADraw, SignsOnceUnderOneName) {
  EXPECT_EQ(signed_before(memory_, "04-close"), std::nullopt);
  remember_signed(memory_, "04-close", "one\n");
  remember_signed(memory_, "04-close", "one\n");
  // sha256sum of "one\n" and "two\n"
  EXPECT_EQ(refusal([&] { remember_signed(memory_, "04-close", "two\n"); }),
            "you signed another 04-close already: its SHA-256 is "
            "2c8b08da5ce60398e1f19af0e5dccc744df274b826abe585eaba68c525434806, of this one "
            "27dd8ed44a83ff94d557f9fd0412ed5a8cbca69ea04922d88c01184a07300a5a");
  EXPECT_EQ(signed_before(memory_, "04-close"), "one\n");
  remember_signed(memory_, "10-close", "two\n");
}

TEST_F(MemoryOfADraw, IsTakenUpAgainAfterAKilledRun) {
  see();
  (void)folder_.put("memory/.new-step-02.txt", "half");
  memory_ = {};
  memory_ = open_memory(folder_ / "memory");
  EXPECT_FALSE(fs::exists(folder_ / "memory/.new-step-02.txt"));
  EXPECT_EQ(seen_steps(memory_).size(), 1U);
}

TEST_F(MemoryOfADraw, RefusesADamagedFile) {
  see();
  for (const char* bytes : {"", "garbage\n", "6cbc", "\n"}) {
    SCOPED_TRACE(bytes);
    (void)folder_.put("memory/step-01.txt", bytes);
    EXPECT_NE(refusal([&] { (void)seen_steps(memory_); }).find("the memory was damaged"), std::string::npos);
  }
  (void)folder_.put("memory/step-01.txt", draw_.record.steps[0].checksum + "  02-frame\n");
  EXPECT_NE(refusal([&] { (void)seen_steps(memory_); }), "");
}

TEST_F(MemoryOfADraw, LetsOneCommandInAtATime) {
  EXPECT_NE(refusal([&] { (void)open_memory(folder_ / "memory"); }).find("another command"), std::string::npos);
}

TEST(Memory, RefusesAFolderThatOthersEnterOrThatHoldsOtherThings) {
  const TempFolder folder;
  fs::create_directory(folder / "open");
  fs::permissions(folder / "open", fs::perms(0750));
  EXPECT_NE(refusal([&] { (void)open_memory(folder / "open"); }).find("others can enter"), std::string::npos);
  fs::permissions(folder / "open", fs::perms(0700));
  EXPECT_EQ(refusal([&] { (void)open_memory(folder / "open"); }), "");
  (void)folder.put("open/letter.txt", "mine");
  EXPECT_NE(refusal([&] { (void)open_memory(folder / "open"); }).find("holds things but no memory"),
            std::string::npos);
}

}  // namespace
}  // namespace klero::selection
