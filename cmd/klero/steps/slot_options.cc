#include "cmd/klero/steps/slot_options.h"

#include <algorithm>

#include "cmd/klero/say.h"
#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/hash/sha256_openssl.h"

namespace klero::cmd {
namespace {

bool holds(const std::vector<unsigned>& slots, unsigned slot) {
  return std::find(slots.begin(), slots.end(), slot) != slots.end();
}

}  // namespace

selection::Input input_of_bytes(const std::string& name, std::string_view bytes) {
  return {name, crypto::to_hex(crypto::openssl::sha256(bytes))};
}

std::vector<std::filesystem::path> places_of(const SlotOptions& options) {
  return {options.from.begin(), options.from.end()};
}

CLI::App* add_slot_command(CLI::App& program, const std::string& name,
                           const std::string& description, SlotOptions& options,
                           const std::string& left_out, const std::string& meaning) {
  CLI::App* command = program.add_subcommand(name, description);
  add_office_options(*command, options.office);
  command
      ->add_option("--from,FROM", options.from,
                   "Files of the contributors (slot-N.txt, slot-N.sig, opening-N.txt) and holders "
                   "(opened-N-by-I.txt), or folders that hold them")
      ->required();
  if (!left_out.empty()) {
    command->add_option(left_out, options.left_out, meaning)->allow_extra_args(false);
  }
  return command;
}

selection::SlotFiles gather(const SlotOptions& options, const std::string& ending,
                            const selection::Order& order) {
  return selection::gather_slot_files(places_of(options), ending,
                                      static_cast<unsigned>(order.slots.size()));
}

std::string slot_words(const selection::Order& order, unsigned slot) {
  return "slot " + std::to_string(slot) + " (" +
         crypto::escape_text(order.slots.at(slot - 1).name) + ")";
}

void settle_refusals(const selection::Order& order,
                     const std::vector<selection::SlotRefusal>& refused,
                     const std::vector<unsigned>& left_out) {
  std::size_t open = 0;
  for (const selection::SlotRefusal& refusal : refused) {
    const std::string text = slot_words(order, refusal.slot) + ": " + refusal.why;
    if (holds(left_out, refusal.slot)) {
      note("left out: " + text);
    } else {
      complain(text, "");
      ++open;
    }
  }
  if (open == 0) return;
  throw crypto::Error(
      std::to_string(open) + " of the files handed in do not count: nothing is done",
      "ask for them again, or take them out and say so");
}

void require_all_said(const selection::Order& order, const std::set<unsigned>& expected,
                      const std::set<unsigned>& there, const std::vector<unsigned>& left_out,
                      const std::string& option) {
  for (const unsigned slot : left_out) {
    if (slot < 1 || slot > order.slots.size()) {
      throw crypto::Error(option + " " + std::to_string(slot) + ": the order has no such slot");
    }
    if (!expected.contains(slot)) {
      throw crypto::Error(option + " " + std::to_string(slot) + ": " + slot_words(order, slot) +
                          " did not commit");
    }
    if (there.contains(slot)) {
      throw crypto::Error(option + " " + std::to_string(slot) + ": what " +
                          slot_words(order, slot) + " handed in is right and counts");
    }
  }
  std::string say;
  for (const unsigned slot : expected) {
    if (there.contains(slot) || holds(left_out, slot)) continue;
    complain(slot_words(order, slot) + ": nothing was handed in", "");
    say += " " + option + " " + std::to_string(slot);
  }
  if (say.empty()) return;
  throw crypto::Error("not all slots are there: nothing is done",
                      "wait for them; or, if their time is over, say so with" + say);
}

void add_slot_inputs(selection::Inputs& inputs, const selection::SlotFiles& files,
                     const std::string& ending) {
  for (const auto& [slot, bytes] : files) {
    inputs.push_back(input_of_bytes(selection::slot_file_name(slot, ending), bytes));
  }
}

void add_left_out_inputs(selection::Inputs& inputs, const std::vector<unsigned>& left_out,
                         const std::string& word) {
  std::set<unsigned> sorted(left_out.begin(), left_out.end());
  for (const unsigned slot : sorted) {
    inputs.push_back(input_of_bytes("slot-" + std::to_string(slot), word));
  }
}

}  // namespace klero::cmd
