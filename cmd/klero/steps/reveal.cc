#include <CLI/CLI.hpp>
#include <memory>

#include "cmd/klero/say.h"
#include "cmd/klero/steps/read_back.h"
#include "cmd/klero/steps/slot_options.h"
#include "cmd/klero/steps/steps.h"

namespace klero::cmd {
namespace {

using selection::SlotFiles;
using selection::SlotState;

constexpr const char* kMissing = "--missing";

// The reveals that count. Throws Error unless every slot that committed is there or said to be
// missing.
SlotFiles judge(const selection::Draw& draw, const selection::LotSteps& lot, SlotFiles reveals,
                const selection::Commitments& commitments, const std::vector<unsigned>& missing) {
  const selection::Order& order = draw.record.order;
  const std::vector<selection::SlotRefusal> refused =
      selection::check_reveals(order, base_of(draw, lot), reveals, commitments);
  settle_refusals(order, refused, missing);
  for (const selection::SlotRefusal& refusal : refused) reveals.erase(refusal.slot);
  std::set<unsigned> committed;
  std::set<unsigned> there;
  for (const auto& [slot, digits] : commitments) committed.insert(slot);
  for (const auto& [slot, bytes] : reveals) there.insert(slot);
  require_all_said(order, committed, there, missing, kMissing);
  return reveals;
}

void write_step(selection::StepWriter& step, const selection::Order& order,
                const SlotFiles& reveals, const selection::Commitments& commitments) {
  std::vector<SlotState> states(order.slots.size(), SlotState::kAbsent);
  for (const auto& [slot, digits] : commitments) states[slot - 1] = SlotState::kMissing;
  for (const auto& [slot, bytes] : reveals) {
    states[slot - 1] = SlotState::kRevealed;
    step.add(selection::slot_file_name(slot, ".txt"), bytes);
  }
  step.add("slots.tsv", selection::write_slots(states));
  std::string text = "lot      " + std::to_string(reveals.size()) + " of " +
                     std::to_string(commitments.size()) + " commitments opened\n";
  for (unsigned slot = 1; slot <= states.size(); ++slot) {
    if (states[slot - 1] == SlotState::kMissing) {
      text += "missing  " + slot_words(order, slot) + "\n";
    }
  }
  print(text);
}

void reveal(const SlotOptions& options) {
  selection::Draw draw = selection::open_draw(options.office.draw);
  const selection::Order& order = draw.record.order;
  const selection::LotSteps lot = current_lot(draw);
  const SlotFiles reveals = gather(options, ".txt", order);
  selection::Inputs inputs;
  add_slot_inputs(inputs, reveals, ".txt");
  add_left_out_inputs(inputs, options.left_out, "missing");
  make_step(draw, lot.reveal, inputs, options.office, [&](selection::StepWriter& step) {
    const selection::Commitments commitments = published_commitments(draw, lot);
    write_step(step, order, judge(draw, lot, reveals, commitments, options.left_out), commitments);
  });
}

}  // namespace

void add_reveal(CLI::App& program) {
  auto options = std::make_shared<SlotOptions>();
  add_slot_command(program, "reveal", "Publish what the contributors revealed", *options, kMissing,
                   "A slot that committed and reveals nothing; say each of them")
      ->callback([options] { reveal(*options); });
}

}  // namespace klero::cmd
