#include <CLI/CLI.hpp>
#include <memory>
#include <optional>

#include "cmd/klero/command.h"
#include "cmd/klero/draft_file.h"
#include "cmd/klero/office.h"
#include "cmd/klero/passphrase.h"
#include "cmd/klero/say.h"
#include "crypto/base/error.h"
#include "crypto/files/read_file.h"
#include "selection/record/annulment.h"

namespace klero::cmd {
namespace {

using crypto::Error;
using crypto::SigningKey;
namespace fs = std::filesystem;

struct NewOptions {
  OfficeOptions office;
  std::string draft;
  std::string key_file;
  std::string previous;
};

selection::Inputs inputs_of(const NewOptions& options) {
  selection::Inputs inputs{input_of_file("draft", options.draft)};
  if (!options.key_file.empty()) {
    inputs.push_back(input_of_file("office-key", options.key_file));
  }
  return inputs;
}

SigningKey given_or_fresh_key(const NewOptions& options, const selection::Order& order) {
  if (!options.key_file.empty()) {
    return crypto::read_secret_key(options.key_file, [&] {
      return passphrase_from(options.office.passphrase_file, "the office's key");
    });
  }
  if (!order.office.key.empty()) {
    throw Error("the draft names a key of the office: expected that key with --office-key, got none",
                "or write \"key\": \"\" under office, and klero makes one");
  }
  return crypto::make_signing_key("office");
}

// Puts the key's public half into the order.
void name_office_key(selection::Order& order, const SigningKey& key) {
  const std::string digits = crypto::to_hex(key.public_key);
  if (!order.office.key.empty() && order.office.key != digits) {
    throw Error("the key is not the one that the draft names: expected " + order.office.key +
                ", got " + digits);
  }
  for (const selection::Slot& slot : order.slots) {
    if (slot.key == digits) {
      throw Error("the office's key is also the key of the slot '" + slot.name +
                      "': expected different keys",
                  "make a key for the office alone: leave --office-key out");
    }
  }
  order.office.key = digits;
}

// A given key is kept as it came, with its passphrase.
void seal_key(selection::StepWriter& step, const NewOptions& options, const SigningKey& key) {
  const fs::path path = step.sealed_path() / kOfficeKeyName;
  if (!options.key_file.empty()) {
    step.add_sealed(kOfficeKeyName, crypto::read_file(options.key_file, 4096));
  } else if (options.office.passphrase_file.empty()) {
    crypto::write_secret_key_plain(path, key);
  } else {
    crypto::write_secret_key_protected(path, key, read_passphrase(options.office.passphrase_file));
  }
}

// What attempt k + 1 says about attempt k (rule 2.16): filled in, or compared.
void cite_previous(selection::Order& order, const std::string& record_folder) {
  if (record_folder.empty()) return;
  const selection::Record record = selection::open_record(record_folder);
  const std::string& checksum = selection::previous_of(record);
  const std::uint64_t attempt = record.order.attempt + 1;
  if (order.attempt != 1 && order.attempt != attempt) {
    throw Error("the draft says attempt " + std::to_string(order.attempt) + ": expected " +
                std::to_string(attempt) + ", the attempt before was " +
                std::to_string(record.order.attempt));
  }
  if (!order.previous.empty() && order.previous != checksum) {
    throw Error("the draft cites another attempt: expected " + checksum + ", got " +
                order.previous);
  }
  if (record.order.mode != order.mode) {
    throw Error("the attempt before was a " +
                std::string(selection::mode_name(record.order.mode)) + " draw: expected the same");
  }
  order.attempt = attempt;
  order.previous = checksum;
}

bool is_founded(const fs::path& draw) {
  return fs::exists(selection::record_folder(draw) / selection::step_folder(selection::kOrderStep));
}

void new_draw(const NewOptions& options) {
  const selection::Inputs inputs = inputs_of(options);
  if (is_founded(options.office.draw)) {
    selection::Draw draw = selection::open_draw(options.office.draw);
    make_step(draw, selection::kOrderStep, inputs, options.office, [](auto&) {});
    return;
  }
  selection::Order order = read_draft(options.draft);
  cite_previous(order, options.previous);
  const SigningKey key = given_or_fresh_key(options, order);
  name_office_key(order, key);
  const selection::Draw draw =
      selection::found_draw(options.office.draw, order, inputs, signer_of(key),
                            [&](selection::StepWriter& step) { seal_key(step, options, key); });
  report_published(draw, selection::kOrderStep);
}

}  // namespace

void add_new(CLI::App& program) {
  CLI::App* command =
      program.add_subcommand("new", "Begin a draw: publishes the order as step 01");
  auto options = std::make_shared<NewOptions>();
  add_office_options(*command, options->office);
  command->add_option("--order", options->draft, "The draft of the order")->required();
  command->add_option("--office-key", options->key_file,
                      "The office's secret key; without it klero makes one under sealed/");
  command->add_option("--previous", options->previous,
                      "The record of the attempt before, which was annulled: the order then says "
                      "attempt k + 1 and cites it");
  command->callback([options] { new_draw(*options); });
}

}  // namespace klero::cmd
