// The files that hold a signing key.
//
//   public    klero-public-key-v1 PUBLIC NAME LF                        (one line, 0644)
//
//   secret    klero-secret-key-v1 LF                                    (0600)
//             name NAME LF
//             public PUBLIC LF
//             protection none LF
//             seed SEED LF
//
//   or        …
//             protection argon2id-moderate LF                           (or argon2id-interactive)
//             salt SALT LF                                              16 bytes
//             box BOX LF                                                24 bytes of nonce, then 48
//
// BOX is crypto_secretbox of the seed under Argon2id of the passphrase. All bytes in lower-case hex.

#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "crypto/secret/key_box.h"
#include "crypto/secret/secret.h"
#include "crypto/sign/ed25519.h"

namespace klero::crypto {

struct SigningKey {
  std::string name;  // who signs: UTF-8, 1..100 bytes, no control character, no outer blank
  PublicKey public_key{};
  Secret seed{32};
};

// A fresh key. Throws Error if `name` is no name.
[[nodiscard]] SigningKey make_signing_key(std::string_view name);

// Both refuse to overwrite. Throw Error.
void write_secret_key_plain(const std::filesystem::path& path, const SigningKey& key);
void write_secret_key_protected(const std::filesystem::path& path, const SigningKey& key,
                                const Secret& passphrase, Hardness hardness = Hardness::kModerate);

// Asked only if the file is protected.
using AskPassphrase = std::function<Secret()>;

// Throws Error if the file breaks the grammar, the passphrase is wrong, or the seed does not
// belong to the public key that the file names.
[[nodiscard]] SigningKey read_secret_key(const std::filesystem::path& path,
                                         const AskPassphrase& ask);

struct NamedPublicKey {
  std::string name;
  PublicKey key{};
};

// The line with its LF, and back; nullopt if it breaks the grammar or the key is not sound.
[[nodiscard]] std::string write_public_key(const NamedPublicKey& key);
[[nodiscard]] std::optional<NamedPublicKey> read_public_key(std::string_view line);

// True if `name` may stand in a key file.
[[nodiscard]] bool is_key_name(std::string_view name);

}  // namespace klero::crypto
