#include "verifier/read/folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include "crypto/base/error.h"
#include "crypto/base/text.h"

namespace klero::verifier {
namespace {

using crypto::Error;
using crypto::escape_text;

// strerror may depend on the locale and on threads; this does not.
std::string reason(int number) { return std::generic_category().message(number); }

[[noreturn]] void cannot(const std::string& doing, std::string_view what, int number) {
  throw Error("cannot " + doing + " '" + escape_text(what) + "': " + reason(number));
}

EntryKind kind_of(mode_t mode) {
  if (S_ISREG(mode)) {
    return EntryKind::kFile;
  }
  if (S_ISDIR(mode)) {
    return EntryKind::kFolder;
  }
  return S_ISLNK(mode) ? EntryKind::kLink : EntryKind::kOther;
}

}  // namespace

std::string_view describe(EntryKind kind) {
  switch (kind) {
    case EntryKind::kFile:
      return "a file";
    case EntryKind::kFolder:
      return "a folder";
    case EntryKind::kLink:
      return "a symbolic link";
    case EntryKind::kOther:
      break;
  }
  return "neither a file nor a folder";
}

InputFile::InputFile(int descriptor, std::uint64_t size, std::string name)
    : descriptor_(descriptor), size_(size), name_(std::move(name)) {}

InputFile::InputFile(InputFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      size_(other.size_),
      name_(std::move(other.name_)) {}

InputFile::~InputFile() {
  if (descriptor_ >= 0) {
    ::close(descriptor_);
  }
}

std::size_t InputFile::read(std::span<char> target) {
  while (true) {
    const ssize_t count = ::read(descriptor_, target.data(), target.size());
    if (count >= 0) {
      return static_cast<std::size_t>(count);
    }
    if (errno != EINTR) {
      throw Error("cannot read '" + name_ + "': " + reason(errno));
    }
  }
}

void InputFile::seek(std::uint64_t offset) {
  if (::lseek(descriptor_, static_cast<off_t>(offset), SEEK_SET) < 0) {
    throw Error("cannot read '" + name_ + "': " + reason(errno));
  }
}

RecordFolder::RecordFolder(const std::filesystem::path& path)
    : descriptor_(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  if (descriptor_ < 0) {
    const int number = errno;
    throw Error("cannot open the record '" + escape_text(path.native()) + "': " + reason(number),
                number == ENOTDIR ? "a record is a folder that holds 01-order; unpack an archive first"
                                  : "name the folder that holds 01-order");
  }
}

RecordFolder::RecordFolder(RecordFolder&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

RecordFolder::~RecordFolder() {
  if (descriptor_ >= 0) {
    ::close(descriptor_);
  }
}

// Walks down folder by folder: O_NOFOLLOW looks at the last component only.
int RecordFolder::open_below(std::string_view relative, int flags) const {
  int folder = ::fcntl(descriptor_, F_DUPFD_CLOEXEC, 0);
  const auto pieces = crypto::split(relative, '/');
  for (std::size_t i = 0; folder >= 0 && i < pieces.size(); ++i) {
    const bool last = i + 1 == pieces.size();
    const int wanted = last ? flags : O_RDONLY | O_DIRECTORY;
    const int below = ::openat(folder, std::string(pieces[i]).c_str(),
                               wanted | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    const int number = errno;
    ::close(folder);
    errno = number;
    folder = below;
  }
  if (folder < 0) {
    cannot("open", relative, errno);
  }
  return folder;
}

Listing RecordFolder::list(std::string_view relative, std::size_t limit) const {
  const int descriptor =
      open_below(relative.empty() ? std::string_view(".") : relative, O_RDONLY | O_DIRECTORY);
  DIR* const stream = ::fdopendir(descriptor);
  if (stream == nullptr) {
    const int number = errno;
    ::close(descriptor);
    cannot("read the folder", relative, number);
  }
  Listing listing;
  int number = 0;
  while (true) {
    errno = 0;
    const dirent* const found = ::readdir(stream);
    if (found == nullptr) {
      number = errno;
      break;
    }
    const std::string name = static_cast<const char*>(found->d_name);
    if (name == "." || name == "..") {
      continue;
    }
    if (listing.entries.size() == limit) {
      listing.cut = true;
      break;
    }
    struct stat status {};
    if (::fstatat(descriptor, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
      number = errno;
      break;
    }
    listing.entries.push_back(
        {name, kind_of(status.st_mode), static_cast<std::uint64_t>(status.st_size)});
  }
  ::closedir(stream);
  if (number != 0) {
    cannot("read the folder", relative, number);
  }
  std::sort(listing.entries.begin(), listing.entries.end(),
            [](const Entry& a, const Entry& b) { return a.name < b.name; });
  return listing;
}

InputFile RecordFolder::open(std::string_view relative) const {
  const int descriptor = open_below(relative, O_RDONLY);
  struct stat status {};
  if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
    ::close(descriptor);
    throw Error("cannot read '" + escape_text(relative) + "': it is not a regular file");
  }
  return {descriptor, static_cast<std::uint64_t>(status.st_size), escape_text(relative)};
}

std::optional<std::string> read_all(InputFile file, std::uint64_t max_bytes) {
  std::string bytes;
  std::array<char, 64 * 1024> buffer{};
  while (const std::size_t count = file.read(buffer)) {
    if (bytes.size() + count > max_bytes) {
      return std::nullopt;
    }
    bytes.append(buffer.data(), count);
  }
  return bytes;
}

}  // namespace klero::verifier
