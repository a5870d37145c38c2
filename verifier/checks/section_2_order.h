// The checks of section 2 of docs/protocol.md, one function for each rule.

#pragma once

namespace klero::verifier {

struct Examination;
class Outcome;

void check_2_1_anchor(Examination& x, Outcome& outcome);
void check_2_2_grammar(Examination& x, Outcome& outcome);
void check_2_3_mode_and_attempt(Examination& x, Outcome& outcome);
void check_2_4_quotas(Examination& x, Outcome& outcome);
void check_2_5_features_follow_from_strata(Examination& x, Outcome& outcome);
void check_2_6_letters(Examination& x, Outcome& outcome);
void check_2_7_slots(Examination& x, Outcome& outcome);
void check_2_8_beacons(Examination& x, Outcome& outcome);
void check_2_9_portfolio(Examination& x, Outcome& outcome);
void check_2_10_real_draws(Examination& x, Outcome& outcome);
void check_2_11_visibility(Examination& x, Outcome& outcome);
void check_2_12_page(Examination& x, Outcome& outcome);
void check_2_13_destruction(Examination& x, Outcome& outcome);
void check_2_17_post(Examination& x, Outcome& outcome);
void check_2_18_eligibility(Examination& x, Outcome& outcome);
void check_2_14_escrow(Examination& x, Outcome& outcome);
void check_2_15_witnesses(Examination& x, Outcome& outcome);
void check_2_16_earlier_attempts(Examination& x, Outcome& outcome);

}  // namespace klero::verifier
