#include "verifier/checks/section_4_lot.h"

#include <algorithm>
#include <map>

#include "crypto/base/text.h"
#include "verifier/checks/examination.h"
#include "verifier/checks/signature_check.h"
#include "verifier/checks/slot_files.h"

namespace klero::verifier {
namespace {

std::string_view name_of(SlotState state) {
  switch (state) {
    case SlotState::kAbsent:
      return "absent";
    case SlotState::kCommitted:
      return "committed";
    case SlotState::kRevealed:
      return "revealed";
    case SlotState::kMissing:
      break;
  }
  return "missing";
}

std::optional<SlotState> state_of(std::string_view text, std::initializer_list<SlotState> allowed) {
  for (const SlotState state : allowed) {
    if (text == name_of(state)) {
      return state;
    }
  }
  return std::nullopt;
}

// slots.tsv: one line for each slot in sequence. Empty, with findings or blocked, if it is not that.
std::vector<SlotState> read_slots(const Examination& x, unsigned step,
                                  std::initializer_list<SlotState> allowed, Outcome& outcome) {
  const std::string path = path_of(x, step, "slots.tsv");
  std::vector<SlotState> states;
  std::uint64_t lines = 0;
  const bool read = visit_table(x, step, "slots.tsv", outcome, [&](const Row& row) {
    const auto state = state_of(row.fields[1], allowed);
    if (row.fields[0] != std::to_string(++lines)) {
      outcome.fail({path, row.line, "slot " + std::to_string(lines), shown(row.fields[0])});
    } else if (!state) {
      outcome.fail({path, row.line, "a state that this step knows", shown(row.fields[1])});
    } else {
      states.push_back(*state);
    }
    return lines <= x.order->slots.size();
  });
  if (read && lines != x.order->slots.size()) {
    outcome.fail({path, 0, std::to_string(x.order->slots.size()) + " slots",
                  lines > x.order->slots.size() ? "more" : std::to_string(lines)});
  }
  if (!read || outcome.state() == State::kFail) {
    return {};
  }
  outcome.saw();
  outcome.usable_anyway();
  return states;
}

// Files slot-N of a step exist exactly for the slots with `state`.
void check_files(const Examination& x, unsigned step, const std::vector<SlotState>& states,
                 SlotState state, std::string_view ending, Outcome& outcome) {
  const ScannedStep& folder = *x.scan.step(step);
  for (std::size_t slot = 1; slot <= states.size(); ++slot) {
    const bool wanted = states[slot - 1] == state;
    const bool there = folder.find(slot_name(slot, ending)) != nullptr;
    if (wanted != there) {
      outcome.fail({path_of(x, step, slot_name(slot, ending)), 0,
                    std::string(wanted ? "the file" : "no such file") + ", because the slot is " +
                        std::string(name_of(states[slot - 1])),
                    there ? "the file" : "no such file"});
    }
  }
  for (const ScannedFile& file : folder.files) {
    const auto slot = slot_of_file(file.name, ending);
    if (slot && *slot > states.size()) {
      outcome.fail({file.path, 0, "no such file, because there is no such slot", "a file"});
    }
  }
}

// The commitment of a document; with an escrow its deposit is kept too.
std::optional<crypto::Digest> commitment_in(Examination& x, const LotPlace& place, unsigned slot,
                                            std::string_view text) {
  if (!x.order->escrow) {
    return read_commitment(*x.order, place, slot, text);
  }
  auto deposit = read_deposit_document(*x.order, place, slot, text);
  if (!deposit) {
    return std::nullopt;
  }
  const crypto::Digest commitment = deposit->coefficients.front().bytes();
  x.lot().deposits[slot - 1] = std::move(deposit);
  return commitment;
}

void check_against_commitment(const Examination& x, const LotPlace& place, unsigned slot,
                              const ScannedFile& file, Outcome& outcome) {
  const auto& commitment = x.lots[x.group - 1].commitments[slot - 1];
  if (!is_contribution(*x.order, place, slot, file.bytes)) {
    outcome.fail({file.path, 0,
                  "a contribution of slot " + std::to_string(slot) + " of lot " +
                      std::to_string(place.lot) + " after " + crypto::to_hex(place.base),
                  shown(file.bytes)});
  } else if (!commitment) {
    outcome.blocked("4.2", path_of(x, x.lot_step(0), slot_name(slot, ".txt")));
  } else if (*file.digest != *commitment) {
    outcome.fail({file.path, 0, "SHA-256 " + crypto::to_hex(*commitment) + ", as committed",
                  crypto::to_hex(*file.digest)});
  }
}

// With an escrow it is what the deposit locks, whoever opened it.
void check_against_opening(const Examination& x, const LotPlace& place, unsigned slot,
                           const ScannedFile& file, Outcome& outcome) {
  const auto& openings = x.lots[x.group - 1].openings;
  if (slot > openings.size() || !openings[slot - 1]) {
    outcome.blocked("4.12", file.path);
    return;
  }
  const std::string wanted = contribution_of(*x.order, place, slot, openings[slot - 1]->point);
  if (file.bytes != wanted) {
    outcome.fail({file.path, 0, shown(wanted) + ", which the deposit locks", shown(file.bytes)});
  }
}

}  // namespace

void check_4_1_table_of_commitments(Examination& x, Outcome& outcome) {
  const unsigned step = x.lot_step(0);
  auto states = read_slots(x, step, {SlotState::kCommitted, SlotState::kAbsent}, outcome);
  if (!states.empty()) {
    check_files(x, step, states, SlotState::kCommitted, ".txt", outcome);
    check_files(x, step, states, SlotState::kCommitted, ".sig", outcome);
  }
  x.lot().commitments.resize(states.size());
  x.lot().deposits.resize(states.size());
  x.lot().committed = std::move(states);
}

void check_4_2_commitment_documents(Examination& x, Outcome& outcome) {
  const auto place = place_of_lot(x, outcome);
  if (!place) {
    return;
  }
  for (unsigned slot = 1; slot <= x.lot().committed.size(); ++slot) {
    const ScannedFile* file = slot_file(x, x.lot_step(0), slot, ".txt", outcome);
    if (file == nullptr) {
      continue;
    }
    outcome.saw();
    const auto commitment = commitment_in(x, *place, slot, file->bytes);
    if (!commitment) {
      outcome.fail({file->path, 0,
                    "the commitment document of slot " + std::to_string(slot) + " of lot " +
                        std::to_string(place->lot) + " after " + crypto::to_hex(place->base) +
                        (x.order->escrow ? ", with a deposit" : ""),
                    shown(file->bytes)});
    }
    x.lot().commitments[slot - 1] = commitment;
  }
}

void check_4_3_signed_by_its_contributor(Examination& x, Outcome& outcome) {
  const unsigned step = x.lot_step(0);
  const ScannedStep& folder = *x.scan.step(step);
  for (std::size_t slot = 1; slot <= x.lot().committed.size(); ++slot) {
    const ScannedFile* signature = folder.find(slot_name(slot, ".sig"));
    const ScannedFile* message = folder.find(slot_name(slot, ".txt"));
    if (signature != nullptr && message != nullptr &&
        usable_bytes(message, folder.name, outcome) != nullptr) {
      check_signature({*signature, x.order->slots[slot - 1].key, "slot " + std::to_string(slot),
                       *message, "1.11"},
                      outcome);
    }
  }
}

void check_4_4_enough_commitments(Examination& x, Outcome& outcome) {
  const auto& states = x.lot().committed;
  const std::string path = path_of(x, x.lot_step(0), "slots.tsv");
  std::uint64_t committed = 0;
  bool outsider = false;
  for (std::size_t i = 0; i < states.size(); ++i) {
    if (states[i] == SlotState::kCommitted) {
      ++committed;
      outsider = outsider || !x.order->slots[i].office;
    }
  }
  outcome.saw();
  if (committed < x.order->min_commitments) {
    outcome.fail({path, 0, "at least " + std::to_string(x.order->min_commitments) + " commitments",
                  std::to_string(committed)});
  }
  if (!outsider) {
    outcome.fail({path, 0, "a commitment of a slot that is not the office's", "none"});
  }
  if (committed < states.size() && x.order->beacons.empty()) {
    outcome.fail({path, 0, "no slot absent, because the order has no beacon",
                  std::to_string(states.size() - committed) + " absent"});
  }
}

void check_4_5_no_copies(Examination& x, Outcome& outcome) {
  std::map<crypto::Digest, std::string> seen;
  for (std::size_t lot = 1; lot <= x.group; ++lot) {
    const auto& commitments = x.lots[lot - 1].commitments;
    for (std::size_t slot = 1; slot <= commitments.size(); ++slot) {
      const std::string path = path_of(x, commit_step(x, lot), slot_name(slot, ".txt"));
      if (!commitments[slot - 1]) {
        if (lot == x.group && x.lots[lot - 1].committed[slot - 1] == SlotState::kCommitted) {
          outcome.blocked("4.2", path);
        }
        continue;
      }
      const auto [earlier, added] = seen.emplace(*commitments[slot - 1], path);
      if (lot != x.group) {
        continue;  // was said of that lot
      }
      outcome.saw();
      if (!added) {
        outcome.fail({path, 0, "a commitment that stands nowhere else",
                      crypto::to_hex(*commitments[slot - 1]) + ", as in " + earlier->second});
      }
    }
  }
}

void check_4_6_table_of_reveals(Examination& x, Outcome& outcome) {
  const unsigned step = x.lot_step(1);
  const auto states = read_slots(
      x, step, {SlotState::kRevealed, SlotState::kMissing, SlotState::kAbsent}, outcome);
  for (std::size_t i = 0; i < states.size(); ++i) {
    const bool absent = x.lot().committed[i] == SlotState::kAbsent;
    if (absent != (states[i] == SlotState::kAbsent)) {
      outcome.fail({path_of(x, step, "slots.tsv"), i + 2,
                    absent ? "absent, as in the commit step" : "revealed or missing",
                    std::string(name_of(states[i]))});
    }
  }
  if (!states.empty()) {
    check_files(x, step, states, SlotState::kRevealed, ".txt", outcome);
  }
  x.lot().revealed = states;
}

void check_4_7_reveals_open_their_commitments(Examination& x, Outcome& outcome) {
  const auto place = place_of_lot(x, outcome);
  if (!place) {
    return;
  }
  for (unsigned slot = 1; slot <= x.lot().revealed.size(); ++slot) {
    const ScannedFile* file = slot_file(x, x.lot_step(1), slot, ".txt", outcome);
    if (file == nullptr) {
      continue;
    }
    outcome.saw();
    if (x.order->escrow) {
      check_against_opening(x, *place, slot, *file, outcome);
    } else {
      check_against_commitment(x, *place, slot, *file, outcome);
    }
  }
  if (outcome.state() == State::kNotChecked) {
    outcome.not_checked({"no slot revealed", "niemand hat offengelegt"});
  }
}

}  // namespace klero::verifier
