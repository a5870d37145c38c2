#include <CLI/CLI.hpp>
#include <memory>

#include "cmd/klero/say.h"
#include "cmd/klero/steps/close_options.h"
#include "cmd/klero/steps/read_back.h"
#include "cmd/klero/steps/slot_options.h"
#include "cmd/klero/steps/steps.h"
#include "selection/lot/openings.h"

namespace klero::cmd {
namespace {

using selection::SlotFiles;
using selection::SlotState;

constexpr const char* kMissing = "--missing";

struct RevealOptions {
  SlotOptions slots;
  CloseOptions close;
};

// What the step will hold.
struct Revealed {
  SlotFiles contributions;
  SlotFiles openings;             // evidence, with an escrow
  std::set<unsigned> by_escrow;
};

// Every slot that committed must be there or be said to be missing.
void require_all(const selection::Order& order, const Revealed& revealed,
                 const selection::Commitments& commitments, const std::vector<unsigned>& missing) {
  std::set<unsigned> committed;
  std::set<unsigned> there;
  for (const auto& [slot, digits] : commitments) committed.insert(slot);
  for (const auto& [slot, bytes] : revealed.contributions) there.insert(slot);
  require_all_said(order, committed, there, missing, kMissing);
}

// Without an escrow: the contributions that were handed in.
Revealed handed_out(const selection::Draw& draw, const selection::LotSteps& lot,
                    const SlotFiles& reveals, const std::vector<unsigned>& missing) {
  const selection::Order& order = draw.record.order;
  const std::vector<selection::SlotRefusal> refused = selection::check_reveals(
      order, base_of(draw, lot), reveals, published_commitments(draw, lot));
  settle_refusals(order, refused, missing);
  Revealed revealed{reveals, {}, {}};
  for (const selection::SlotRefusal& refusal : refused) {
    revealed.contributions.erase(refusal.slot);
  }
  return revealed;
}

// With an escrow: what the deposits open to. What is refused is told; it stops nothing, as long as
// the deposit is opened by others.
Revealed opened(const selection::Draw& draw, const selection::LotSteps& lot,
                const selection::HandedOpenings& handed) {
  const selection::Order& order = draw.record.order;
  selection::CheckedOpenings checked = selection::open_deposits(
      order, base_of(draw, lot), published_documents(draw, lot), handed);
  for (const selection::SlotRefusal& refusal : checked.refused) {
    note("does not count, " + slot_words(order, refusal.slot) + ": " + refusal.why);
  }
  return {std::move(checked.contributions), std::move(checked.openings),
          std::move(checked.by_escrow)};
}

void write_step(selection::StepWriter& step, const selection::Order& order,
                const Revealed& revealed, const selection::Commitments& commitments) {
  std::vector<SlotState> states(order.slots.size(), SlotState::kAbsent);
  for (const auto& [slot, digits] : commitments) states[slot - 1] = SlotState::kMissing;
  for (const auto& [slot, bytes] : revealed.contributions) {
    states[slot - 1] = SlotState::kRevealed;
    step.add(selection::slot_file_name(slot, ".txt"), bytes);
  }
  for (const auto& [slot, bytes] : revealed.openings) {
    step.add_evidence(selection::opening_file_name(slot), bytes);
  }
  step.add("slots.tsv", selection::write_slots(states));
}

std::string summary(const selection::Order& order, const Revealed& revealed,
                    const selection::Commitments& commitments) {
  std::string text = "lot      " + std::to_string(revealed.contributions.size()) + " of " +
                     std::to_string(commitments.size()) + " commitments opened\n";
  for (const unsigned slot : revealed.by_escrow) {
    text += "escrow   " + slot_words(order, slot) + ": opened by the holders\n";
  }
  for (const auto& [slot, digits] : commitments) {
    if (!revealed.contributions.contains(slot)) {
      text += "missing  " + slot_words(order, slot) + "\n";
    }
  }
  return text;
}

selection::Inputs inputs_of(const SlotFiles& reveals, const selection::HandedOpenings& handed) {
  selection::Inputs inputs;
  add_slot_inputs(inputs, reveals, ".txt");
  for (const auto& [slot, bytes] : handed.by_contributor) {
    inputs.push_back(input_of_bytes(selection::opening_file_name(slot), bytes));
  }
  for (const auto& [place, bytes] : handed.by_holder) {
    inputs.push_back(
        input_of_bytes(selection::opened_file_name(place.first, place.second), bytes));
  }
  return inputs;
}

void reveal(const RevealOptions& options) {
  selection::Draw draw = selection::open_draw(options.slots.office.draw);
  const selection::Order& order = draw.record.order;
  const selection::LotSteps lot = current_lot(draw);
  const bool escrow = order.escrow.has_value();
  const SlotFiles reveals = escrow ? SlotFiles() : gather(options.slots, ".txt", order);
  const selection::HandedOpenings handed =
      escrow ? selection::gather_openings(order, places_of(options.slots))
             : selection::HandedOpenings();
  selection::Inputs inputs = inputs_of(reveals, handed);
  add_left_out_inputs(inputs, options.slots.left_out, "missing");
  make_step(draw, lot.reveal, inputs, options.slots.office, [&](selection::StepWriter& step) {
    const selection::Commitments commitments = published_commitments(draw, lot);
    const Revealed revealed = escrow ? opened(draw, lot, handed)
                                     : handed_out(draw, lot, reveals, options.slots.left_out);
    require_all(order, revealed, commitments, options.slots.left_out);
    write_step(step, order, revealed, commitments);
    print(summary(order, revealed, commitments) +
          write_close(step, draw.record, lot.reveal, options.close));
  });
}

}  // namespace

void add_reveal(CLI::App& program) {
  auto options = std::make_shared<RevealOptions>();
  CLI::App* command = add_slot_command(
      program, "reveal", "Publish what the contributors, or the escrow for them, revealed",
      options->slots, kMissing, "A slot that committed and whose contribution nobody opens; say each");
  add_close_options(*command, options->close);
  command->callback([options] { reveal(*options); });
}

}  // namespace klero::cmd
