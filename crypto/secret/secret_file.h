// The grammar that the files with a secret key have in common, for key_file.h and for the keys of
// escrow holders (crypto/escrow/holder_key.h):
//
//   LABEL LF                                                      (0600)
//   name NAME LF
//   public PUBLIC LF
//   protection none LF
//   WORD SECRET LF
//
// or, in place of the last two lines,
//
//   protection argon2id-moderate LF                               (or argon2id-interactive)
//   salt SALT LF                                                  16 bytes
//   box BOX LF                                                    24 bytes of nonce, then 48
//
// BOX is crypto_secretbox of the secret under Argon2id of the passphrase. All bytes in lower-case hex.

#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "crypto/secret/key_box.h"
#include "crypto/secret/secret.h"

namespace klero::crypto {

struct SecretFileKind {
  std::string_view label;  // "klero-secret-key-v1"
  std::string_view word;   // before an unprotected secret: "seed"
};

// What is written; all of it stays the caller's.
struct SecretFileParts {
  const std::string& name;  // whose: UTF-8, 1..100 bytes, no control character, no outer blank
  const std::array<std::uint8_t, 32>& public_part;
  const Secret& secret;  // 32 bytes
};

// Both refuse to overwrite. Throw Error.
void write_secret_file_plain(const std::filesystem::path& path, const SecretFileKind& kind,
                             const SecretFileParts& parts);
void write_secret_file_protected(const std::filesystem::path& path, const SecretFileKind& kind,
                                 const SecretFileParts& parts, const Secret& passphrase,
                                 Hardness hardness);

// What is read.
struct SecretFile {
  std::string name;
  std::array<std::uint8_t, 32> public_part{};
  Secret secret{32};
};

// Asked only if the file is protected.
using AskPassphrase = std::function<Secret()>;

// Throws Error if the file breaks the grammar or the passphrase is wrong. Whether the public part
// belongs to the secret is for the caller to see; not_its_secret() is what to throw if not.
[[nodiscard]] SecretFile read_secret_file(const std::filesystem::path& path,
                                          const SecretFileKind& kind, const AskPassphrase& ask);
[[noreturn]] void not_its_secret(const std::filesystem::path& path);

// Whether a file begins with the label of this kind. Throws Error if it cannot be read.
[[nodiscard]] bool is_secret_file(const std::filesystem::path& path, const SecretFileKind& kind);

// True if `name` may stand in a key file.
[[nodiscard]] bool is_key_name(std::string_view name);

// Throws Error if it may not.
void require_key_name(std::string_view name);

}  // namespace klero::crypto
