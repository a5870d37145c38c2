// A.18: the certificate of fairness, which in form committed only the auditor sees.

#include "verifier/audit/audit_state.h"

namespace klero::verifier {

void audit_18_fairness(Audit& audit, Outcome& outcome) {
  if (!audit.x.order->committed) {
    outcome.not_checked({"does not apply: the panels are open, everybody checks it (7.6)",
                         "entfällt: Die Gremien sind offen, jeder prüft es (7.6)"});
    return;
  }
  if (require_file(audit, "certificate.tsv", outcome) == nullptr) {
    return;
  }
  outcome.not_checked({"this version does not check certificates",
                       "diese Fassung prüft keine Zertifikate"});
}

}  // namespace klero::verifier
