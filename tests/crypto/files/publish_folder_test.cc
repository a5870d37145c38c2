#include "crypto/files/publish_folder.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "crypto/base/error.h"
#include "crypto/files/folder_lock.h"
#include "tests/support/temp_folder.h"

namespace klero::crypto {
namespace {

namespace fs = std::filesystem;
using tests::bytes_of;
using tests::TempFolder;

mode_t mode_of(const fs::path& path) {
  struct stat status = {};
  EXPECT_EQ(stat(path.c_str(), &status), 0);
  return status.st_mode & 07777;
}

std::size_t entries_in(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
}

TEST(NewFolder, AppearsAtOnceWithAllItsFiles) {
  const TempFolder temp;
  NewFolder step(temp / "01-order", Access::kPublic);
  step.add("order.json", "{}\n");
  step.add("deep/er/file", "x");
  EXPECT_FALSE(fs::exists(temp / "01-order"));
  step.publish();
  EXPECT_EQ(bytes_of(temp / "01-order/order.json"), "{}\n");
  EXPECT_EQ(bytes_of(temp / "01-order/deep/er/file"), "x");
  EXPECT_EQ(entries_in(temp.path()), 1U);
}

TEST(NewFolder, MayBeWrittenWithASlashAtItsEnd) {
  const TempFolder temp;
  NewFolder step(temp / "step/", Access::kPublic);
  step.add("file", "x");
  step.publish();
  EXPECT_EQ(bytes_of(temp / "step/file"), "x");
  EXPECT_EQ(entries_in(temp.path()), 1U);
}

TEST(NewFolder, LeavesNothingIfNotPublished) {
  const TempFolder temp;
  {
    NewFolder step(temp / "step", Access::kPublic);
    step.add("file", "x");
  }
  EXPECT_EQ(entries_in(temp.path()), 0U);
}

TEST(NewFolder, SetsTheModesWhateverTheUmaskIs) {
  const TempFolder temp;
  const mode_t before = umask(0);
  NewFolder sealed(temp / "sealed", Access::kSecret);
  sealed.add("keys/key", "x");
  sealed.publish();
  umask(before);
  EXPECT_EQ(mode_of(temp / "sealed"), 0700U);
  EXPECT_EQ(mode_of(temp / "sealed/keys"), 0700U);
  EXPECT_EQ(mode_of(temp / "sealed/keys/key"), 0600U);
}

TEST(NewFolder, TakesNoFileTwice) {
  const TempFolder temp;
  NewFolder step(temp / "step", Access::kPublic);
  step.add("file", "first");
  EXPECT_THROW(step.add("file", "second"), Error);
  step.publish();
  EXPECT_EQ(bytes_of(temp / "step/file"), "first");
}

TEST(NewFolder, ReplacesNoFolderNotEvenAnEmptyOne) {
  const TempFolder temp;
  fs::create_directory(temp / "step");
  EXPECT_THROW(NewFolder(temp / "step", Access::kPublic), Error);
  NewFolder late(temp / "late", Access::kPublic);
  fs::create_directory(temp / "late");
  EXPECT_THROW(late.publish(), Error);
}

TEST(NewFolder, StartsAfreshAfterAKilledRun) {
  const TempFolder temp;
  const pid_t child = fork();
  if (child == 0) {
    NewFolder step(temp / "step", Access::kPublic);
    step.add("stale", "x");
    kill(getpid(), SIGKILL);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFSIGNALED(status));
  ASSERT_TRUE(fs::exists(temp / ".new-step/stale"));

  NewFolder step(temp / "step", Access::kPublic);
  step.add("fresh", "y");
  step.publish();
  EXPECT_TRUE(fs::exists(temp / "step/fresh"));
  EXPECT_FALSE(fs::exists(temp / "step/stale"));
  EXPECT_EQ(entries_in(temp.path()), 1U);
}

TEST(RemoveUnfinished, RemovesLeftoversOnlyAndFollowsNoLink) {
  const TempFolder temp;
  fs::create_directory(temp / ".new-a");
  fs::create_directory(temp / "kept");
  static_cast<void>(temp.put("kept/file", "x"));
  fs::create_directory_symlink(temp / "kept", temp / ".new-a/link");
  fs::create_directory_symlink(temp / "kept", temp / ".new-link");
  static_cast<void>(temp.put(".new-file", "x"));
  remove_unfinished(temp.path());
  EXPECT_EQ(entries_in(temp.path()), 1U);
  EXPECT_EQ(bytes_of(temp / "kept/file"), "x");
}

TEST(FolderLock, LetsOneProcessInAtATime) {
  const TempFolder temp;
  {
    const FolderLock first(temp.path());
    try {
      const FolderLock second(temp.path());
      FAIL() << "no error";
    } catch (const Error& error) {
      EXPECT_EQ(std::string(error.what()), "cannot lock '" + temp.path().string() +
                                               "': another command is at work in it");
      EXPECT_FALSE(error.hint().empty());
    }
  }
  EXPECT_NO_THROW(FolderLock(temp.path()));
  EXPECT_THROW(FolderLock(temp / "none"), Error);
}

}  // namespace
}  // namespace klero::crypto
