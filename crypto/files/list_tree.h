// Everything that lies in a folder, so that a file too many is noticed.

#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace klero::crypto {

struct TreeFile {
  std::string path;         // relative, '/' between folders
  std::uint64_t size = 0;   // bytes
};

struct TreeRefusal {
  std::string path;  // relative
  std::string why;   // "symbolic link", "fifo", "socket", "device"
};

struct Tree {
  std::vector<TreeFile> files;       // regular files, sorted bytewise by path
  std::vector<std::string> folders;  // relative, sorted bytewise, without the folder itself
  std::vector<TreeRefusal> refused;  // neither file nor folder; never opened or followed
  bool complete = true;              // false: more than `limit` entries, or too deep; cut there
};

// Lists `folder` to a depth of 8. Throws Error if it, or a folder in it, cannot be read.
[[nodiscard]] Tree list_tree(const std::filesystem::path& folder, std::size_t limit = 100'000);

}  // namespace klero::crypto
