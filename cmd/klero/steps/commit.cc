#include <CLI/CLI.hpp>
#include <memory>

#include "cmd/klero/say.h"
#include "cmd/klero/steps/read_back.h"
#include "cmd/klero/steps/slot_options.h"
#include "cmd/klero/steps/steps.h"
#include "crypto/base/error.h"

namespace klero::cmd {
namespace {

using crypto::Error;
using selection::SlotFiles;
using selection::SlotState;

constexpr const char* kAbsent = "--absent";

struct Handed {
  SlotFiles documents;
  SlotFiles signatures;
};

// Commitments of the lots before this one, which it must not repeat.
std::set<std::string> earlier_commitments(const selection::Draw& draw,
                                          const selection::LotSteps& now) {
  std::set<std::string> earlier;
  for (const selection::LotSteps& lot : selection::lots_of(draw.record)) {
    if (lot.commit >= now.commit) break;
    for (const auto& [slot, digits] : published_commitments(draw, lot)) earlier.insert(digits);
  }
  return earlier;
}

// The commitments that count. Throws Error unless every slot is there or said to be absent.
selection::Commitments judge(const selection::Draw& draw, const selection::LotSteps& lot,
                             const Handed& handed, const std::vector<unsigned>& absent) {
  const selection::Order& order = draw.record.order;
  const selection::CheckedCommitments checked =
      selection::check_commitments(order, base_of(draw, lot), handed.documents, handed.signatures,
                                   earlier_commitments(draw, lot));
  settle_refusals(order, checked.refused, absent);
  std::set<unsigned> all;
  std::set<unsigned> there;
  for (unsigned slot = 1; slot <= order.slots.size(); ++slot) all.insert(slot);
  for (const auto& [slot, digits] : checked.good) there.insert(slot);
  require_all_said(order, all, there, absent, kAbsent);
  if (const auto why = selection::too_few_commitments(order, checked.good)) {
    throw Error("the lot cannot begin: " + *why,
                "the draw is void before its first secret: begin a new attempt");
  }
  return checked.good;
}

void write_step(selection::StepWriter& step, const selection::Order& order, const Handed& handed,
                const selection::Commitments& commitments) {
  std::vector<SlotState> states(order.slots.size(), SlotState::kAbsent);
  for (const auto& [slot, digits] : commitments) {
    states[slot - 1] = SlotState::kCommitted;
    step.add(selection::slot_file_name(slot, ".txt"), handed.documents.at(slot));
    step.add(selection::slot_file_name(slot, ".sig"), handed.signatures.at(slot));
  }
  step.add("slots.tsv", selection::write_slots(states));
  print("lot      " + std::to_string(commitments.size()) + " of " +
        std::to_string(order.slots.size()) + " slots committed, each signed by its own key\n");
}

void commit(const SlotOptions& options) {
  selection::Draw draw = selection::open_draw(options.office.draw);
  const selection::Order& order = draw.record.order;
  const selection::LotSteps lot = current_lot(draw);
  const Handed handed{gather(options, ".txt", order), gather(options, ".sig", order)};
  selection::Inputs inputs;
  add_slot_inputs(inputs, handed.documents, ".txt");
  add_slot_inputs(inputs, handed.signatures, ".sig");
  add_left_out_inputs(inputs, options.left_out, "absent");
  make_step(draw, lot.commit, inputs, options.office, [&](selection::StepWriter& step) {
    write_step(step, order, handed, judge(draw, lot, handed, options.left_out));
  });
}

}  // namespace

void add_commit(CLI::App& program) {
  auto options = std::make_shared<SlotOptions>();
  add_slot_command(program, "commit", "Publish the commitments of a lot: the point of no return",
                   *options, kAbsent, "A slot that does not commit; say each of them")
      ->callback([options] { commit(*options); });
}

}  // namespace klero::cmd
