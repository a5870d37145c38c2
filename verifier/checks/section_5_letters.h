// The checks of section 5 of docs/protocol.md, one function for each rule.

#pragma once

namespace klero::verifier {

struct Examination;
class Outcome;

void check_5_1_table(Examination& x, Outcome& outcome);
void check_5_2_the_letters_are_those_drawn(Examination& x, Outcome& outcome);
void check_5_3_the_second_wave_is_the_one_drawn(Examination& x, Outcome& outcome);
void check_5_4_called_or_not(Examination& x, Outcome& outcome);
void check_5_5_tags(Examination& x, Outcome& outcome);
void check_5_6_one_letter_a_household(Examination& x, Outcome& outcome);

}  // namespace klero::verifier
