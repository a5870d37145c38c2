// The checks of section 4 of docs/protocol.md, one function for each rule.

#pragma once

namespace klero::verifier {

struct Examination;
class Outcome;

void check_4_1_table_of_commitments(Examination& x, Outcome& outcome);
void check_4_2_commitment_documents(Examination& x, Outcome& outcome);
void check_4_3_signed_by_its_contributor(Examination& x, Outcome& outcome);
void check_4_4_enough_commitments(Examination& x, Outcome& outcome);
void check_4_5_no_copies(Examination& x, Outcome& outcome);
void check_4_6_table_of_reveals(Examination& x, Outcome& outcome);
void check_4_7_reveals_open_their_commitments(Examination& x, Outcome& outcome);
void check_4_8_close(Examination& x, Outcome& outcome);
void check_4_9_seed(Examination& x, Outcome& outcome);
void check_4_10_beacon_seen(Examination& x, Outcome& outcome);
void check_4_11_deposits(Examination& x, Outcome& outcome);
void check_4_12_openings(Examination& x, Outcome& outcome);
void check_4_13_absence_of_a_beacon(Examination& x, Outcome& outcome);
void check_4_14_timestamp(Examination& x, Outcome& outcome);
void check_4_15_margin(Examination& x, Outcome& outcome);
void check_4_16_drand(Examination& x, Outcome& outcome);
void check_4_17_nist(Examination& x, Outcome& outcome);
void check_4_18_drands_signature(Examination& x, Outcome& outcome);
void check_4_19_void(Examination& x, Outcome& outcome);

}  // namespace klero::verifier
