// Any bytes as SHA256SUMS: what is read is written back to the same bytes, and no path that is read
// leaves the record.

#include <cstdlib>

#include "crypto/base/text.h"
#include "crypto/format/sha256sums.h"

namespace {

using klero::crypto::ChecksumLine;
using klero::crypto::Flaw;

void require(bool condition) {
  if (!condition) {
    std::abort();
  }
}

// By another way than the grammar: going along the path never climbs above the record, in which the
// step is one folder.
bool stays_inside(std::string_view path) {
  int depth = 1;
  for (const std::string_view part : klero::crypto::split(path, '/')) {
    depth += part == ".." ? -1 : 1;
    if (depth < 0 || part.empty() || part == ".") {
      return false;
    }
  }
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto read = klero::crypto::read_sha256sums(bytes);
  if (std::holds_alternative<Flaw>(read)) {
    const std::string message = describe(std::get<Flaw>(read));
    require(klero::crypto::is_utf8(message) && !klero::crypto::has_control(message));
    return 0;
  }
  const auto& lines = std::get<std::vector<ChecksumLine>>(read);
  for (const ChecksumLine& line : lines) {
    require(stays_inside(line.path));
  }
  require(klero::crypto::write_sha256sums(lines) == bytes);
  return 0;
}
