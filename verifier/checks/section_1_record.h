// The checks of section 1 of docs/protocol.md, one function for each rule.

#pragma once

namespace klero::verifier {

struct Examination;
class Outcome;

void check_1_1_folders(Examination& x, Outcome& outcome);
void check_1_2_files_of_a_step(Examination& x, Outcome& outcome);
void check_1_3_list(Examination& x, Outcome& outcome);
void check_1_4_integrity(Examination& x, Outcome& outcome);
void check_1_5_chain(Examination& x, Outcome& outcome);
void check_1_6_evidence_is_chained(Examination& x, Outcome& outcome);
void check_1_7_files_of_evidence(Examination& x, Outcome& outcome);
void check_1_8_office(Examination& x, Outcome& outcome);
void check_1_9_tables(Examination& x, Outcome& outcome);
void check_1_10_documents(Examination& x, Outcome& outcome);
void check_1_11_sizes(Examination& x, Outcome& outcome);
void check_1_12_signatures_and_keys(Examination& x, Outcome& outcome);
void check_1_13_witnesses(Examination& x, Outcome& outcome);

}  // namespace klero::verifier
