#include <CLI/CLI.hpp>
#include <memory>

#include "cmd/klero/command.h"
#include "cmd/klero/passphrase.h"
#include "cmd/klero/say.h"
#include "crypto/base/error.h"
#include "crypto/escrow/holder_key.h"
#include "crypto/files/read_file.h"
#include "crypto/hash/sha256_openssl.h"
#include "crypto/secret/key_file.h"
#include "crypto/sign/fingerprint.h"
#include "selection/holder/entry.h"

namespace klero::cmd {
namespace {

using crypto::Error;

struct Options {
  std::string file;
  bool pem = false;
  bool fingerprint = false;
};

// The public half of a key, of whichever kind and from whichever half.
struct PublicHalf {
  std::string published;  // what keygen wrote to FILE.pub
  std::array<std::uint8_t, 32> key{};
  bool signs = true;
};

crypto::Secret ask() {
  return ask_passphrase("this key");
}

PublicHalf half_of(const std::string& file) {
  const std::string text = crypto::read_file(file, 4096);
  if (const auto key = crypto::read_public_key(text)) {
    return {.published = text, .key = key->key};
  }
  if (const auto key = selection::read_holder_entry(text)) {
    return {.published = text, .key = key->bytes(), .signs = false};
  }
  if (crypto::is_secret_file(file, crypto::kHolderKeyFile)) {
    const crypto::HolderKey key = crypto::read_holder_key(file, ask);
    return {.published = selection::make_holder_entry(key), .key = key.key.bytes(), .signs = false};
  }
  const crypto::SigningKey key = crypto::read_secret_key(file, ask);
  return {.published = crypto::write_public_key({key.name, key.public_key}),
          .key = key.public_key};
}

std::string pem_of(const PublicHalf& half, const std::string& file) {
  if (!half.signs) {
    throw Error("cannot write the key " + crypto::quoted(file) +
                    " for openssl: it is an escrow holder's, a point of ristretto255",
                "openssl knows signing keys only");
  }
  return crypto::public_key_pem(half.key);
}

void public_key(const Options& options) {
  const PublicHalf half = half_of(options.file);
  if (options.fingerprint) {
    print(crypto::key_fingerprint(half.key, crypto::openssl::sha256) + "\n");
  } else {
    print(options.pem ? pem_of(half, options.file) : half.published);
  }
}

}  // namespace

void add_public_key(CLI::App& program) {
  CLI::App* command = program.add_subcommand(
      "public-key", "Print the public half of a key: as keygen did, for openssl, or to read aloud");
  auto options = std::make_shared<Options>();
  command->add_option("FILE", options->file, "A secret key, or a file FILE.pub")->required();
  CLI::Option* pem = command->add_flag("--pem", options->pem, "As openssl reads it");
  command->add_flag("--fingerprint", options->fingerprint, "32 digits of its SHA-256")
      ->excludes(pem);
  command->callback([options] { public_key(*options); });
}

}  // namespace klero::cmd
