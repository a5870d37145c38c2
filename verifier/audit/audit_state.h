// What the checks of an audit share. Internal to verifier/audit.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <vector>

#include "crypto/format/letter_code.h"
#include "verifier/audit/audit.h"

namespace klero::verifier {

// A person of the register who is missing, misplaced or not eligible, and a leaf nobody has.
struct MisplacedPerson {
  std::uint64_t line = 0;
  std::uint32_t belongs = 0;  // stratum; 0 if he is not eligible
  std::uint32_t stands = 0;   // stratum in which a leaf of his stands; 0 if in none
  std::string excluded = {};  // why he is not eligible
};

struct LonelyLeaf {
  crypto::Digest leaf{};
  std::uint32_t stratum = 0;
};

struct FrameFindings {
  std::vector<MisplacedPerson> missing;     // A.4
  std::uint64_t not_composed = 0;           // of these, people whose name holds a combining mark
  std::vector<LonelyLeaf> ghosts;           // A.5
  std::vector<MisplacedPerson> ineligible;  // A.6
  std::vector<MisplacedPerson> misplaced;   // A.7
  std::vector<std::uint64_t> excluded;      // A.21: people by reason, as exclusion_reasons() has them
  std::vector<std::vector<std::uint64_t>> same_key;       // A.8: lines
  std::vector<std::vector<std::uint64_t>> same_identity;  // A.9: lines
};

// A reply as it stands in replies.csv, of somebody who has a letter.
struct AuditedReply {
  std::uint64_t line = 0;
  std::vector<std::uint32_t> answers;  // one for each feature with a column
  bool contradicted = false;           // another row of the same code answers otherwise
};

// Why the replies of a letter were not entered; the later came further.
enum class RefusedLetter { kNoConsent, kLate, kUnknownAnswer, kContradiction };

struct NotEntered {
  std::uint64_t line = 0;
  Said why;
};

struct Audit {
  const Examination& x;
  const Report& record;
  const Bundle& bundle;
  AuditTable people;
  AuditTable replies;
  AuditTable served;

  // Known once the check named has passed.
  std::optional<crypto::Digest> master;                          // A.2
  std::optional<FrameFindings> frame;                            // A.3
  std::map<crypto::LetterNonce, crypto::Digest> letters;         // A.3: leaf of who has a letter
  std::optional<std::map<crypto::Digest, AuditedReply>> answered;  // A.10: by leaf
  std::vector<NotEntered> not_entered;                           // A.10
  std::map<crypto::Digest, RefusedLetter> refused;               // A.10: letters without a row, by leaf
  // For each feature the category of each row; sealed ones by the openings, empty before A.13.
  std::vector<std::vector<std::uint32_t>> categories;
  std::vector<std::vector<RowNumber>> panels;  // A.15
  std::vector<std::uint64_t> counts;           // A.15: panels of each row
};

// The checks, one for each rule.
void audit_1_record(Audit& audit, Outcome& outcome);
void audit_2_master(Audit& audit, Outcome& outcome);
void audit_3_register(Audit& audit, Outcome& outcome);
void audit_4_nobody_left_out(Audit& audit, Outcome& outcome);
void audit_5_no_ghosts(Audit& audit, Outcome& outcome);
void audit_6_eligible(Audit& audit, Outcome& outcome);
void audit_7_strata(Audit& audit, Outcome& outcome);
void audit_8_numbers_once(Audit& audit, Outcome& outcome);
void audit_9_double_persons(Audit& audit, Outcome& outcome);
void audit_10_rows_have_replies(Audit& audit, Outcome& outcome);
void audit_11_replies_have_rows(Audit& audit, Outcome& outcome);
void audit_12_not_entered(Audit& audit, Outcome& outcome);
void audit_14_answers(Audit& audit, Outcome& outcome);
void audit_13_openings(Audit& audit, Outcome& outcome);
void audit_15_panels(Audit& audit, Outcome& outcome);
void audit_16_quotas(Audit& audit, Outcome& outcome);
void audit_17_chances(Audit& audit, Outcome& outcome);
void audit_18_fairness(Audit& audit, Outcome& outcome);
void audit_19_always_or_never(Audit& audit, Outcome& outcome);
void audit_20_no_further_than_needed(Audit& audit, Outcome& outcome);
void audit_21_excluded(Audit& audit, Outcome& outcome);
void audit_22_post(Audit& audit, Outcome& outcome);
void audit_23_second_wave(Audit& audit, Outcome& outcome);

// Says that `number` has to pass first.
void needs(Outcome& outcome, std::string_view number);

// Whether the bundle has a file; else an error that names it.
const std::string* require_file(const Audit& audit, std::string_view name, Outcome& outcome);

}  // namespace klero::verifier
