#include "verifier/checks/section_4_lot.h"

#include <algorithm>
#include <map>

#include "crypto/base/text.h"
#include "verifier/checks/examination.h"
#include "verifier/checks/seed_text.h"
#include "verifier/checks/signature_check.h"

namespace klero::verifier {
namespace {

std::string slot_name(std::size_t slot, std::string_view ending) {
  return "slot-" + std::to_string(slot) + std::string(ending);
}

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
  const std::string path = path_of(step, "slots.tsv");
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
      outcome.fail({path_of(step, slot_name(slot, ending)), 0,
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

// The base of the lot at hand; its checksum is cited by the commit step.
std::optional<LotPlace> place_of(const Examination& x, Outcome& outcome) {
  const auto base = cited_checksum(x, x.lot_step(0), outcome);
  if (!base) {
    return std::nullopt;
  }
  return LotPlace{static_cast<unsigned>(x.group), *base};
}

// The file of a slot, if the step has it and it was read; whether it must exist is for 4.1 and 4.6.
const ScannedFile* slot_file(const Examination& x, unsigned step, std::size_t slot,
                             std::string_view ending, Outcome& outcome) {
  const std::string name = slot_name(slot, ending);
  return x.scan.step(step)->find(name) == nullptr ? nullptr : usable_file(x, step, name, outcome);
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
  x.lot().committed = std::move(states);
}

void check_4_2_commitment_documents(Examination& x, Outcome& outcome) {
  const auto place = place_of(x, outcome);
  if (!place) {
    return;
  }
  for (unsigned slot = 1; slot <= x.lot().committed.size(); ++slot) {
    const ScannedFile* file = slot_file(x, x.lot_step(0), slot, ".txt", outcome);
    if (file == nullptr) {
      continue;
    }
    outcome.saw();
    const auto commitment = read_commitment(*x.order, *place, slot, file->bytes);
    if (!commitment) {
      outcome.fail({file->path, 0,
                    "the commitment document of slot " + std::to_string(slot) + " of lot " +
                        std::to_string(place->lot) + " after " + crypto::to_hex(place->base),
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
  const std::string path = path_of(x.lot_step(0), "slots.tsv");
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
  if (committed < states.size() && !x.order->beacon) {
    outcome.fail({path, 0, "no slot absent, because the order has no beacon",
                  std::to_string(states.size() - committed) + " absent"});
  }
}

void check_4_5_no_copies(Examination& x, Outcome& outcome) {
  std::map<crypto::Digest, std::string> seen;
  for (std::size_t lot = 1; lot <= x.group; ++lot) {
    const auto& commitments = x.lots[lot - 1].commitments;
    const unsigned step = lot == 1 ? 3 : 9;
    for (std::size_t slot = 1; slot <= commitments.size(); ++slot) {
      const std::string path = path_of(step, slot_name(slot, ".txt"));
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
      outcome.fail({path_of(step, "slots.tsv"), i + 2,
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
  const auto place = place_of(x, outcome);
  if (!place) {
    return;
  }
  for (unsigned slot = 1; slot <= x.lot().revealed.size(); ++slot) {
    const ScannedFile* file = slot_file(x, x.lot_step(1), slot, ".txt", outcome);
    if (file == nullptr) {
      continue;
    }
    outcome.saw();
    const auto& commitment = x.lot().commitments[slot - 1];
    if (!is_contribution(*x.order, *place, slot, file->bytes)) {
      outcome.fail({file->path, 0,
                    "a contribution of slot " + std::to_string(slot) + " of lot " +
                        std::to_string(place->lot) + " after " + crypto::to_hex(place->base),
                    shown(file->bytes)});
    } else if (!commitment) {
      outcome.blocked("4.2", path_of(x.lot_step(0), slot_name(slot, ".txt")));
    } else if (*file->digest != *commitment) {
      outcome.fail({file->path, 0, "SHA-256 " + crypto::to_hex(*commitment) + ", as committed",
                    crypto::to_hex(*file->digest)});
    }
  }
  if (outcome.state() == State::kNotChecked) {
    outcome.not_checked({"no slot revealed", "niemand hat offengelegt"});
  }
}

void check_4_8_close(Examination& x, Outcome& outcome) {
  const unsigned step = x.lot_step(1);
  if (!x.scan.has_evidence) {
    outcome.blocked("1.1", "evidence");
    return;
  }
  const ScannedStep& folder = *x.scan.step(step);
  const ScannedFile* sums = usable_bytes(folder.find("SHA256SUMS"), folder.name, outcome);
  const ScannedFolder* evidence = x.scan.evidence_of(step);
  const auto& slots = x.order->slots;
  bool unclear = sums == nullptr;
  for (unsigned slot = 1; sums != nullptr && evidence != nullptr && slot <= slots.size(); ++slot) {
    const ScannedFile* file = evidence->find(slot_name(slot, ".sig"));
    if (file == nullptr) {
      continue;
    }
    const bool valid = check_signature(
        {*file, slots[slot - 1].key, "slot " + std::to_string(slot), *sums, "1.7"}, outcome);
    unclear = unclear || !valid;
    const bool counts = x.lot().committed[slot - 1] != SlotState::kAbsent && !slots[slot - 1].office;
    if (valid && counts) {
      x.lot().signers.push_back(slot);
    }
  }
  const std::size_t valid = x.lot().signers.size();
  if (valid >= x.order->close_signatures || unclear) {
    return;
  }
  const std::string wanted = std::to_string(x.order->close_signatures);
  if (x.scan.step(step + 1) == nullptr) {
    const std::string count = std::to_string(valid);
    outcome.not_checked(
        {"the close is still being signed: " + count + " of " + wanted + " signatures",
         "der Abschluss wird noch unterschrieben: " + count + " von " + wanted + " Unterschriften"});
  } else {
    outcome.fail({"evidence/" + folder.name, 0,
                  "at least " + wanted +
                      " signatures of contributors who committed and are not the office",
                  std::to_string(valid)});
  }
}

void check_4_9_seed(Examination& x, Outcome& outcome) {
  const unsigned step = x.lot_step(2);
  const auto close = cited_checksum(x, step, outcome);
  const ScannedFile* file = usable_file(x, step, "seed.txt", outcome);
  if (!close || file == nullptr) {
    return;
  }
  outcome.saw();
  const auto& beacon = x.order->beacon;
  const std::vector<std::string> wanted{label(*x.order, "seed"), "lot " + std::to_string(x.group),
                                        "close " + crypto::to_hex(*close)};
  if (const auto dice = check_seed_text({*file, wanted, beacon ? &*beacon : nullptr}, outcome)) {
    x.lot().dice = *dice;
    x.lot().seed = *file->digest;
  }
}

void check_4_10_beacon_seen(Examination& x, Outcome& outcome) {
  const auto& beacon = x.order->beacon;
  if (!beacon) {
    outcome.not_checked(
        {"the order has no beacon: contributors who withhold their secret after seeing the others' "
         "can choose between outcomes, two for each of them",
         "die Losordnung hat keinen öffentlichen Zufall: Mitwirkende, die ihr Geheimnis "
         "zurückhalten, nachdem sie die anderen gesehen haben, können zwischen Ausgängen wählen, "
         "jeder zwischen zweien"});
  } else {
    const Said dice = describe_dice(*beacon, x.lot().dice);
    outcome.manual({"compare with the minutes: " + dice.english,
                    "mit der Niederschrift vergleichen: " + dice.german});
  }
}

}  // namespace klero::verifier
