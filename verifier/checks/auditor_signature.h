// The auditor's signature under a step: rules 3.7 and 8.6.

#pragma once

#include <string_view>

#include "verifier/checks/said.h"

namespace klero::verifier {

struct Examination;
class Outcome;

struct AuditQuestion {
  unsigned step = 0;      // whose SHA256SUMS is signed
  unsigned needed_from = 0;  // if the record reaches this step the signature must be there; 0: never
  Said not_audited;       // "register not audited"
};

// PASS if the auditor of the order has signed the step; a finding if the signature is not valid, or
// is missing where it must be there; NOT CHECKED without auditor, or before he has signed.
void check_audit(const Examination& x, const AuditQuestion& question, Outcome& outcome);

}  // namespace klero::verifier
