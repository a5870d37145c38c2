#include <CLI/CLI.hpp>
#include <memory>

#include "cmd/klero/command.h"
#include "cmd/klero/passphrase.h"
#include "cmd/klero/say.h"
#include "crypto/base/error.h"
#include "crypto/escrow/holder_key.h"
#include "crypto/files/read_file.h"
#include "crypto/files/write_file.h"
#include "crypto/hash/sha256_openssl.h"
#include "crypto/secret/key_file.h"
#include "crypto/sign/fingerprint.h"
#include "selection/holder/entry.h"

namespace klero::cmd {
namespace {

using crypto::Error;

struct KeygenOptions {
  std::string file;
  std::string name;
  std::string passphrase_file;
  bool holder = false;
  bool no_passphrase = false;
};

void refuse_existing(const std::string& file) {
  if (std::filesystem::exists(std::filesystem::symlink_status(file))) {
    throw Error("the file exists already, " + crypto::quoted(file) + ": a key is never overwritten",
                "choose another name");
  }
}

// The public half is written first: killed between the two, a run leaves no secret key, and the
// half that is there belongs to nobody and can be removed.
template <typename Key>
void write_both(const KeygenOptions& options, const Key& key, const std::string& published,
                void (*write_plain)(const std::filesystem::path&, const Key&),
                void (*write_protected)(const std::filesystem::path&, const Key&,
                                        const crypto::Secret&, crypto::Hardness)) {
  const std::string public_file = options.file + ".pub";
  if (options.no_passphrase) {
    crypto::write_new_file(public_file, published, crypto::Access::kPublic);
    write_plain(options.file, key);
  } else {
    const crypto::Secret passphrase = new_passphrase_from(options.passphrase_file, "this key");
    crypto::write_new_file(public_file, published, crypto::Access::kPublic);
    write_protected(options.file, key, passphrase, crypto::Hardness::kModerate);
  }
  print(published);
}

void tell_fingerprint(std::span<const std::uint8_t, 32> key) {
  note("fingerprint " + crypto::key_fingerprint(key, crypto::openssl::sha256) +
       ", to be compared by telephone when the order is made");
}

void keygen(const KeygenOptions& options) {
  refuse_existing(options.file);
  refuse_existing(options.file + ".pub");
  if (options.holder) {
    const crypto::HolderKey key = crypto::make_holder_key(options.name);
    write_both(options, key, selection::make_holder_entry(key), crypto::write_holder_key_plain,
               crypto::write_holder_key_protected);
    tell_fingerprint(key.key.bytes());
  } else {
    const crypto::SigningKey key = crypto::make_signing_key(options.name);
    write_both(options, key, crypto::write_public_key({key.name, key.public_key}),
               crypto::write_secret_key_plain, crypto::write_secret_key_protected);
    tell_fingerprint(key.public_key);
  }
}

}  // namespace

void add_keygen(CLI::App& program) {
  CLI::App* command =
      program.add_subcommand("keygen", "Make a key: FILE (secret) and FILE.pub (to give away)");
  auto options = std::make_shared<KeygenOptions>();
  command->add_option("FILE", options->file, "Where the secret key goes")->required();
  command->add_option("--name", options->name, "Whose key it is: 'Notary Weber'")->required();
  command->add_flag("--holder", options->holder,
                    "A key of an escrow holder, which opens deposits; all others sign");
  CLI::Option* file = command->add_option("--passphrase-file", options->passphrase_file,
                                          "First line: the passphrase that protects the key");
  command->add_flag("--no-passphrase", options->no_passphrase,
                    "Let everybody who reads the file use the key")
      ->excludes(file);
  command->callback([options] { keygen(*options); });
}

}  // namespace klero::cmd
