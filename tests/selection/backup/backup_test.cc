#include "selection/backup/backup.h"

#include <gtest/gtest.h>

#include "crypto/base/error.h"
#include "tests/selection/record/small_draw.h"

namespace klero::selection {
namespace {

namespace fs = std::filesystem;
using crypto::Error;
using tests::bytes_of;
using tests::found_small_draw;
using tests::snapshot;
using tests::TempFolder;

crypto::Secret secret_of(std::string text) {
  return crypto::Secret::take({reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
}

Passphrases one(const std::string& text) {
  Passphrases all;
  all.push_back(secret_of(text));
  return all;
}

Passphrases two(const std::string& first, const std::string& second) {
  Passphrases all = one(first);
  all.push_back(secret_of(second));
  return all;
}

// A draw with a file that is longer than several pieces.
void make_draw(const fs::path& folder) {
  Draw draw = found_small_draw(folder);
  StepWriter step(draw, 2, {});
  step.add("data.tsv", std::string(200'000, 'x'));
  step.add_sealed("empty.txt", "");
  (void)step.publish(tests::sign_nothing);
}

bool is_refused(const fs::path& file, const fs::path& target, const Passphrases& passphrases) {
  try {
    (void)restore_backup(file, target, passphrases);
  } catch (const Error&) {
    return !fs::exists(target);
  }
  return false;
}

TEST(Backup, BringsBackEveryByteAndMode) {
  const TempFolder temp;
  make_draw(temp / "draw");
  const BackupSize size =
      write_backup(open_draw(temp / "draw"), temp / "draw.backup", two("first", "second"));
  EXPECT_EQ(size.files, 11U);
  EXPECT_EQ(custodians_of(temp / "draw.backup"), 2U);
  EXPECT_EQ(tests::mode_of(temp / "draw.backup"), 0600U);
  (void)restore_backup(temp / "draw.backup", temp / "again", two("first", "second"));
  EXPECT_EQ(snapshot(temp / "again"), snapshot(temp / "draw"));
  EXPECT_EQ(open_draw(temp / "again").record.steps.size(), 2U);
}

TEST(Backup, HidesWhatItHolds) {
  const TempFolder temp;
  make_draw(temp / "draw");
  (void)write_backup(open_draw(temp / "draw"), temp / "draw.backup", one("only"));
  const std::string bytes = bytes_of(temp / "draw.backup");
  EXPECT_EQ(bytes.find("secret"), std::string::npos);
  EXPECT_EQ(bytes.find("office"), std::string::npos);
  EXPECT_EQ(bytes.find("xxxxxxxx"), std::string::npos);
}

TEST(Backup, NeedsEveryPassphraseInItsPlace) {
  const TempFolder temp;
  make_draw(temp / "draw");
  const fs::path file = temp / "draw.backup";
  (void)write_backup(open_draw(temp / "draw"), file, two("first", "second"));
  EXPECT_TRUE(is_refused(file, temp / "again", two("first", "wrong")));
  EXPECT_TRUE(is_refused(file, temp / "again", two("second", "first")));
  EXPECT_TRUE(is_refused(file, temp / "again", one("first")));
}

TEST(Backup, IsRefusedWhenCutOrChanged) {
  const TempFolder temp;
  make_draw(temp / "draw");
  const fs::path file = temp / "draw.backup";
  (void)write_backup(open_draw(temp / "draw"), file, one("only"));
  const std::string whole = bytes_of(file);
  const std::size_t piece = 65'536 + 17;
  const std::size_t head = whole.find("salt ") + 5 + 32 + 1 + 24;
  std::vector<std::string> bad = {whole.substr(0, whole.size() - 1), whole.substr(0, head + piece),
                                  whole.substr(0, head), whole + "x", "", whole.substr(1),
                                  whole.substr(0, head) + whole.substr(head + piece)};
  for (const std::size_t at : {std::size_t{20}, whole.find("salt ") + 5, head - 1, head, head + piece,
                               whole.size() - 1}) {
    bad.push_back(whole);
    bad.back()[at] = static_cast<char>(bad.back()[at] ^ 1);
  }
  for (std::size_t i = 0; i < bad.size(); ++i) {
    SCOPED_TRACE(i);
    EXPECT_TRUE(is_refused(temp.put("bad", bad[i]), temp / "again", one("only")));
  }
}

TEST(Backup, OverwritesNothingAndIsNotWrittenIntoTheDraw) {
  const TempFolder temp;
  make_draw(temp / "draw");
  const fs::path taken = temp.put("taken", "mine");
  EXPECT_THROW((void)write_backup(open_draw(temp / "draw"), taken, one("only")), Error);
  EXPECT_EQ(bytes_of(taken), "mine");
  EXPECT_THROW((void)write_backup(open_draw(temp / "draw"), temp / "draw/sealed/b", one("only")),
               Error);
  (void)write_backup(open_draw(temp / "draw"), temp / "draw.backup", one("only"));
  EXPECT_THROW((void)restore_backup(temp / "draw.backup", temp / "draw", one("only")), Error);
}

// Who knows the passphrase could make a backup that writes outside of the draw.
TEST(Backup, NeverWritesOutsideOfTheDraw) {
  const TempFolder temp;
  for (const std::string path : {"../evil", "record/../../evil", "/tmp/evil", "evil", "", "record/./x"}) {
    SCOPED_TRACE(path);
    const fs::path file = temp / "forged";
    fs::remove(file);
    {
      crypto::StreamWriter forged = open_backup_writer(file, one("only"));
      forged.write("folder record\nfile 1 " + path + "\nxend\n");
      forged.publish();
    }
    EXPECT_TRUE(is_refused(file, temp / "again", one("only")));
    EXPECT_FALSE(fs::exists(temp / "evil"));
  }
}

}  // namespace
}  // namespace klero::selection
