// Which folders and files a record has: protocol 1.1 and 1.2, and the "Files:" of sections 2 to 9.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace klero::verifier {

enum class StepKind {
  kOrder,
  kFrame,
  kCommit,
  kReveal,
  kSeed,
  kVoid,
  kInvitations,
  kPool,
  kCorrection,
  kPortfolio,
  kPanel,
  kLeavers,
  kReplacement,
  kAnnulment,
  kDeletion,
};

inline constexpr unsigned kLastStep = 99;
inline constexpr unsigned kPoolStep = 7;
inline constexpr unsigned kPortfolioStep = 8;   // this and the next two: in a record without a
inline constexpr unsigned kSecondLotStep = 9;   // correction and without a void; its first commit step
inline constexpr unsigned kPanelStep = 12;
inline constexpr unsigned kLotSteps = 3;        // commit, reveal, seed or void
inline constexpr unsigned kMostVoids = 5;       // protocol 1.1

// What moves the numbers of later steps (protocol 1.1): whether the pool was corrected, and how often
// the second lot was voided.
struct Course {
  bool corrected = false;
  unsigned voids = 0;
};

// By how much the number of a step behind the second lot that counts is higher than without either.
[[nodiscard]] constexpr unsigned moved_by(Course course) {
  return (course.corrected ? 1 : 0) + kLotSteps * course.voids;
}

// number 1..99, of any step but an annulment or a deletion, in a record of this course
[[nodiscard]] StepKind kind_of_step(unsigned number, Course course = {});

// "03-lot1-commit", of such a step
[[nodiscard]] std::string name_of_step(unsigned number, Course course = {});

// "13-deletion", "05-annulment": the steps that may stand in place of others.
[[nodiscard]] std::string name_of_deletion(unsigned number);
[[nodiscard]] std::string name_of_annulment(unsigned number);

struct StepName {
  unsigned number = 0;
  StepKind kind = StepKind::kOrder;
};

// What the name of a step that may exist at all says.
[[nodiscard]] std::optional<StepName> read_step_name(std::string_view name);

// Whether a step of this kind may stand behind one of kind `last` (protocol 1.1), its number being
// the next.
[[nodiscard]] bool may_follow(StepKind last, StepKind next);

// The steps that witnesses cosign, and those whose evidence holds a close (protocol 1.7, 1.13).
[[nodiscard]] bool is_cosigned(StepKind kind);
[[nodiscard]] bool is_closing(StepKind kind);

// Whether a step lists the evidence that none before it has collected (protocol 1.6).
[[nodiscard]] bool is_collecting(StepKind kind);

// How a file of a step is read.
enum class FileForm { kTable, kDocument, kText, kSignature, kSums, kEvidence, kUnknown };

// kUnknown for a name that no step of this kind has. Says nothing about whether it must be there.
[[nodiscard]] FileForm form_of_file(StepKind kind, std::string_view name);

// Of a file of evidence: kSignature for any *.sig, kUnknown for a name that rule 1.7 does not know.
[[nodiscard]] FileForm form_of_evidence(std::string_view name);

// The names that must be there in every step of this kind. The others that form_of_file knows,
// leaves-NNNN.tsv, slot-N.txt, slot-N.sig and those of files_by_order, depend on what other files say.
[[nodiscard]] std::vector<std::string> mandatory_files(StepKind kind);

// The names that a step of this kind has in some draws and not in others, as the order says.
enum class FileCondition { kCommitted, kExclusions, kHousehold, kOpen, kSealedFeature, kSecondWave };
struct FileByOrder {
  std::string_view name;
  FileCondition condition;  // there exactly if this is so
};
[[nodiscard]] std::vector<FileByOrder> files_by_order(StepKind kind);

// A table that may have no more bytes than a document (protocol 1.11).
[[nodiscard]] bool is_small_table(std::string_view name);

// N of "slot-N.txt", with the ending given; nullopt unless 1..99 without leading zero.
[[nodiscard]] std::optional<unsigned> slot_of_file(std::string_view name, std::string_view ending);

// NNNN of "leaves-NNNN.tsv"; nullopt unless four digits and not 0000.
[[nodiscard]] std::optional<std::uint32_t> stratum_of_file(std::string_view name);

[[nodiscard]] std::string leaves_file(std::uint32_t stratum);

}  // namespace klero::verifier
