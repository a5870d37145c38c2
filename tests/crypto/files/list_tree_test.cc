#include "crypto/files/list_tree.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "crypto/base/error.h"
#include "tests/support/temp_folder.h"

namespace klero::crypto {
namespace {

namespace fs = std::filesystem;
using tests::TempFolder;

std::vector<std::string> paths_of(const Tree& tree) {
  std::vector<std::string> paths;
  for (const TreeFile& file : tree.files) {
    paths.push_back(file.path);
  }
  return paths;
}

TEST(ListTree, NamesEverythingSortedByBytes) {
  const TempFolder temp;
  fs::create_directories(temp / "a/b");
  for (const char* name : {"a/b/x", "a/z", "a-b", "Z", ".hidden", "a/ä"}) {
    static_cast<void>(temp.put(name, "123"));
  }
  const Tree tree = list_tree(temp.path());
  // '-' is below '/', 'Z' below 'a', and 'ä' (C3 A4) above every ASCII letter.
  EXPECT_EQ(paths_of(tree),
            (std::vector<std::string>{".hidden", "Z", "a-b", "a/b/x", "a/z", "a/ä"}));
  EXPECT_EQ(tree.folders, (std::vector<std::string>{"a", "a/b"}));
  EXPECT_EQ(tree.files[0].size, 3U);
  EXPECT_TRUE(tree.complete);
  EXPECT_TRUE(tree.refused.empty());
}

TEST(ListTree, RefusesLinksAndFifosWithoutFollowingThem) {
  const TempFolder temp;
  fs::create_directory_symlink("/", temp / "link-to-root");
  fs::create_symlink("nowhere", temp / "dangling");
  ASSERT_EQ(mkfifo((temp / "fifo").c_str(), 0600), 0);
  const Tree tree = list_tree(temp.path());
  ASSERT_EQ(tree.refused.size(), 3U);
  EXPECT_EQ(tree.refused[0].path, "dangling");
  EXPECT_EQ(tree.refused[0].why, "symbolic link");
  EXPECT_EQ(tree.refused[1].why, "fifo");
  EXPECT_EQ(tree.refused[2].why, "symbolic link");
  EXPECT_TRUE(tree.files.empty());
}

TEST(ListTree, SaysWhenThereIsMoreThanTheLimit) {
  const TempFolder temp;
  for (int i = 0; i < 5; ++i) {
    static_cast<void>(temp.put(std::to_string(i), ""));
  }
  EXPECT_TRUE(list_tree(temp.path(), 5).complete);
  EXPECT_FALSE(list_tree(temp.path(), 4).complete);
  EXPECT_EQ(list_tree(temp.path(), 4).files.size(), 4U);
}

TEST(ListTree, SaysWhenItIsTooDeep) {
  const TempFolder temp;
  fs::create_directories(temp / "1/2/3/4/5/6/7/8");
  EXPECT_TRUE(list_tree(temp.path()).complete);
  fs::create_directories(temp / "1/2/3/4/5/6/7/8/9");
  EXPECT_FALSE(list_tree(temp.path()).complete);
}

TEST(ListTree, FailsOnWhatIsNoFolder) {
  const TempFolder temp;
  EXPECT_THROW(static_cast<void>(list_tree(temp / "none")), Error);
  EXPECT_THROW(static_cast<void>(list_tree(temp.put("file", ""))), Error);
}

}  // namespace
}  // namespace klero::crypto
