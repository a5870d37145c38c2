#include "crypto/files/read_file.h"

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/files/descriptor.h"

namespace klero::crypto {
namespace {

Error too_large(const std::filesystem::path& path, std::uint64_t max_bytes) {
  return Error("cannot read " + quoted(path) + ": expected at most " + std::to_string(max_bytes) +
               " bytes, got more");
}

}  // namespace

std::string read_file(const std::filesystem::path& path, std::uint64_t max_bytes) {
  const Descriptor file = open_regular(path);
  const std::uint64_t size = size_of(file, path);
  if (size > max_bytes) {
    throw too_large(path, max_bytes);
  }
  // One byte more than the size, so that the end is seen without growing; the file may still
  // grow while it is read.
  std::string bytes(size + 1, '\0');
  std::size_t filled = 0;
  while (true) {
    const std::size_t got = read_some(file, bytes.data() + filled, bytes.size() - filled, path);
    if (got == 0) {
      bytes.resize(filled);
      return bytes;
    }
    filled += got;
    if (filled > max_bytes) {
      throw too_large(path, max_bytes);
    }
    if (filled == bytes.size()) {
      bytes.resize(2 * filled);
    }
  }
}

std::string quoted(const std::filesystem::path& path) {
  return "'" + escape_text(path.native(), 400) + "'";
}

}  // namespace klero::crypto
