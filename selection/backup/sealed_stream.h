// A file that only who knows every passphrase can read: Argon2id and crypto_secretstream
// (XChaCha20-Poly1305) of libsodium.
//
//   klero-backup-v1 LF
//   custodians N LF                   1 or 2
//   salt SALT LF                      one line a custodian, 16 bytes in hex
//   24 bytes: header of the stream
//   pieces of 65,536 + 17 bytes, the last one shorter or as long, tagged FINAL
//
// Key = BLAKE2b("klero-backup-v1", one after the other the Argon2id(moderate) keys of the
// custodians, 32 bytes each). The text head is authenticated with the first piece. A file that was
// cut, changed, or opened with a wrong passphrase is refused; nothing can tell these apart.

#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/files/descriptor.h"
#include "crypto/files/write_file.h"
#include "crypto/secret/secret.h"

namespace klero::selection {

// One passphrase a custodian, in the sequence in which they were named.
using Passphrases = std::vector<crypto::Secret>;

class SealedWriter {
 public:
  // Throws Error if `path` exists. Requires 1 or 2 passphrases.
  SealedWriter(const std::filesystem::path& path, const Passphrases& passphrases);
  SealedWriter(const SealedWriter&) = delete;
  SealedWriter& operator=(const SealedWriter&) = delete;
  ~SealedWriter();

  void write(std::string_view bytes);

  // Writes the last piece and gives the file its name.
  void publish();

 private:
  void seal_piece(unsigned char tag);

  crypto::NewFile file_;
  crypto::Secret state_;
  std::string head_;   // authenticated with the first piece
  std::string piece_;  // what was not sealed yet
};

class SealedReader {
 public:
  // Throws Error if the file is none of ours, or for another number of custodians.
  SealedReader(const std::filesystem::path& path, const Passphrases& passphrases);
  SealedReader(const SealedReader&) = delete;
  SealedReader& operator=(const SealedReader&) = delete;
  ~SealedReader();

  // Exactly `count` bytes. Throws Error if a piece is not authentic, or the file ends before.
  [[nodiscard]] std::string read(std::size_t count);

  // Up to and without the next LF; at most `longest` bytes.
  [[nodiscard]] std::string read_line(std::size_t longest);

  // Throws Error unless all was read and the last piece is the final one.
  void finish();

 private:
  void open_piece();
  std::string read_raw(std::size_t count);

  std::filesystem::path path_;
  crypto::Descriptor file_;
  crypto::Secret state_{1};
  std::string head_;
  std::string piece_;         // opened and not handed out
  std::size_t position_ = 0;  // in piece_
  bool final_ = false;
};

// How many custodians the file is for. Throws Error if it is none of ours.
[[nodiscard]] unsigned custodians_of(const std::filesystem::path& path);

}  // namespace klero::selection
