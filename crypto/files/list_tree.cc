#include "crypto/files/list_tree.h"

#include <algorithm>
#include <system_error>

#include "crypto/base/error.h"
#include "crypto/files/read_file.h"

namespace klero::crypto {
namespace {

namespace fs = std::filesystem;

constexpr int kMaxDepth = 8;

std::string kind_of(fs::file_type type) {
  switch (type) {
    case fs::file_type::symlink:
      return "symbolic link";
    case fs::file_type::fifo:
      return "fifo";
    case fs::file_type::socket:
      return "socket";
    default:
      return "device";
  }
}

class Lister {
 public:
  Lister(fs::path root, std::size_t limit) : root_(std::move(root)), limit_(limit) {}

  void list(const std::string& below, int depth) {
    const fs::path folder = root_ / below;
    std::error_code error;
    fs::directory_iterator entry(folder, error);
    while (!error && entry != fs::directory_iterator()) {
      add(*entry, below, depth);
      if (!tree_.complete) {
        return;
      }
      entry.increment(error);
    }
    if (error) {
      throw Error("cannot list " + quoted(folder) + ": " + error.message());
    }
  }

  Tree take_sorted() {
    std::ranges::sort(tree_.files, {}, &TreeFile::path);
    std::ranges::sort(tree_.folders);
    std::ranges::sort(tree_.refused, {}, &TreeRefusal::path);
    return std::move(tree_);
  }

 private:
  void add(const fs::directory_entry& entry, const std::string& below, int depth) {
    const std::string name = entry.path().filename().native();
    const std::string path = below.empty() ? name : below + "/" + name;
    if (++entries_ > limit_ || depth > kMaxDepth) {
      tree_.complete = false;
      return;
    }
    const fs::file_type type = fs::symlink_status(entry.path()).type();
    if (type == fs::file_type::directory) {
      tree_.folders.push_back(path);
      list(path, depth + 1);
    } else if (type == fs::file_type::regular) {
      tree_.files.push_back({.path = path, .size = size_of(entry)});
    } else {
      tree_.refused.push_back({.path = path, .why = kind_of(type)});
    }
  }

  static std::uint64_t size_of(const fs::directory_entry& entry) {
    std::error_code error;
    const std::uint64_t size = entry.file_size(error);
    if (error) {
      throw Error("cannot examine " + quoted(entry.path()) + ": " + error.message());
    }
    return size;
  }

  fs::path root_;
  std::size_t limit_;
  std::size_t entries_ = 0;
  Tree tree_;
};

}  // namespace

Tree list_tree(const fs::path& folder, std::size_t limit) {
  Lister lister(folder, limit);
  lister.list("", 1);
  return lister.take_sorted();
}

}  // namespace klero::crypto
