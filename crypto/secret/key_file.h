// The files that hold a signing key.
//
//   public    klero-public-key-v1 PUBLIC NAME LF                        (one line, 0644)
//
//   secret    that of secret_file.h with the label klero-secret-key-v1 and the word "seed"   (0600)

#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "crypto/secret/secret_file.h"
#include "crypto/sign/ed25519.h"

namespace klero::crypto {

struct SigningKey {
  std::string name;  // who signs; is_key_name()
  PublicKey public_key{};
  Secret seed{32};
};

// A fresh key. Throws Error if `name` is no name.
[[nodiscard]] SigningKey make_signing_key(std::string_view name);

// Both refuse to overwrite. Throw Error.
void write_secret_key_plain(const std::filesystem::path& path, const SigningKey& key);
void write_secret_key_protected(const std::filesystem::path& path, const SigningKey& key,
                                const Secret& passphrase, Hardness hardness = Hardness::kModerate);

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

}  // namespace klero::crypto
