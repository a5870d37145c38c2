// The checks of section 10 of docs/protocol.md, one function for each rule.

#pragma once

namespace klero::verifier {

struct Examination;
class Outcome;

void check_10_1_commitments(Examination& x, Outcome& outcome);
void check_10_2_one_answer_a_feature(Examination& x, Outcome& outcome);
void check_10_3_zero_or_one(Examination& x, Outcome& outcome);
void check_10_4_totals_of_the_pool(Examination& x, Outcome& outcome);
void check_10_5_quotas_of_the_opened_panels(Examination& x, Outcome& outcome);
void check_10_6_totals_of_the_panel_drawn(Examination& x, Outcome& outcome);
void check_10_7_quotas_after_a_swap(Examination& x, Outcome& outcome);
void check_10_8_skips(Examination& x, Outcome& outcome);
void check_10_9_what_was_answered(Examination& x, Outcome& outcome);

}  // namespace klero::verifier
