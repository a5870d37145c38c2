// The checks of section 7 of docs/protocol.md, one function for each rule.

#pragma once

namespace klero::verifier {

struct Examination;
class Outcome;

void check_7_1_panels(Examination& x, Outcome& outcome);
void check_7_2_seats(Examination& x, Outcome& outcome);
void check_7_3_quotas(Examination& x, Outcome& outcome);
void check_7_4_chances(Examination& x, Outcome& outcome);
void check_7_5_sealed_panels(Examination& x, Outcome& outcome);
void check_7_6_fairness(Examination& x, Outcome& outcome);
void check_7_7_relaxation(Examination& x, Outcome& outcome);
void check_7_8_no_further_than_needed(Examination& x, Outcome& outcome);

}  // namespace klero::verifier
