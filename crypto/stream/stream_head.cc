#include "crypto/stream/stream_head.h"

namespace klero::crypto {

std::optional<std::string> read_head_line(const Descriptor& file, std::size_t longest,
                                          const std::filesystem::path& path) {
  std::string line;
  while (line.size() <= longest) {
    const std::string byte = read_up_to(file, 1, path);
    if (byte == "\n") {
      return line;
    }
    if (byte.empty()) {
      break;
    }
    line += byte;
  }
  return std::nullopt;
}

std::string read_up_to(const Descriptor& file, std::size_t count,
                       const std::filesystem::path& path) {
  std::string bytes(count, '\0');
  std::size_t got = 0;
  while (got < count) {
    const std::size_t more = read_some(file, bytes.data() + got, count - got, path);
    if (more == 0) {
      break;
    }
    got += more;
  }
  bytes.resize(got);
  return bytes;
}

}  // namespace klero::crypto
