// What the files of this room share: an open file, and how a failed system call is told.

#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "crypto/base/error.h"

namespace klero::crypto {

// "cannot DO 'PATH': REASON" with the reason of the last failed system call.
[[nodiscard]] Error system_error(std::string_view what, const std::filesystem::path& path);

// An open file; closed when destroyed.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor();

  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool is_open() const { return number_ >= 0; }

 private:
  int number_ = -1;
};

// Opens a regular file for reading. Throws Error as read_file does.
[[nodiscard]] Descriptor open_regular(const std::filesystem::path& path);

// The size that the system reports for it.
[[nodiscard]] std::uint64_t size_of(const Descriptor& file, const std::filesystem::path& path);

// Reads up to `count` bytes; 0 only at the end of the file. Throws Error.
[[nodiscard]] std::size_t read_some(const Descriptor& file, char* target, std::size_t count,
                                    const std::filesystem::path& path);

// Makes a file's bytes, or a folder's entries, survive a loss of power. Throws Error.
void sync_to_disk(const Descriptor& file, const std::filesystem::path& path);
void sync_folder(const std::filesystem::path& folder);
void sync_file(const std::filesystem::path& file);

// Renames, but never onto something that exists: then throws Error.
void rename_to_new(const std::filesystem::path& from, const std::filesystem::path& to);

// The folder in which `path` stands: "." for a bare name.
[[nodiscard]] std::filesystem::path folder_of(const std::filesystem::path& path);

}  // namespace klero::crypto
