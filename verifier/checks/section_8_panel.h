// The checks of section 8 of docs/protocol.md, one function for each rule.

#pragma once

namespace klero::verifier {

struct Examination;
class Outcome;

void check_8_1_the_panel_drawn(Examination& x, Outcome& outcome);
void check_8_2_openings(Examination& x, Outcome& outcome);
void check_8_3_seats(Examination& x, Outcome& outcome);
void check_8_4_quotas(Examination& x, Outcome& outcome);
void check_8_5_members(Examination& x, Outcome& outcome);
void check_8_6_audit(Examination& x, Outcome& outcome);

}  // namespace klero::verifier
