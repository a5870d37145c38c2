// Rules 1.7, 1.8 and 1.12: the files of evidence, the office's signatures, the form of signatures.

#include "crypto/base/text.h"
#include "verifier/checks/examination.h"
#include "verifier/checks/section_1_record.h"
#include "verifier/checks/signature_check.h"

namespace klero::verifier {
namespace {

constexpr std::string_view kOffice = "office.sig";
constexpr std::string_view kAuditor = "auditor.sig";

// Whether the evidence of a step may hold a file of this name.
bool is_evidence_name(const Examination& x, StepKind kind, std::string_view name,
                      Outcome& outcome) {
  if (name == kOffice) {
    return true;
  }
  const auto slot = slot_of_file(name, ".sig");
  const bool of_slot = kind == StepKind::kReveal && slot;
  const bool of_auditor =
      (kind == StepKind::kFrame || kind == StepKind::kPanel) && name == kAuditor;
  if (!of_slot && !of_auditor) {
    return false;
  }
  if (!x.order) {
    outcome.blocked("2.2");
    return true;
  }
  return of_slot ? *slot <= x.order->slots.size() : x.order->auditor.has_value();
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
                      "office.sig, in a reveal step also slot-N.sig of a slot, in the steps 02 and "
                      "12 also auditor.sig if the order names one",
                      "another file"});
      } else if (!file.unreadable.empty()) {
        outcome.error(file.unreadable);
      } else if (file.size_flaw) {
        outcome.fail(*file.size_flaw);
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
  for (const ScannedStep& step : x.scan.steps) {
    check_forms(step, outcome);
  }
  for (const ScannedFolder& folder : x.scan.evidence) {
    check_forms(folder, outcome);
  }
}

}  // namespace klero::verifier
