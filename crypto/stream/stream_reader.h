// Reads a sealed file under a given key: its form stands in stream_head.h.

#pragma once

#include <filesystem>
#include <string>

#include "crypto/base/error.h"
#include "crypto/files/descriptor.h"
#include "crypto/secret/secret.h"
#include "crypto/stream/stream_head.h"

namespace klero::crypto {

// An open file of which the head has been read.
struct OpenedStream {
  std::filesystem::path path;
  Descriptor file;   // stands behind lines and wrapped key
  std::string lines; // of the head, as they must have been written
};

class StreamReader {
 public:
  //   key      kStreamKeyBytes bytes
  //   damaged  what is thrown, here and below, when a piece is not authentic or the file is cut:
  //            wrong key and changed bytes cannot be told apart
  StreamReader(OpenedStream opened, const Secret& key, Error damaged);
  StreamReader(const StreamReader&) = delete;
  StreamReader& operator=(const StreamReader&) = delete;
  ~StreamReader();

  // Exactly `count` bytes. Throws `damaged` if a piece is not authentic, or the file ends before.
  [[nodiscard]] std::string read(std::size_t count);

  // Up to and without the next LF; at most `longest` bytes.
  [[nodiscard]] std::string read_line(std::size_t longest);

  // Throws `damaged` unless all was read and the last piece is the final one.
  void finish();

 private:
  void open_piece();

  std::filesystem::path path_;
  Descriptor file_;
  Error damaged_;
  Secret state_;
  std::string authenticated_;  // with the first piece
  std::string piece_;          // opened and not handed out
  std::size_t position_ = 0;   // in piece_
  bool final_ = false;
};

}  // namespace klero::crypto
