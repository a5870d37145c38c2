// Writing files so that a reader, or a run after a crash, finds either the whole file or none.

#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "crypto/files/access.h"
#include "crypto/files/descriptor.h"

namespace klero::crypto {

// What a name of something unfinished begins with: ".new-NAME" becomes NAME.
inline constexpr std::string_view kUnfinished = ".new-";

// A file under construction, in the folder where it will stand. Created as ".new-NAME" (what a
// killed run left under that name is replaced); publish() gives it its name; without publish()
// it is removed.
class NewFile {
 public:
  // Throws Error if `path` exists (nothing is ever overwritten) or the folder cannot be written.
  NewFile(std::filesystem::path path, Access access);
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile();

  // Appends; buffered, so that short pieces are cheap. Throws Error if the disk is full.
  void write(std::string_view bytes);

  // Flushes to the disk and renames. Throws Error if `path` has come to exist meanwhile.
  void publish();

 private:
  void flush();

  std::filesystem::path path_;
  std::filesystem::path unfinished_;
  Descriptor file_;  // open until published
  std::string buffer_;
};

// A NewFile in one call.
void write_new_file(const std::filesystem::path& path, std::string_view bytes, Access access);

// Writes a file of a folder that nobody sees yet: under its own name at once, and not durable before
// sync_file(). Throws Error if something of that name exists, or the disk is full.
void write_unsynced(const std::filesystem::path& path, std::string_view bytes, Access access);

}  // namespace klero::crypto
