// Writing a whole folder (a step of the record) so that it appears at once or not at all.

#pragma once

#include <filesystem>
#include <string_view>

#include "crypto/files/access.h"

namespace klero::crypto {

// A folder under construction. Everything is written into ".new-NAME" beside the final place;
// publish() makes it durable and renames it: that rename is the one commit point. A run killed
// before it leaves only ".new-NAME", which the next NewFolder of that name removes first.
class NewFolder {
 public:
  // Throws Error if `path` exists or its parent cannot be written.
  NewFolder(std::filesystem::path path, Access access);
  NewFolder(const NewFolder&) = delete;
  NewFolder& operator=(const NewFolder&) = delete;
  ~NewFolder();  // removes what was not published

  // Where to write until publish(): the unfinished folder.
  [[nodiscard]] const std::filesystem::path& path() const { return unfinished_; }

  // Writes a file into it; `name` is relative, its folders are made as needed. Throws Error if it has that
  // file already.
  void add(const std::filesystem::path& name, std::string_view bytes);

  // Throws Error if the final name has come to exist meanwhile.
  void publish();

 private:
  std::filesystem::path path_;
  std::filesystem::path unfinished_;
  Access access_;
  bool published_ = false;
};

// Makes one folder with exactly the mode of `access`. Throws Error if it exists.
void make_folder(const std::filesystem::path& path, Access access);

// Removes every ".new-…" that killed runs left directly in `folder`.
void remove_unfinished(const std::filesystem::path& folder);

}  // namespace klero::crypto
