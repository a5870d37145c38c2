#include "crypto/files/read_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "crypto/base/error.h"
#include "tests/support/temp_folder.h"

namespace klero::crypto {
namespace {

using tests::TempFolder;

std::string error_of(const std::filesystem::path& path, std::uint64_t max_bytes = kSmallFile) {
  try {
    static_cast<void>(read_file(path, max_bytes));
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

TEST(ReadFile, GivesTheBytes) {
  const TempFolder folder;
  const std::string bytes("a\0b\r\n\xff", 6);
  EXPECT_EQ(read_file(folder.put("f", bytes)), bytes);
  EXPECT_EQ(read_file(folder.put("empty", "")), "");
}

TEST(ReadFile, TakesAFileOfExactlyTheLimitAndNoneBeyond) {
  const TempFolder folder;
  const auto path = folder.put("f", "12345");
  EXPECT_EQ(read_file(path, 5), "12345");
  EXPECT_EQ(error_of(path, 4), "cannot read '" + path.string() +
                                   "': expected at most 4 bytes, got more");
}

// Opening a folder succeeds and reading it gives nothing: one would hash the empty text.
TEST(ReadFile, RefusesAFolder) {
  const TempFolder folder;
  EXPECT_EQ(error_of(folder.path()),
            "cannot read '" + folder.path().string() + "': expected a file, got a folder");
}

TEST(ReadFile, RefusesAFifoWithoutWaitingForAWriter) {
  const TempFolder folder;
  ASSERT_EQ(mkfifo((folder / "fifo").c_str(), 0600), 0);
  EXPECT_NE(error_of(folder / "fifo").find("expected a file, got a fifo"), std::string::npos);
}

TEST(ReadFile, RefusesDevicesThatNeverEnd) {
  EXPECT_EQ(error_of("/dev/zero"), "cannot read '/dev/zero': expected a file, got no regular file");
}

TEST(ReadFile, RefusesALoopOfLinksAndAMissingFile) {
  const TempFolder folder;
  std::filesystem::create_symlink("loop", folder / "loop");
  EXPECT_EQ(error_of(folder / "loop"), "cannot open '" + (folder / "loop").string() +
                                           "': Too many levels of symbolic links");
  EXPECT_EQ(error_of(folder / "none"),
            "cannot open '" + (folder / "none").string() + "': No such file or directory");
}

TEST(ReadFile, FollowsALinkToAFile) {
  const TempFolder folder;
  const auto target = folder.put("f", "text");
  std::filesystem::create_symlink(target, folder / "link");
  EXPECT_EQ(read_file(folder / "link"), "text");
}

// /proc/self/mem can be opened, but reading its first page fails: no end of file.
TEST(ReadFile, TellsAReadErrorFromTheEnd) {
  EXPECT_EQ(error_of("/proc/self/mem"), "cannot read '/proc/self/mem': Input/output error");
}

// Files of /proc report a size of 0 and hold more.
TEST(ReadFile, ReadsFilesThatHoldMoreThanTheyReport) {
  EXPECT_GT(read_file("/proc/self/status").size(), 100U);
}

TEST(ReadFile, EscapesTheNameInItsMessage) {
  EXPECT_EQ(quoted("a\x1b[2Jb"), "'a\\x1b[2Jb'");
}

}  // namespace
}  // namespace klero::crypto
