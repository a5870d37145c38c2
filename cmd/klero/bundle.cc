#include "selection/bundle/bundle.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "cmd/klero/command.h"
#include "cmd/klero/office.h"
#include "cmd/klero/own_file.h"
#include "cmd/klero/passphrase.h"
#include "cmd/klero/say.h"
#include "cmd/klero/verify_written.h"
#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/files/read_file.h"
#include "selection/bundle/audit_signature.h"

namespace klero::cmd {
namespace {

using crypto::Error;
using selection::StepNumber;

struct BundleOptions {
  std::string draw;
  std::string file;
};

struct SignOptions {
  std::string record;
  std::string step;
  std::string key_file;
  std::string passphrase_file;
  std::string out;
};

void bundle(const BundleOptions& options) {
  const selection::Draw draw = selection::open_draw(options.draw);
  const selection::BundleSize size = selection::write_bundle(draw, options.file);
  print("bundle   " + shell_word(options.file) + "\nholds    " + std::to_string(size.files) +
        " files, " + std::to_string(size.bytes) + " bytes\nfor      " +
        draw.record.order.auditor->name + ", and nobody else can read it\naudit    klero-verify audit "
        "RECORD " + shell_word(options.file) + " --key AUDITOR-KEY --order " +
        selection::checksum_of(draw.record, selection::kOrderStep) + "\n");
}

crypto::SigningKey auditor_key(const selection::Record& record, const SignOptions& options) {
  if (!record.order.auditor) throw Error("the order names no auditor: nothing is to be signed");
  crypto::SigningKey key = crypto::read_secret_key(
      options.key_file, [&] { return passphrase_from(options.passphrase_file, "the auditor's key"); });
  if (crypto::to_hex(key.public_key) != record.order.auditor->key) {
    throw Error("the key is not that of the auditor: expected " + record.order.auditor->key +
                ", got " + crypto::to_hex(key.public_key));
  }
  return key;
}

// The step that --step names: the frame, or the panel, whose number a void moves.
StepNumber audited_step(const selection::Record& record, const std::string& digits) {
  for (const StepNumber step : {selection::kFrameStep, selection::panel_step(record)}) {
    if (selection::step_digits(step) == digits) return step;
  }
  throw Error("--step '" + crypto::escape_text(digits, 80) + "': expected 02, the register, or " +
              selection::step_digits(selection::panel_step(record)) + ", the whole draw");
}

void sign_audit(const SignOptions& options) {
  const selection::Record record = selection::open_record(options.record);
  const StepNumber step = audited_step(record, options.step);
  const std::string list = selection::list_of_step(record, step);
  verify_through(options.record, step);
  const crypto::SigningKey key = auditor_key(record, options);
  write_or_confirm(options.out, signer_of(key)(list), crypto::Access::kPublic);
  print("signed   step " + selection::folder_of(record, step) + ", checksum " +
        selection::checksum_of(record, step) + "\nsend     " + shell_word(options.out) +
        " to the office: klero audited DRAW " + shell_word(options.out) + "\n");
}

void audited(const BundleOptions& options) {
  const selection::Draw draw = selection::open_draw(options.draw);
  const StepNumber step =
      selection::add_audit_signature(draw, crypto::read_file(options.file, 4096));
  verify_through(draw.record.folder, step);
  print("audited  step " + selection::folder_of(draw.record, step) + " by " +
        draw.record.order.auditor->name + "\npublish  evidence/" + selection::folder_of(draw.record, step) +
        "/" + std::string(selection::kAuditorSignature) + "\n");
}

}  // namespace

void add_bundle(CLI::App& program) {
  CLI::App* command = program.add_subcommand(
      "bundle", "Write what the auditor needs of the sealed part, for his key only");
  auto options = std::make_shared<BundleOptions>();
  command->add_option("DRAW", options->draw, "The folder of the draw")->required();
  command->add_option("FILE", options->file, "The bundle, outside of the draw")->required();
  command->callback([options] { bundle(*options); });
}

void add_audited(CLI::App& program) {
  CLI::App* command =
      program.add_subcommand("audited", "Take in the auditor's signature of step 02 or 12");
  auto options = std::make_shared<BundleOptions>();
  command->add_option("DRAW", options->draw, "The folder of the draw")->required();
  command->add_option("SIGNATURE", options->file, "What the auditor sent: 64 bytes")->required();
  command->callback([options] { audited(*options); });
}

void add_sign_audit(CLI::App& program) {
  CLI::App* command = program.add_subcommand(
      "sign-audit", "Auditor: sign step 02 or 12, after `klero-verify audit` found it right");
  auto options = std::make_shared<SignOptions>();
  command->add_option("RECORD", options->record, "The public record")->required();
  command->add_option("--step", options->step, "02: the register; 12, or the number of the panel: the whole draw")
      ->required();
  command->add_option("--key", options->key_file, "Your secret key")->required();
  command->add_option("--passphrase-file", options->passphrase_file,
                      "First line: the passphrase of your key");
  command->add_option("--out", options->out, "The signature to send: FOLDER/auditor.sig")->required();
  command->callback([options] { sign_audit(*options); });
}

}  // namespace klero::cmd
