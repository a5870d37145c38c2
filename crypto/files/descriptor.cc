#include "crypto/files/descriptor.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

#include "crypto/files/read_file.h"

namespace klero::crypto {
namespace {

std::string kind_of(mode_t mode) {
  if (S_ISDIR(mode)) {
    return "a folder";
  }
  return S_ISFIFO(mode) ? "a fifo" : "no regular file";
}

struct stat status_of(const Descriptor& file, const std::filesystem::path& path) {
  struct stat status = {};
  if (fstat(file.number(), &status) != 0) {
    throw system_error("cannot examine", path);
  }
  return status;
}

bool renamed_exclusively(const std::filesystem::path& from, const std::filesystem::path& to) {
  return renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0;
}

}  // namespace

Descriptor::~Descriptor() {
  if (number_ >= 0) {
    close(number_);
  }
}

Error system_error(std::string_view what, const std::filesystem::path& path) {
  const std::string reason = std::generic_category().message(errno);
  return Error(std::string(what) + " " + quoted(path) + ": " + reason);
}

Descriptor open_regular(const std::filesystem::path& path) {
  // Without O_NONBLOCK opening a fifo would wait for a writer.
  Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file.is_open()) {
    throw system_error("cannot open", path);
  }
  const mode_t mode = status_of(file, path).st_mode;
  if (!S_ISREG(mode)) {
    throw Error("cannot read " + quoted(path) + ": expected a file, got " + kind_of(mode));
  }
  return file;
}

std::uint64_t size_of(const Descriptor& file, const std::filesystem::path& path) {
  return static_cast<std::uint64_t>(status_of(file, path).st_size);
}

std::size_t read_some(const Descriptor& file, char* target, std::size_t count,
                      const std::filesystem::path& path) {
  while (true) {
    const ssize_t got = read(file.number(), target, count);
    if (got >= 0) {
      return static_cast<std::size_t>(got);
    }
    if (errno != EINTR) {
      throw system_error("cannot read", path);
    }
  }
}

void sync_to_disk(const Descriptor& file, const std::filesystem::path& path) {
  // A file system that knows no fsync says EINVAL; there is nothing better to be had there.
  if (fsync(file.number()) != 0 && errno != EINVAL) {
    throw system_error("cannot write to disk", path);
  }
}

void sync_folder(const std::filesystem::path& folder) {
  const Descriptor opened(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!opened.is_open()) {
    throw system_error("cannot open", folder);
  }
  sync_to_disk(opened, folder);
}

void sync_file(const std::filesystem::path& file) { sync_to_disk(open_regular(file), file); }

void rename_to_new(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (renamed_exclusively(from, to)) {
    return;
  }
  if (errno == EEXIST) {
    throw Error("cannot write " + quoted(to) + ": it exists already, and nothing is overwritten");
  }
  // Some network file systems cannot rename exclusively; one writer at a time (FolderLock) makes
  // looking first good enough there.
  if ((errno == EINVAL || errno == ENOSYS) && !std::filesystem::exists(symlink_status(to)) &&
      std::rename(from.c_str(), to.c_str()) == 0) {
    return;
  }
  throw system_error("cannot write", to);
}

std::filesystem::path folder_of(const std::filesystem::path& path) {
  return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

}  // namespace klero::crypto
