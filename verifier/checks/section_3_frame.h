// The checks of section 3 of docs/protocol.md, one function for each rule.

#pragma once

namespace klero::verifier {

struct Examination;
class Outcome;

void check_3_1_frame_document(Examination& x, Outcome& outcome);
void check_3_2_strata_table(Examination& x, Outcome& outcome);
void check_3_3_leaves(Examination& x, Outcome& outcome);
void check_3_4_one_leaf_a_person(Examination& x, Outcome& outcome);
void check_3_5_small_strata(Examination& x, Outcome& outcome);
void check_3_6_letters_by_rule(Examination& x, Outcome& outcome);
void check_3_7_register(Examination& x, Outcome& outcome);
void check_3_8_excluded(Examination& x, Outcome& outcome);

}  // namespace klero::verifier
