// A.18 and A.20: the certificates of fairness and of relaxation, which in form committed only the
// auditor sees.

#include <algorithm>
#include <array>
#include <utility>

#include "crypto/format/tsv.h"
#include "verifier/audit/audit_state.h"
#include "verifier/checks/fairness.h"
#include "verifier/rebuild/certificate/read_certificate.h"

namespace klero::verifier {
namespace {

constexpr std::string_view kFile = "certificate.tsv";
constexpr std::array<std::string_view, 6> kColumns{"item", "number", "node",
                                                   "kind", "index",  "value"};

// What the certificate is about: the quotas, the answers as opened, the panels as opened.
FairnessProblem problem_of(const Audit& audit) {
  FairnessProblem problem = fairness_problem(audit.x.in_force(), audit.categories);
  problem.panels_of_row = audit.counts;
  return problem;
}

// nullopt, with findings, if the file is no certificate.
std::optional<Certificate> read_file(const Audit& audit, std::string_view name,
                                     const std::string& text, Findings& findings) {
  CertificateReader reader(std::string(name), audit.x.pool().rows.size(),
                           strict_quotas(*audit.x.order).size(), audit.x.order->panels);
  crypto::LineReader lines = crypto::LineReader::of_text(text);
  bool right = true;  // what comes behind the first wrong line has no meaning
  const auto flaw = crypto::visit_tsv(
      lines, kColumns, [&](const crypto::TsvRow& row) -> std::optional<crypto::Flaw> {
        right = right && reader.add(row.line, row.fields);
        return std::nullopt;
      });
  if (flaw) {
    findings.add(finding_of(std::string(name), *flaw));
    return std::nullopt;
  }
  return reader.finish(findings);
}

bool knows_answers(const Audit& audit) {
  return std::ranges::all_of(
      audit.categories, [&](const auto& rows) { return rows.size() == audit.x.pool().rows.size(); });
}

}  // namespace

void audit_18_fairness(Audit& audit, Outcome& outcome) {
  if (!audit.x.order->committed) {
    outcome.not_checked({"does not apply: the panels are open, everybody checks it (7.6)",
                         "entfällt: Die Gremien sind offen, jeder prüft es (7.6)"});
    return;
  }
  const std::string* file = require_file(audit, kFile, outcome);
  if (file == nullptr) {
    return;
  }
  const bool known = knows_answers(audit);
  if (!known || audit.panels.empty()) {
    needs(outcome, known ? "A.15" : "A.13");
    return;
  }
  Findings findings;
  const auto certificate = read_file(audit, kFile, *file, findings);
  if (certificate && certificate->empty()) {
    outcome.not_checked({"the certificate claims nothing: nobody says that the chances are as equal "
                         "as the quotas permit",
                         "das Zertifikat behauptet nichts: Niemand sagt, dass die Chancen so gleich "
                         "sind, wie die Quoten erlauben"});
    return;
  }
  outcome.fail(findings);
  if (certificate) {
    check_fairness(problem_of(audit), *certificate, std::string(kFile), outcome);
  }
}

void audit_20_no_further_than_needed(Audit& audit, Outcome& outcome) {
  constexpr std::string_view kProof = "infeasible.tsv";
  if (!audit.x.order->committed) {
    outcome.not_checked({"does not apply: the panels are open, everybody checks it (7.8)",
                         "entfällt: Die Gremien sind offen, jeder prüft es (7.8)"});
    return;
  }
  const std::string* file = require_file(audit, kProof, outcome);
  if (file == nullptr) {
    return;
  }
  if (!knows_answers(audit)) {
    needs(outcome, "A.13");
    return;
  }
  Findings findings;
  const auto certificate = read_file(audit, kProof, *file, findings);
  check_infeasible(audit.x, audit.categories, certificate, std::string(kProof), std::move(findings),
                   outcome);
}

}  // namespace klero::verifier
