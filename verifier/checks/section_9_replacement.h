// The checks of section 9 of docs/protocol.md, one function for each rule.

#pragma once

namespace klero::verifier {

struct Examination;
class Outcome;

void check_9_1_leavers(Examination& x, Outcome& outcome);
void check_9_2_reasons(Examination& x, Outcome& outcome);
void check_9_3_seed(Examination& x, Outcome& outcome);
void check_9_4_swaps(Examination& x, Outcome& outcome);
void check_9_5_members(Examination& x, Outcome& outcome);
void check_9_6_beacon_seen(Examination& x, Outcome& outcome);
void check_9_7_deletion(Examination& x, Outcome& outcome);
void check_9_8_destroyed(Examination& x, Outcome& outcome);
void check_9_9_close_of_the_leavers(Examination& x, Outcome& outcome);
void check_9_10_annulment(Examination& x, Outcome& outcome);

}  // namespace klero::verifier
