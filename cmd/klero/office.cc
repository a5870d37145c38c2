#include "cmd/klero/office.h"

#include "cmd/klero/cosignatures.h"
#include "cmd/klero/next.h"
#include "cmd/klero/passphrase.h"
#include "cmd/klero/say.h"
#include "cmd/klero/verify_written.h"
#include "crypto/base/error.h"
#include "crypto/hash/sha256_openssl.h"
#include "crypto/sign/ed25519_openssl.h"

namespace klero::cmd {

using crypto::Error;
using crypto::SigningKey;
using selection::Draw;
using selection::StepNumber;

void add_office_options(CLI::App& command, OfficeOptions& options) {
  command.add_option("DRAW", options.draw, "The folder of the draw")->required();
  command.add_option("--passphrase-file", options.passphrase_file,
                     "First line: the passphrase of the office's key");
}

selection::Input input_of_file(const std::string& name, const std::string& path) {
  return {name, crypto::to_hex(crypto::openssl::sha256_file(path))};
}

selection::Signer signer_of(const SigningKey& key) {
  return [&key](std::string_view message) {
    const crypto::Secret::Reading seed = key.seed.read();
    const crypto::Signature signature =
        crypto::openssl::sign(seed.bytes().first<32>(), message);
    return std::string(crypto::as_text(signature));
  };
}

SigningKey office_key(const Draw& draw, const OfficeOptions& options) {
  const auto path = selection::sealed_folder(draw.folder) /
                    selection::step_folder(selection::kOrderStep) / kOfficeKeyName;
  SigningKey key = crypto::read_secret_key(
      path, [&] { return passphrase_from(options.passphrase_file, "the office's key"); });
  if (crypto::to_hex(key.public_key) != draw.record.order.office.key) {
    throw Error("the office's key is not that of the order: expected " +
                draw.record.order.office.key + ", got " + crypto::to_hex(key.public_key));
  }
  return key;
}

void make_step(Draw& draw, StepNumber number, const selection::Inputs& inputs,
               const OfficeOptions& options,
               const std::function<void(selection::StepWriter&)>& fill) {
  if (selection::turn(draw, number, inputs) == selection::Turn::kDone) {
    note("step " + selection::folder_of(draw.record, number) + " is already done, nothing changed");
  } else {
    require_cosigned(draw.record);
    const SigningKey key = office_key(draw, options);
    selection::StepWriter step(draw, number, inputs);
    fill(step);
    progress("publishing " + selection::folder_of(draw.record, number));
    (void)step.publish(signer_of(key));
    progress("");
  }
  report_published(draw, number);
}

void report_published(const Draw& draw, StepNumber number) {
  verify_through(draw.record.folder, number);
  print("step " + selection::folder_of(draw.record, number) + "\nchecksum " +
        selection::checksum_of(draw.record, number) + "\n" + next_words(draw));
}

}  // namespace klero::cmd
