// A record that somebody else made: nothing in it may be followed, waited for or run into.

#include "verifier/read/folder.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>

#include "crypto/base/error.h"
#include "tests/support/temp_folder.h"

namespace klero::verifier {
namespace {

namespace fs = std::filesystem;
using tests::TempFolder;

std::string message_of(const RecordFolder& record, const std::string& path) {
  try {
    const InputFile file = record.open(path);
    return "opened";
  } catch (const crypto::Error& error) {
    return error.what();
  }
}

TEST(RecordFolder, ReadsAFileOfASubfolder) {
  const TempFolder folder;
  fs::create_directories(folder / "evidence/03-lot1-commit");
  (void)folder.put("evidence/03-lot1-commit/office.sig", "bytes");
  const RecordFolder record(folder.path());
  EXPECT_EQ(read_all(record.open("evidence/03-lot1-commit/office.sig"), 5), "bytes");
  EXPECT_EQ(read_all(record.open("evidence/03-lot1-commit/office.sig"), 4), std::nullopt);
}

TEST(RecordFolder, FollowsNoLinkInTheRecord) {
  const TempFolder folder;
  const TempFolder outside;
  (void)outside.put("secret", "bytes");
  fs::create_symlink(outside / "secret", folder / "file");
  fs::create_directory_symlink(outside.path(), folder / "step");
  const RecordFolder record(folder.path());
  EXPECT_EQ(message_of(record, "file"),
            "cannot open 'file': Too many levels of symbolic links");
  EXPECT_EQ(message_of(record, "step/secret"), "cannot open 'step/secret': Not a directory");
}

TEST(RecordFolder, TheRecordItselfMayBeALink) {
  const TempFolder folder;
  const TempFolder links;
  (void)folder.put("file", "bytes");
  fs::create_directory_symlink(folder.path(), links / "latest");
  EXPECT_EQ(read_all(RecordFolder(links / "latest").open("file"), 99), "bytes");
}

TEST(RecordFolder, DoesNotWaitForAFifo) {
  const TempFolder folder;
  ASSERT_EQ(mkfifo((folder / "fifo").c_str(), 0600), 0);
  EXPECT_EQ(message_of(RecordFolder(folder.path()), "fifo"),
            "cannot read 'fifo': it is not a regular file");
}

TEST(RecordFolder, AFolderIsNoFileOfZeroBytes) {
  const TempFolder folder;
  fs::create_directory(folder / "file");
  EXPECT_EQ(message_of(RecordFolder(folder.path()), "file"),
            "cannot read 'file': it is not a regular file");
}

TEST(RecordFolder, SaysWhatItCannotOpen) {
  const TempFolder folder;
  (void)folder.put("file", "");
  EXPECT_EQ(message_of(RecordFolder(folder.path()), "none"),
            "cannot open 'none': No such file or directory");
  EXPECT_THROW(RecordFolder(folder / "none"), crypto::Error);
  EXPECT_THROW(RecordFolder(folder / "file"), crypto::Error);
  EXPECT_EQ(message_of(RecordFolder(folder.path()), "\x1b[31m\xff"),
            "cannot open '\\x1b[31m\\xff': No such file or directory");
}

TEST(RecordFolder, ListsEverythingByKindInTheOrderOfBytes) {
  const TempFolder folder;
  (void)folder.put("b", "12345");
  fs::create_directory(folder / "a");
  fs::create_symlink("nowhere", folder / "c");
  ASSERT_EQ(mkfifo((folder / "d").c_str(), 0600), 0);
  (void)folder.put("\xff", "");
  const Listing listing = RecordFolder(folder.path()).list("", 10);
  ASSERT_EQ(listing.entries.size(), 5U);
  EXPECT_FALSE(listing.cut);
  EXPECT_EQ(listing.entries[0].kind, EntryKind::kFolder);
  EXPECT_EQ(listing.entries[1].kind, EntryKind::kFile);
  EXPECT_EQ(listing.entries[1].size, 5U);
  EXPECT_EQ(listing.entries[2].kind, EntryKind::kLink);
  EXPECT_EQ(listing.entries[3].kind, EntryKind::kOther);
  EXPECT_EQ(listing.entries[4].name, "\xff");
  EXPECT_TRUE(RecordFolder(folder.path()).list("", 4).cut);
}

}  // namespace
}  // namespace klero::verifier
