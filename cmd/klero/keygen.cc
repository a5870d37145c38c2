#include <CLI/CLI.hpp>
#include <memory>

#include "cmd/klero/command.h"
#include "cmd/klero/passphrase.h"
#include "cmd/klero/say.h"
#include "crypto/base/error.h"
#include "crypto/files/read_file.h"
#include "crypto/files/write_file.h"
#include "crypto/secret/key_file.h"

namespace klero::cmd {
namespace {

using crypto::Error;

struct KeygenOptions {
  std::string file;
  std::string name;
  std::string passphrase_file;
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
void keygen(const KeygenOptions& options) {
  const std::string public_file = options.file + ".pub";
  refuse_existing(options.file);
  refuse_existing(public_file);
  const crypto::SigningKey key = crypto::make_signing_key(options.name);
  const std::string line = crypto::write_public_key({key.name, key.public_key});
  if (options.no_passphrase) {
    crypto::write_new_file(public_file, line, crypto::Access::kPublic);
    crypto::write_secret_key_plain(options.file, key);
  } else {
    const crypto::Secret passphrase = new_passphrase_from(options.passphrase_file, "this key");
    crypto::write_new_file(public_file, line, crypto::Access::kPublic);
    crypto::write_secret_key_protected(options.file, key, passphrase);
  }
  print(line);
}

std::string public_line_of(const std::string& file) {
  const std::string text = crypto::read_file(file, 4096);
  if (crypto::read_public_key(text)) {
    return text;
  }
  const crypto::SigningKey key =
      crypto::read_secret_key(file, [] { return ask_passphrase("this key"); });
  return crypto::write_public_key({key.name, key.public_key});
}

void public_key(const std::string& file, bool pem) {
  const std::string line = public_line_of(file);
  print(pem ? crypto::public_key_pem(crypto::read_public_key(line).value().key) : line);
}

}  // namespace

void add_keygen(CLI::App& program) {
  CLI::App* command = program.add_subcommand(
      "keygen", "Make a signing key: FILE (secret) and FILE.pub (to give away)");
  auto options = std::make_shared<KeygenOptions>();
  command->add_option("FILE", options->file, "Where the secret key goes")->required();
  command->add_option("--name", options->name, "Whose key it is: 'Notary Weber'")->required();
  CLI::Option* file = command->add_option("--passphrase-file", options->passphrase_file,
                                          "First line: the passphrase that protects the key");
  command->add_flag("--no-passphrase", options->no_passphrase,
                    "Let everybody who reads the file use the key")
      ->excludes(file);
  command->callback([options] { keygen(*options); });
}

void add_public_key(CLI::App& program) {
  CLI::App* command =
      program.add_subcommand("public-key", "Print the public half of a key, as a line or for openssl");
  auto file = std::make_shared<std::string>();
  auto pem = std::make_shared<bool>(false);
  command->add_option("FILE", *file, "A secret key, or a file FILE.pub")->required();
  command->add_flag("--pem", *pem, "As openssl reads it");
  command->callback([file, pem] { public_key(*file, *pem); });
}

}  // namespace klero::cmd
