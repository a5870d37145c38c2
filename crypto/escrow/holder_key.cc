#include "crypto/escrow/holder_key.h"

#include <algorithm>
#include <optional>

#include "crypto/escrow/deposit.h"

namespace klero::crypto {
namespace {

// Not zero: y would be the identity.
Secret random_scalar() {
  Scalar scalar;
  while (scalar.is_zero()) {
    scalar = Scalar::random();
  }
  Secret kept(Scalar::kBytes);
  std::ranges::copy(scalar.bytes(), kept.write().bytes().begin());
  return kept;
}

std::optional<Scalar> scalar_in(const Secret& secret) {
  const Secret::Reading reading = secret.read();
  return Scalar::decode(reading.bytes().first<Scalar::kBytes>());
}

}  // namespace

HolderKey make_holder_key(std::string_view name) {
  require_key_name(name);
  HolderKey key{.name = std::string(name), .key = {}, .scalar = random_scalar()};
  key.key = holder_key(secret_of(key));
  return key;
}

void write_holder_key_plain(const std::filesystem::path& path, const HolderKey& key) {
  write_secret_file_plain(path, kHolderKeyFile, {key.name, key.key.bytes(), key.scalar});
}

void write_holder_key_protected(const std::filesystem::path& path, const HolderKey& key,
                                const Secret& passphrase, Hardness hardness) {
  write_secret_file_protected(path, kHolderKeyFile, {key.name, key.key.bytes(), key.scalar},
                              passphrase, hardness);
}

HolderKey read_holder_key(const std::filesystem::path& path, const AskPassphrase& ask) {
  SecretFile file = read_secret_file(path, kHolderKeyFile, ask);
  const std::optional<Scalar> scalar = scalar_in(file.secret);
  if (!scalar || scalar->is_zero() || holder_key(*scalar).bytes() != file.public_part) {
    not_its_secret(path);
  }
  return {.name = std::move(file.name),
          .key = holder_key(*scalar),
          .scalar = std::move(file.secret)};
}

Scalar secret_of(const HolderKey& key) {
  return scalar_in(key.scalar).value();
}

SameLogProof prove_possession(const HolderKey& key, std::string mode,
                              std::vector<std::string> context) {
  return prove_same_log(possession_statement(std::move(mode), std::move(context), key.key),
                        secret_of(key));
}

}  // namespace klero::crypto
