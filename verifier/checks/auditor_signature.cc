#include "verifier/checks/auditor_signature.h"

#include <string>

#include "verifier/checks/examination.h"
#include "verifier/checks/signature_check.h"

namespace klero::verifier {
namespace {

constexpr std::string_view kSignature = "auditor.sig";

void not_checked(const Said& what, const Said& why, Outcome& outcome) {
  outcome.not_checked({what.english + ": " + why.english, what.german + ": " + why.german});
}

}  // namespace

void check_audit(const Examination& x, const AuditQuestion& question, Outcome& outcome) {
  const auto& auditor = x.order->auditor;
  if (!auditor) {
    not_checked(question.not_audited,
                {"the order names no auditor", "die Losordnung nennt keinen Prüfer"}, outcome);
    return;
  }
  if (!x.scan.has_evidence) {
    outcome.blocked("1.1", "evidence");
    return;
  }
  const ScannedStep& step = *x.scan.step(question.step);
  const ScannedFolder* evidence = x.scan.evidence_of(question.step);
  const ScannedFile* file = evidence == nullptr ? nullptr : evidence->find(kSignature);
  if (file != nullptr) {
    if (const ScannedFile* sums = usable_bytes(step.find("SHA256SUMS"), step.name, outcome)) {
      check_signature({*file, auditor->key, "the auditor", *sums, "1.7"}, outcome);
    }
  } else if (question.needed_from != 0 && x.scan.step(question.needed_from) != nullptr) {
    outcome.fail({"evidence/" + step.name + "/" + std::string(kSignature), 0,
                  "the signature of the auditor whom the order names, because the record reaches "
                  "step " + name_of_step(question.needed_from),
                  "no such file"});
  } else {
    not_checked(question.not_audited,
                {"the auditor has not signed yet", "der Prüfer hat noch nicht unterschrieben"},
                outcome);
  }
}

}  // namespace klero::verifier
