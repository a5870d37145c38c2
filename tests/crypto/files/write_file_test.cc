#include "crypto/files/write_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "crypto/base/error.h"
#include "tests/support/temp_folder.h"

namespace klero::crypto {
namespace {

using tests::bytes_of;
using tests::TempFolder;

mode_t mode_of(const std::filesystem::path& path) {
  struct stat status = {};
  EXPECT_EQ(stat(path.c_str(), &status), 0);
  return status.st_mode & 07777;
}

std::size_t entries_in(const std::filesystem::path& folder) {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

TEST(WriteFile, WritesTheBytesAndNothingElse) {
  const TempFolder folder;
  const std::string bytes("a\0\xff\n", 4);
  write_new_file(folder / "f", bytes, Access::kPublic);
  EXPECT_EQ(bytes_of(folder / "f"), bytes);
  EXPECT_EQ(entries_in(folder.path()), 1U);
}

TEST(WriteFile, SetsTheModeWhateverTheUmaskIs) {
  const TempFolder folder;
  const mode_t before = umask(0);
  write_new_file(folder / "secret", "", Access::kSecret);
  umask(0777);
  write_new_file(folder / "public", "", Access::kPublic);
  umask(before);
  EXPECT_EQ(mode_of(folder / "secret"), 0600U);
  EXPECT_EQ(mode_of(folder / "public"), 0644U);
}

TEST(WriteFile, OverwritesNothing) {
  const TempFolder folder;
  const auto path = folder.put("f", "old");
  try {
    write_new_file(path, "new", Access::kPublic);
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(std::string(error.what()), "cannot write '" + path.string() +
                                             "': it exists already, and nothing is overwritten");
  }
  EXPECT_EQ(bytes_of(path), "old");
}

TEST(WriteFile, OverwritesNothingThatCameMeanwhile) {
  const TempFolder folder;
  NewFile file(folder / "f", Access::kPublic);
  file.write("new");
  const auto path = folder.put("f", "other");
  EXPECT_THROW(file.publish(), Error);
  EXPECT_EQ(bytes_of(path), "other");
}

TEST(WriteFile, DoesNotFollowALinkThatLeadsNowhere) {
  const TempFolder folder;
  std::filesystem::create_symlink(folder / "elsewhere", folder / "f");
  EXPECT_THROW(write_new_file(folder / "f", "x", Access::kPublic), Error);
  EXPECT_FALSE(std::filesystem::exists(folder / "elsewhere"));
}

TEST(WriteFile, ShowsNothingUntilPublishedAndLeavesNothingWithout) {
  const TempFolder folder;
  {
    NewFile file(folder / "f", Access::kPublic);
    file.write(std::string(1'000'000, 'x'));
    EXPECT_FALSE(std::filesystem::exists(folder / "f"));
  }
  EXPECT_EQ(entries_in(folder.path()), 0U);
}

TEST(WriteFile, WritesManyPiecesInOrder) {
  const TempFolder folder;
  NewFile file(folder / "f", Access::kPublic);
  std::string expected;
  for (int i = 0; i < 200'000; ++i) {
    file.write(std::to_string(i) + "\n");
    expected += std::to_string(i) + "\n";
  }
  file.publish();
  EXPECT_EQ(bytes_of(folder / "f"), expected);
}

TEST(WriteFile, ReplacesWhatAKilledRunLeft) {
  const TempFolder folder;
  static_cast<void>(folder.put(".new-f", "half a fi"));
  write_new_file(folder / "f", "whole", Access::kPublic);
  EXPECT_EQ(bytes_of(folder / "f"), "whole");
  EXPECT_EQ(entries_in(folder.path()), 1U);
}

TEST(WriteFile, SaysWhyItCannotWrite) {
  const TempFolder folder;
  EXPECT_THROW(write_new_file(folder / "none/f", "x", Access::kPublic), Error);
  static_cast<void>(folder.put("plain", ""));
  EXPECT_THROW(write_new_file(folder / "plain/f", "x", Access::kPublic), Error);
}

}  // namespace
}  // namespace klero::crypto
