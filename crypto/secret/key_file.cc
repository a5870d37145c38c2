#include "crypto/secret/key_file.h"

#include "crypto/base/bytes.h"
#include "crypto/sign/ed25519_sodium.h"

namespace klero::crypto {
namespace {

constexpr std::string_view kPublicLabel = "klero-public-key-v1";
constexpr SecretFileKind kKind = {.label = "klero-secret-key-v1", .word = "seed"};

PublicKey public_key_of(const Secret& seed) {
  const Secret::Reading reading = seed.read();
  return sodium::public_key_of(reading.bytes().first<32>());
}

}  // namespace

SigningKey make_signing_key(std::string_view name) {
  require_key_name(name);
  SigningKey key{.name = std::string(name), .seed = Secret::random(32)};
  key.public_key = public_key_of(key.seed);
  return key;
}

void write_secret_key_plain(const std::filesystem::path& path, const SigningKey& key) {
  write_secret_file_plain(path, kKind, {key.name, key.public_key, key.seed});
}

void write_secret_key_protected(const std::filesystem::path& path, const SigningKey& key,
                                const Secret& passphrase, Hardness hardness) {
  write_secret_file_protected(path, kKind, {key.name, key.public_key, key.seed}, passphrase,
                              hardness);
}

SigningKey read_secret_key(const std::filesystem::path& path, const AskPassphrase& ask) {
  SecretFile file = read_secret_file(path, kKind, ask);
  SigningKey key{.name = std::move(file.name),
                 .public_key = file.public_part,
                 .seed = std::move(file.secret)};
  if (public_key_of(key.seed) != key.public_key) {
    not_its_secret(path);
  }
  return key;
}

std::string write_public_key(const NamedPublicKey& key) {
  return std::string(kPublicLabel) + " " + to_hex(key.key) + " " + key.name + "\n";
}

std::optional<NamedPublicKey> read_public_key(std::string_view line) {
  constexpr std::size_t kKeyAt = kPublicLabel.size() + 1;
  constexpr std::size_t kNameAt = kKeyAt + 64 + 1;
  if (line.size() <= kNameAt || !line.ends_with('\n') || !line.starts_with(kPublicLabel) ||
      line[kKeyAt - 1] != ' ' || line[kNameAt - 1] != ' ') {
    return std::nullopt;
  }
  const std::string_view name = line.substr(kNameAt, line.size() - kNameAt - 1);
  const auto key = array_from_hex<32>(line.substr(kKeyAt, 64));
  if (!key || !is_sound_public_key(*key) || !is_key_name(name)) {
    return std::nullopt;
  }
  return NamedPublicKey{.name = std::string(name), .key = *key};
}

}  // namespace klero::crypto
