// The checks of section 6 of docs/protocol.md, one function for each rule.

#pragma once

namespace klero::verifier {

struct Examination;
class Outcome;

void check_6_1_table(Examination& x, Outcome& outcome);
void check_6_2_invited(Examination& x, Outcome& outcome);
void check_6_3_answers(Examination& x, Outcome& outcome);
void check_6_4_margins(Examination& x, Outcome& outcome);
void check_6_5_enough(Examination& x, Outcome& outcome);
void check_6_6_replies(Examination& x, Outcome& outcome);
void check_6_8_post(Examination& x, Outcome& outcome);
void check_6_7_small_cells(Examination& x, Outcome& outcome);
void check_6_9_correction(Examination& x, Outcome& outcome);
void check_6_10_objections(Examination& x, Outcome& outcome);

}  // namespace klero::verifier
