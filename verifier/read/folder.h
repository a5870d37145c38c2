// The record as it lies on the disk, read without trust.
//
// Everything is opened relative to one open folder and no symbolic link below it is followed, so
// that a record cannot make us read anything but itself. Nothing here blocks on a fifo or a device.

#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace klero::verifier {

enum class EntryKind { kFile, kFolder, kLink, kOther };

// "a file", "a folder", "a symbolic link", "neither a file nor a folder"
[[nodiscard]] std::string_view describe(EntryKind kind);

struct Entry {
  std::string name;  // raw bytes: escape before showing
  EntryKind kind = EntryKind::kOther;
  std::uint64_t size = 0;  // bytes, of a file
};

struct Listing {
  std::vector<Entry> entries;  // ascending by name
  bool cut = false;            // there are more than the limit; these are some of them
};

// An open regular file. Reads throw Error if the system refuses; the end is never taken for one.
class InputFile {
 public:
  InputFile(int descriptor, std::uint64_t size, std::string name);
  InputFile(InputFile&& other) noexcept;
  InputFile& operator=(InputFile&&) = delete;
  ~InputFile();

  [[nodiscard]] std::uint64_t size() const { return size_; }
  [[nodiscard]] const std::string& name() const { return name_; }  // escaped

  // Reads on; returns the number of bytes put into `target`, 0 at the end only.
  [[nodiscard]] std::size_t read(std::span<char> target);

  // Continues at `offset` bytes from the beginning.
  void seek(std::uint64_t offset);

 private:
  int descriptor_;
  std::uint64_t size_;
  std::string name_;
};

class RecordFolder {
 public:
  // `path` may be a link. Throws Error if it is no folder or cannot be opened.
  explicit RecordFolder(const std::filesystem::path& path);
  RecordFolder(RecordFolder&& other) noexcept;
  RecordFolder& operator=(RecordFolder&&) = delete;
  ~RecordFolder();

  // What lies in the folder `relative` ("" for the record itself, "evidence/03-lot1-commit"), at most
  // `limit` entries. Throws Error if it cannot be read.
  [[nodiscard]] Listing list(std::string_view relative, std::size_t limit) const;

  // Throws Error if it is not a regular file, or cannot be opened.
  [[nodiscard]] InputFile open(std::string_view relative) const;

 private:
  [[nodiscard]] int open_below(std::string_view relative, int flags) const;

  int descriptor_;
};

// The bytes of a file, or nullopt if there are more than `max_bytes`. Throws Error as read().
[[nodiscard]] std::optional<std::string> read_all(InputFile file, std::uint64_t max_bytes);

}  // namespace klero::verifier
