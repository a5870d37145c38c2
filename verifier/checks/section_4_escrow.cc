// Rules 4.11 and 4.12: deposits with the escrow, and how they were opened.

#include "verifier/checks/ceremony.h"
#include "verifier/checks/examination.h"
#include "verifier/checks/section_4_lot.h"
#include "verifier/checks/signature_check.h"
#include "verifier/checks/slot_files.h"
#include "verifier/read/evidence_name.h"

namespace klero::verifier {
namespace {

void does_not_apply(Outcome& outcome) {
  outcome.not_checked(
      {"does not apply: the order has no escrow", "entfällt: die Losordnung hat keine Hinterlegung"});
}

// A deposit that does not hold is forgotten: nothing can be opened from it.
void check_deposit_of(Examination& x, const LotPlace& place, unsigned slot, Outcome& outcome) {
  auto& deposit = x.lot().deposits[slot - 1];
  const std::string path = path_of(x, x.lot_step(0), slot_name(slot, ".txt"));
  const auto terms = escrow_terms(*x.order, place, slot);
  if (!deposit || !terms) {
    outcome.blocked(terms ? "4.2" : "2.14", path);
    return;
  }
  outcome.saw();
  const crypto::DepositCheck found = crypto::check_deposit(*terms, *deposit);
  if (found.outcome != crypto::DepositOutcome::kValid) {
    outcome.fail({path, 0, "a deposit that the holders of the order can open",
                  std::string(crypto::describe(found.outcome)) +
                      (found.holder == 0 ? "" : ", of holder " + std::to_string(found.holder))});
    deposit.reset();
  }
}

void check_opening_of(Examination& x, const LotPlace& place, unsigned slot,
                      const ScannedFile& file, Outcome& outcome) {
  const auto& deposit = x.lot().deposits[slot - 1];
  const auto terms = escrow_terms(*x.order, place, slot);
  if (!deposit || !terms) {
    outcome.blocked("4.11", path_of(x, x.lot_step(0), slot_name(slot, ".txt")));
    return;
  }
  outcome.saw();
  crypto::Flaw flaw;
  x.lot().openings[slot - 1] = read_opening(*terms, *deposit, file.bytes, flaw);
  if (!x.lot().openings[slot - 1]) {
    outcome.fail(finding_of(file.path, flaw));
  }
}

}  // namespace

void check_4_11_deposits(Examination& x, Outcome& outcome) {
  if (!x.order->escrow) {
    does_not_apply(outcome);
    return;
  }
  const auto place = place_of_lot(x, outcome);
  if (!place) {
    return;
  }
  outcome.usable_anyway();  // 4.12 asks for each slot whether its deposit is right
  for (unsigned slot = 1; slot <= x.lot().committed.size(); ++slot) {
    if (slot_file(x, x.lot_step(0), slot, ".txt", outcome) != nullptr) {
      check_deposit_of(x, *place, slot, outcome);
    }
  }
}

void check_4_12_openings(Examination& x, Outcome& outcome) {
  if (!x.order->escrow) {
    does_not_apply(outcome);
    return;
  }
  if (!x.scan.has_evidence) {
    outcome.blocked("1.1", "evidence");
    return;
  }
  const auto place = place_of_lot(x, outcome);
  if (!place) {
    return;
  }
  outcome.usable_anyway();  // 4.7 asks for each slot whether it is known what was opened
  const unsigned step = x.lot_step(1);
  x.lot().openings.resize(x.lot().revealed.size());
  for (unsigned slot = 1; slot <= x.lot().revealed.size(); ++slot) {
    const ScannedFile* file = evidence_file(x, step, opening_file(slot));
    const bool wanted = x.lot().revealed[slot - 1] == SlotState::kRevealed;
    if (wanted != (file != nullptr)) {
      outcome.fail({evidence_path(x, step, opening_file(slot)), 0,
                    wanted ? "the file, because the slot is revealed"
                           : "no such file, because the slot is not revealed",
                    file == nullptr ? "no such file" : "the file"});
    }
    if (file != nullptr && usable_bytes(file, file->path, outcome) != nullptr) {
      check_opening_of(x, *place, slot, *file, outcome);
    }
  }
  if (outcome.state() == State::kNotChecked) {
    outcome.not_checked({"no slot revealed", "niemand hat offengelegt"});
  }
}

}  // namespace klero::verifier
