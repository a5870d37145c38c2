#include "crypto/csv/csv_bytes.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "crypto/base/error.h"

namespace klero::crypto {

ByteSource bytes_of_file(const std::filesystem::path& path, const std::string& name) {
  const std::shared_ptr<std::FILE> file(std::fopen(path.c_str(), "rb"), [](std::FILE* open) {
    if (open != nullptr) std::fclose(open);
  });
  if (!file) {
    throw Error(name + ": cannot be opened: " + std::strerror(errno));
  }
  return [file, name](std::span<char> target) {
    const std::size_t got = std::fread(target.data(), 1, target.size(), file.get());
    // A folder opens like a file and reads as nothing: only ferror tells.
    if (got < target.size() && std::ferror(file.get()) != 0) {
      throw Error(name + ": cannot be read: " + std::strerror(errno));
    }
    return got;
  };
}

ByteSource bytes_of_text(std::string_view text) {
  return [text](std::span<char> target) mutable {
    const std::size_t count = std::min(target.size(), text.size());
    std::copy_n(text.begin(), count, target.begin());
    text.remove_prefix(count);
    return count;
  };
}

}  // namespace klero::crypto
