#include "crypto/files/publish_folder.h"

#include <sys/stat.h>

#include <string>
#include <system_error>
#include <vector>

#include "crypto/files/descriptor.h"
#include "crypto/files/read_file.h"
#include "crypto/files/write_file.h"

namespace klero::crypto {
namespace {

namespace fs = std::filesystem;

// remove_all follows no links, so a link in a leftover is removed and not what it leads to.
void remove_tree(const fs::path& path) {
  std::error_code error;
  fs::remove_all(path, error);
  if (error) {
    throw Error("cannot remove " + quoted(path) + ": " + error.message());
  }
}

// Children before parents: a folder's entries are durable once the folder itself is synced.
void sync_tree(const fs::path& folder) {
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    if (entry.symlink_status().type() == fs::file_type::directory) {
      sync_tree(entry.path());
    } else {
      sync_file(entry.path());
    }
  }
  sync_folder(folder);
}

void make_folders_between(const fs::path& root, const fs::path& relative, Access access) {
  fs::path folder = root;
  for (const fs::path& part : relative) {
    folder /= part;
    if (!fs::is_directory(folder)) {
      make_folder(folder, access);
    }
  }
}

}  // namespace

void make_folder(const fs::path& path, Access access) {
  const mode_t mode = access == Access::kSecret ? 0700 : 0755;
  if (mkdir(path.c_str(), mode) != 0 || chmod(path.c_str(), mode) != 0) {
    throw system_error("cannot create folder", path);
  }
}

void remove_unfinished(const fs::path& folder) {
  std::vector<fs::path> leftovers;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error); entry != fs::directory_iterator();
       entry.increment(error)) {
    if (entry->path().filename().native().starts_with(kUnfinished)) {
      leftovers.push_back(entry->path());
    }
  }
  if (error) {
    throw Error("cannot list " + quoted(folder) + ": " + error.message());
  }
  for (const fs::path& leftover : leftovers) {
    remove_tree(leftover);
  }
}

NewFolder::NewFolder(fs::path path, Access access)
    : path_(path.has_filename() ? std::move(path) : path.parent_path()),  // "mine/" is "mine"
      unfinished_(folder_of(path_) / (std::string(kUnfinished) + path_.filename().string())),
      access_(access) {
  if (fs::exists(fs::symlink_status(path_))) {
    throw Error("cannot write " + quoted(path_) +
                ": it exists already, and nothing is overwritten");
  }
  remove_tree(unfinished_);
  make_folder(unfinished_, access_);
}

NewFolder::~NewFolder() {
  if (!published_) {
    std::error_code ignored;  // a leftover does no harm: the next run removes it
    fs::remove_all(unfinished_, ignored);
  }
}

void NewFolder::add(const fs::path& name, std::string_view bytes) {
  make_folders_between(unfinished_, name.parent_path(), access_);
  write_unsynced(unfinished_ / name, bytes, access_);
}

void NewFolder::publish() {
  sync_tree(unfinished_);
  rename_to_new(unfinished_, path_);
  published_ = true;
  sync_folder(folder_of(path_));
}

}  // namespace klero::crypto
