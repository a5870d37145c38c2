// Rules 4.8, 4.13 and 9.9: the close, and beacons that did not come.

#include "verifier/checks/ceremony.h"
#include "verifier/checks/close.h"
#include "verifier/checks/examination.h"
#include "verifier/checks/section_4_lot.h"
#include "verifier/checks/section_9_replacement.h"
#include "verifier/checks/signature_check.h"
#include "verifier/checks/slot_files.h"
#include "verifier/read/evidence_name.h"

namespace klero::verifier {
namespace {

// The signatures of slots under the close; false if one of them is wrong or could not be judged.
bool check_signers(Examination& x, const ScannedFile& close, Outcome& outcome) {
  const auto& slots = x.order->slots;
  bool clear = true;
  for (unsigned slot = 1; slot <= slots.size(); ++slot) {
    const ScannedFile* file = evidence_file(x, x.lot_step(1), slot_name(slot, ".sig"));
    if (file == nullptr) {
      continue;
    }
    const bool valid = check_signature(
        {*file, slots[slot - 1].key, "slot " + std::to_string(slot), close, "1.7"}, outcome);
    clear = clear && valid;
    const bool counts = x.lot().committed[slot - 1] != SlotState::kAbsent && !slots[slot - 1].office;
    if (valid && counts) {
      x.lot().signers.push_back(slot);
    }
  }
  return clear;
}

// The text of an absence: what stands instead of beacon `number` (0 first).
std::optional<Instance> read_absence(const Examination& x, std::size_t ceremony,
                                     const Ceremony& here, std::size_t number,
                                     const ScannedFile& file, Outcome& outcome) {
  constexpr std::string_view kInstead = "instead ";
  const unsigned step = closing_step(x, ceremony);
  const Beacon& beacon = beacons_of(*x.order, ceremony)[number];
  const auto checksum = x.scan.step(step)->checksum;
  if (!checksum) {
    outcome.blocked("1.2", path_of(x, step, "SHA256SUMS"));
    return std::nullopt;
  }
  const std::string beginning =
      lines({label(*x.order, "absence"), "step " + x.scan.expected_name(step),
             "checksum " + crypto::to_hex(*checksum),
             "beacon " + std::to_string(number + 1) + " " + here.instances[number].text}) +
      std::string(kInstead);
  const std::string_view bytes = file.bytes;
  auto instance = bytes.starts_with(beginning) && bytes.ends_with('\n')
                      ? read_instance(beacon.fallback.front(),
                                      bytes.substr(beginning.size(),
                                                   bytes.size() - beginning.size() - 1))
                      : std::nullopt;
  if (!instance) {
    outcome.fail({file.path, 0,
                  shown(beginning) + " and an instance of the fallback, a " +
                      std::string(name_of(beacon.fallback.front().kind)),
                  shown(file.bytes)});
  }
  return instance;
}

// How many witnesses have signed the absence, and whether all that is there is right.
struct Count {
  std::uint64_t valid = 0;
  bool clear = true;
};

Count count_absence_signatures(const Examination& x, std::size_t ceremony, std::size_t number,
                               const ScannedFile* absence, Outcome& outcome) {
  Count count;
  const unsigned step = closing_step(x, ceremony);
  const std::size_t people = x.order->witnesses ? x.order->witnesses->people.size() : 0;
  for (unsigned witness = 1; witness <= people; ++witness) {
    const std::string name =
        absence_signature_file(static_cast<unsigned>(number) + 1, witness);
    const ScannedFile* file = evidence_file(x, step, name);
    if (file == nullptr) {
      continue;
    }
    if (absence == nullptr) {
      outcome.fail({file->path, 0, "the absence that it signs, beside it", "no such file"});
      count.clear = false;
    } else if (check_signature({*file, x.order->witnesses->people[witness - 1].key,
                                "witness " + std::to_string(witness), *absence, "1.7"},
                               outcome)) {
      ++count.valid;
    } else {
      count.clear = false;
    }
  }
  return count;
}

// One beacon that has a fallback. False if what its absence says is not known.
bool check_absence(Examination& x, std::size_t ceremony, std::size_t number, Outcome& outcome) {
  Ceremony& here = ceremony_of(x, ceremony);
  const std::string name = absence_file(static_cast<unsigned>(number) + 1);
  const ScannedFile* file = evidence_file(x, closing_step(x, ceremony), name);
  if (file != nullptr && usable_bytes(file, file->path, outcome) == nullptr) {
    return false;
  }
  const Count count = count_absence_signatures(x, ceremony, number, file, outcome);
  if (file == nullptr) {
    return true;
  }
  outcome.saw();
  const std::uint64_t needed = x.order->witnesses ? x.order->witnesses->signatures : 0;
  if (count.valid < needed && count.clear) {
    if (has_seed_step(x, ceremony)) {
      outcome.fail({file->path, 0,
                    "valid signatures of at least " + std::to_string(needed) + " witnesses",
                    std::to_string(count.valid)});
    } else {
      outcome.not_checked({"an absence is still being cosigned",
                           "ein Ausbleiben wird noch mitgezeichnet"});
    }
  }
  here.instead[number] = read_absence(x, ceremony, here, number, *file, outcome);
  return here.instead[number].has_value();
}

}  // namespace

void check_4_8_close(Examination& x, Outcome& outcome) {
  if (!x.scan.has_evidence) {
    outcome.blocked("1.1", "evidence");
    return;
  }
  const ScannedFile* close = check_close_text(x, x.group, outcome);
  if (close == nullptr) {
    return;
  }
  const bool clear = check_signers(x, *close, outcome);
  const std::size_t valid = x.lot().signers.size();
  if (valid >= x.order->close_signatures || !clear) {
    return;
  }
  const std::string wanted = std::to_string(x.order->close_signatures);
  const std::string count = std::to_string(valid);
  if (has_seed_step(x, x.group)) {
    outcome.fail({evidence_path(x, x.lot_step(1), ""), 0,
                  "at least " + wanted +
                      " signatures of contributors who committed and are not the office",
                  count});
  } else if (x.is_voided(x.group)) {
    outcome.not_checked({"the lot was voided: " + count + " of " + wanted + " signatures",
                         "das Los wurde für ungültig erklärt: " + count + " von " + wanted +
                             " Unterschriften"});
  } else {
    outcome.not_checked(
        {"the close is still being signed: " + count + " of " + wanted + " signatures",
         "der Abschluss wird noch unterschrieben: " + count + " von " + wanted + " Unterschriften"});
  }
}

void check_4_13_absence_of_a_beacon(Examination& x, Outcome& outcome) {
  const std::size_t ceremony = x.group;
  const auto& beacons = beacons_of(*x.order, ceremony);
  Ceremony& here = ceremony_of(x, ceremony);
  bool known = true;
  bool any = false;
  for (std::size_t i = 0; i < beacons.size(); ++i) {
    if (beacons[i].fallback.empty()) {
      continue;
    }
    if (here.instances.size() != beacons.size()) {
      outcome.not_checked({"it is not closed yet", "es ist noch nicht abgeschlossen"});
      return;
    }
    any = true;
    known = check_absence(x, ceremony, i, outcome) && known;
  }
  if (known) {
    outcome.usable_anyway();  // which value is asked for is known
  }
  if (outcome.state() == State::kNotChecked && outcome.reason().english == "nothing to look at") {
    outcome.not_checked(any ? Said{"no beacon was said not to have come",
                                   "von keiner Zufallsquelle heißt es, sie sei ausgeblieben"}
                            : Said{"does not apply: no beacon has a fallback",
                                   "entfällt: keine Zufallsquelle hat einen Ersatz"});
  }
}

void check_9_9_close_of_the_leavers(Examination& x, Outcome& outcome) {
  if (!x.scan.has_evidence) {
    outcome.blocked("1.1", "evidence");
    return;
  }
  (void)check_close_text(x, ceremony_of_pair(x.group), outcome);
}

}  // namespace klero::verifier
