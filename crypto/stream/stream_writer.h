// Writes a sealed file under a given key: its form stands in stream_head.h.

#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "crypto/files/write_file.h"
#include "crypto/secret/secret.h"
#include "crypto/stream/stream_head.h"

namespace klero::crypto {

class StreamWriter {
 public:
  // Throws Error if `path` exists. `key` has kStreamKeyBytes bytes and is fresh: a second file
  // under the same key would still be safe, but says that both are of the same maker.
  StreamWriter(const std::filesystem::path& path, const StreamHead& head, const Secret& key);
  StreamWriter(const StreamWriter&) = delete;
  StreamWriter& operator=(const StreamWriter&) = delete;
  ~StreamWriter();

  void write(std::string_view bytes);

  // The `size` bytes of a regular file. Throws Error if it has more or fewer by now.
  void write_file(const std::filesystem::path& path, std::uint64_t size);

  // Writes the last piece and gives the file its name.
  void publish();

 private:
  void seal_piece(unsigned char tag);

  NewFile file_;
  Secret state_;
  std::string authenticated_;  // with the first piece
  std::string piece_;          // what was not sealed yet
};

}  // namespace klero::crypto
