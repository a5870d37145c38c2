// The report of an audit, the statement to sign, and the catalogue of its checks.

#pragma once

#include <string>

#include "verifier/audit/audit.h"
#include "verifier/report/words.h"

namespace klero::verifier {

// Every check with its outcome, then the statement, or why there is none, then the verdict.
[[nodiscard]] std::string write_audit(const AuditReport& report, Language language);
[[nodiscard]] std::string write_audit_json(const AuditReport& report);

// What the auditor says with his signature, in both languages; "" if something is wrong or could not
// be checked.
[[nodiscard]] std::string write_statement(const AuditReport& report);

// The checks as they stand in docs/audit.md.
[[nodiscard]] std::string write_audit_catalogue();

}  // namespace klero::verifier
