#include "crypto/files/write_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "crypto/files/read_file.h"

namespace klero::crypto {
namespace {

constexpr std::size_t kFlushAt = std::size_t{256} * 1024;

std::filesystem::path unfinished_name(const std::filesystem::path& path) {
  return folder_of(path) / (std::string(kUnfinished) + path.filename().string());
}

Descriptor create(const std::filesystem::path& path, Access access) {
  const mode_t mode = access == Access::kSecret ? 0600 : 0644;
  // O_EXCL: never follow a link that somebody else put there.
  Descriptor file(open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
  if (!file.is_open() || fchmod(file.number(), mode) != 0) {
    throw system_error("cannot create", path);
  }
  return file;
}

Descriptor create_afresh(const std::filesystem::path& path, Access access) {
  if (unlink(path.c_str()) != 0 && errno != ENOENT) {
    throw system_error("cannot remove", path);
  }
  return create(path, access);
}

void write_all(const Descriptor& file, std::string_view rest, const std::filesystem::path& path) {
  while (!rest.empty()) {
    const ssize_t written = ::write(file.number(), rest.data(), rest.size());
    if (written < 0 && errno != EINTR) {
      throw system_error("cannot write", path);
    }
    rest.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
  }
}

}  // namespace

NewFile::NewFile(std::filesystem::path path, Access access)
    : path_(std::move(path)), unfinished_(unfinished_name(path_)) {
  if (exists(symlink_status(path_))) {
    throw Error("cannot write " + quoted(path_) +
                ": it exists already, and nothing is overwritten");
  }
  file_ = create_afresh(unfinished_, access);
}

NewFile::~NewFile() {
  if (file_.is_open()) {
    unlink(unfinished_.c_str());
  }
}

void NewFile::write(std::string_view bytes) {
  buffer_ += bytes;
  if (buffer_.size() >= kFlushAt) {
    flush();
  }
}

void NewFile::flush() {
  write_all(file_, buffer_, unfinished_);
  buffer_.clear();
}

void NewFile::publish() {
  flush();
  sync_to_disk(file_, unfinished_);
  rename_to_new(unfinished_, path_);
  file_ = Descriptor();
  sync_folder(folder_of(path_));
}

void write_new_file(const std::filesystem::path& path, std::string_view bytes, Access access) {
  NewFile file(path, access);
  file.write(bytes);
  file.publish();
}

void write_unsynced(const std::filesystem::path& path, std::string_view bytes, Access access) {
  const Descriptor file = create(path, access);
  write_all(file, bytes, path);
  // Only a hint, so its failure does not matter: the disk starts now, and the sync of many files
  // waits for it once instead of once for each.
  (void)sync_file_range(file.number(), 0, 0, SYNC_FILE_RANGE_WRITE);
}

}  // namespace klero::crypto
