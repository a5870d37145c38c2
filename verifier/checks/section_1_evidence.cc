// Rules 1.7, 1.8, 1.12 and 1.13: the files of evidence, the office's signatures, the form of signatures,
// the witnesses' signatures.

#include <algorithm>

#include "crypto/base/text.h"
#include "verifier/checks/ceremony.h"
#include "verifier/checks/examination.h"
#include "verifier/checks/section_1_record.h"
#include "verifier/checks/signature_check.h"
#include "verifier/read/evidence_name.h"

namespace klero::verifier {
namespace {

constexpr std::string_view kOffice = "office.sig";
// Beacon `number` (1 first) of the list that holds for a step; nullptr if there is none.
const Beacon* beacon_of(const Order& order, StepKind kind, unsigned number) {
  const bool replaces = kind == StepKind::kLeavers || kind == StepKind::kReplacement;
  const auto& beacons = replaces ? order.replacement_beacons : order.beacons;
  return number <= beacons.size() ? &beacons[number - 1] : nullptr;
}

// Whether a beacon, or its fallback, is of this kind.
bool may_be(const Beacon* beacon, BeaconKind kind) {
  return beacon != nullptr &&
         (beacon->kind == kind ||
          std::any_of(beacon->fallback.begin(), beacon->fallback.end(),
                      [&](const Beacon& fallback) { return fallback.kind == kind; }));
}

bool has_fallback(const Beacon* beacon) { return beacon != nullptr && !beacon->fallback.empty(); }

// Whether the evidence of a step may hold this file: the table of rule 1.7, line by line.
bool may_hold(const Order& order, StepKind kind, const EvidenceName& name) {
  const bool seeds = kind == StepKind::kSeed || kind == StepKind::kReplacement;
  const std::size_t witnesses = order.witnesses ? order.witnesses->people.size() : 0;
  switch (name.kind) {
    case EvidenceKind::kOffice:
      return true;
    case EvidenceKind::kAuditor:
      return (kind == StepKind::kFrame || kind == StepKind::kPanel) && order.auditor.has_value();
    case EvidenceKind::kWitness:
      return is_cosigned(kind) && name.number <= witnesses;
    case EvidenceKind::kSecondWave:
      return kind == StepKind::kInvitations && order.second_wave.has_value();
    case EvidenceKind::kClose:
      return is_closing(kind);
    case EvidenceKind::kSlot:
      return kind == StepKind::kReveal && name.number <= order.slots.size();
    case EvidenceKind::kOpening:
      return kind == StepKind::kReveal && order.escrow && name.number <= order.slots.size();
    case EvidenceKind::kAbsence:
      return is_closing(kind) && has_fallback(beacon_of(order, kind, name.number));
    case EvidenceKind::kAbsenceWitness:
      return is_closing(kind) && has_fallback(beacon_of(order, kind, name.number)) &&
             name.witness <= witnesses;
    case EvidenceKind::kTimestamp:
      return is_closing(kind) && order.timestamps.has_value();
    case EvidenceKind::kDrand:
      return seeds && may_be(beacon_of(order, kind, name.number), BeaconKind::kDrand);
    case EvidenceKind::kPulse:
      break;
  }
  return seeds && may_be(beacon_of(order, kind, name.number), BeaconKind::kNist);
}

// The same of a name, by the order if it can be read.
bool is_evidence_name(const Examination& x, StepKind kind, std::string_view file,
                      Outcome& outcome) {
  const auto name = read_evidence_name(file);
  if (!name) {
    return false;
  }
  if (!x.order) {
    if (name->kind != EvidenceKind::kOffice) {
      outcome.blocked("2.2");
    }
    return true;
  }
  return may_hold(*x.order, kind, *name);
}

void check_key(const crypto::PublicKey& key, const std::string& whose, Outcome& outcome) {
  outcome.saw();
  if (!crypto::is_sound_public_key(key)) {
    outcome.fail({path_of(1, "order.json"), 0,
                  "a canonical point of prime order as the key of " + whose, crypto::to_hex(key)});
  }
}

void check_forms(const ScannedFolder& folder, Outcome& outcome) {
  for (const ScannedFile& file : folder.files) {
    if (file.form != FileForm::kSignature || file.bytes.size() != kSignatureSize) {
      continue;  // rules 1.7 and 1.11
    }
    outcome.saw();
    if (!crypto::is_sound_signature(signature_of(file.bytes))) {
      outcome.fail({file.path, 0, "R a canonical point of prime order, and S below the group order",
                    crypto::to_hex(crypto::as_bytes(file.bytes))});
    }
  }
}

// What the witnesses of a step sign; nullptr, with `outcome` blocked, if it is not there.
const ScannedFile* cosigned_file(const Examination& x, const ScannedStep& step, Outcome& outcome) {
  if (!is_closing(step.kind)) {
    return usable_bytes(step.find("SHA256SUMS"), step.name, outcome);
  }
  const ScannedFile* close = evidence_file(x, step.number, kCloseFile);
  if (close == nullptr) {
    outcome.blocked(step.kind == StepKind::kReveal ? "4.8" : "9.9", step.name);
    return nullptr;
  }
  return usable_bytes(close, step.name, outcome);
}

// What the witnesses' signatures of one step are worth.
struct Cosignatures {
  std::vector<unsigned> valid;  // the witnesses
  bool unclear = false;         // one at least is wrong, or could not be judged
};

Cosignatures check_cosignatures(const Examination& x, const ScannedStep& step, Outcome& outcome) {
  Cosignatures found;
  for (unsigned witness = 1; witness <= x.order->witnesses->people.size(); ++witness) {
    const ScannedFile* file = evidence_file(x, step.number, witness_file(witness));
    if (file == nullptr) {
      continue;
    }
    const ScannedFile* message = cosigned_file(x, step, outcome);
    if (message != nullptr &&
        check_signature({*file, x.order->witnesses->people[witness - 1].key,
                         "witness " + std::to_string(witness), *message, "1.7"},
                        outcome)) {
      found.valid.push_back(witness);
    } else {
      found.unclear = true;
    }
  }
  return found;
}

}  // namespace

void check_1_7_files_of_evidence(Examination& x, Outcome& outcome) {
  if (!x.scan.has_evidence) {
    outcome.blocked("1.1", "evidence");
    return;
  }
  for (const ScannedStep& step : x.scan.steps) {
    const ScannedFolder* folder = x.scan.evidence_of(step.number);
    if (folder == nullptr) {
      continue;  // rule 1.8
    }
    if (!folder->unreadable.empty()) {
      outcome.error(folder->unreadable);
    }
    outcome.fail(folder->others);
    for (const ScannedFile& file : folder->files) {
      outcome.saw();
      if (!is_evidence_name(x, step.kind, file.name, outcome)) {
        outcome.fail({file.path, 0,
                      "evidence that this step may have, by the kind of step and by the order",
                      "another file"});
      } else if (!file.unreadable.empty()) {
        outcome.error(file.unreadable);
      } else if (file.size_flaw && file.form == FileForm::kSignature) {
        outcome.fail(*file.size_flaw);  // of the others: 1.11
      }
    }
  }
}

void check_1_8_office(Examination& x, Outcome& outcome) {
  if (!x.scan.has_evidence) {
    outcome.blocked("1.1", "evidence");
    return;
  }
  for (const ScannedStep& step : x.scan.steps) {
    const ScannedFolder* folder = x.scan.evidence_of(step.number);
    const ScannedFile* file = folder == nullptr ? nullptr : folder->find(kOffice);
    if (file == nullptr) {
      outcome.fail({"evidence/" + step.name + "/" + std::string(kOffice), 0,
                    "the office's signature of this step", "no such file"});
      continue;
    }
    if (const ScannedFile* sums = usable_bytes(step.find("SHA256SUMS"), step.name, outcome)) {
      check_signature({*file, x.order->office_key, "the office", *sums, "1.7"}, outcome);
    }
  }
}

void check_1_12_signatures_and_keys(Examination& x, Outcome& outcome) {
  check_key(x.order->office_key, "the office", outcome);
  for (std::size_t i = 0; i < x.order->slots.size(); ++i) {
    check_key(x.order->slots[i].key, "slot " + std::to_string(i + 1), outcome);
  }
  if (x.order->auditor) {
    check_key(x.order->auditor->key, "the auditor", outcome);
  }
  for (std::size_t i = 0; x.order->witnesses && i < x.order->witnesses->people.size(); ++i) {
    check_key(x.order->witnesses->people[i].key, "witness " + std::to_string(i + 1), outcome);
  }
  for (const ScannedStep& step : x.scan.steps) {
    check_forms(step, outcome);
  }
  for (const ScannedFolder& folder : x.scan.evidence) {
    check_forms(folder, outcome);
  }
}

void check_1_13_witnesses(Examination& x, Outcome& outcome) {
  if (!x.order->witnesses) {
    outcome.not_checked({"does not apply: the order has no witnesses",
                         "entfällt: die Losordnung hat keine Zeugen"});
    return;
  }
  if (!x.scan.has_evidence) {
    outcome.blocked("1.1", "evidence");
    return;
  }
  const std::uint64_t needed = x.order->witnesses->signatures;
  for (const ScannedStep& step : x.scan.steps) {
    if (!is_cosigned(step.kind)) {
      continue;
    }
    Cosignatures found = check_cosignatures(x, step, outcome);
    const ScannedStep* next = x.scan.step(step.number + 1);
    const std::string count = std::to_string(found.valid.size());
    if (found.valid.size() >= needed) {
      outcome.saw();
    } else if (next == nullptr) {
      x.cosignatures_wanting = true;
      outcome.not_checked(
          {"all before it is cosigned, but " + step.name + " not yet: " + count + " of " +
               std::to_string(needed) + " witnesses",
           "alles davor ist mitgezeichnet, " + step.name + " noch nicht: " + count + " von " +
               std::to_string(needed) + " Zeugen"});
    } else if (next->kind != StepKind::kAnnulment && !found.unclear &&
               !(step.kind == StepKind::kReveal && next->kind == StepKind::kVoid)) {
      outcome.fail({"evidence/" + step.name, 0,
                    "valid signatures of at least " + std::to_string(needed) +
                        " witnesses, because the record goes on",
                    count});
    }
    x.cosigners[step.number] = std::move(found.valid);
  }
}

}  // namespace klero::verifier
