// Reading a public record, as the office and the contributors do: docs/protocol.md, section 1.
//
// This is not the verifier, which checks everything. But nothing is trusted by accident: every file
// is compared with its line in SHA256SUMS before its bytes are handed out, and the chain of
// checksums is followed.

#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/format/sha256sums.h"
#include "selection/order/order.h"
#include "selection/record/steps.h"

namespace klero::selection {

struct Step {
  StepNumber number = 0;
  std::string folder;                       // "01-order"
  std::string checksum;                     // 64 digits
  std::vector<crypto::ChecksumLine> lines;  // of SHA256SUMS, ascending by path
};

struct Record {
  std::filesystem::path folder;
  Order order;              // of step 01
  std::vector<Step> steps;  // step N is steps[N - 1]; never empty
};

// Opens the record in `folder`: reads the list of steps, follows the chain (rules 1.1, 1.3, 1.5)
// and reads the order.
//
// Throws Error if the folder is no record, has a gap, an entry that is no step, a step where rule
// 1.1 has none, a broken chain, or an order that does not keep section 2. What a klero that is just
// at work has not published yet (".new-…") is passed over.
[[nodiscard]] Record open_record(const std::filesystem::path& folder);

[[nodiscard]] bool has_step(const Record& record, StepNumber number);

// Whether the record ends with a deletion: nothing can follow.
[[nodiscard]] bool is_over(const Record& record);

// Whether the attempt was annulled: nothing can follow but a deletion.
[[nodiscard]] bool is_annulled(const Record& record);

// Whether the pool was corrected, and how often the second lot was voided (rules 6.9, 4.19).
[[nodiscard]] Course course_of(const Record& record);

// The pool that counts, the portfolio, the second lot that counts, and the panel: as they stand or will
// stand in the record.
[[nodiscard]] StepNumber pool_step(const Record& record);
[[nodiscard]] StepNumber portfolio_step(const Record& record);
[[nodiscard]] LotSteps second_lot(const Record& record);
[[nodiscard]] StepNumber panel_step(const Record& record);

// All lots that the record can have so far: the first, the second ones that were voided, the one
// that counts.
[[nodiscard]] std::vector<LotSteps> lots_of(const Record& record);

// The lot to which step `number` belongs, or none. What ends an attempt belongs to no lot, whatever
// its number.
[[nodiscard]] std::optional<LotSteps> lot_of_step(const Record& record, StepNumber number);

// "lot2-reveal": the kind of the last step.
[[nodiscard]] std::string_view last_kind(const Record& record);

// The name of a step's folder: as it stands in the record, or as it will be called.
[[nodiscard]] std::string folder_of(const Record& record, StepNumber number);

// The checksum of a step. Throws Error if the record has not reached it.
[[nodiscard]] const std::string& checksum_of(const Record& record, StepNumber number);

// The bytes of SHA256SUMS of a step, which people sign. Throws Error if the record has not reached
// the step, or the file has changed since the record was opened.
[[nodiscard]] std::string list_of_step(const Record& record, StepNumber number);

// The bytes of file `name` of a step, after comparing them with SHA256SUMS.
//
// Throws Error if the step or the file is not there, or does not have the SHA-256 listed.
[[nodiscard]] std::string read_step_file(const Record& record, StepNumber number,
                                         std::string_view name);

// Whether SHA256SUMS of a step lists file `name`.
[[nodiscard]] bool step_has_file(const Record& record, StepNumber number, std::string_view name);

// Whether evidence/NN-KIND/`name` is there; and its bytes. Throws Error if it is not there, is longer
// than 64 KiB, or is called *.sig and not 64 bytes long (rules 1.7 and 1.11).
[[nodiscard]] bool has_evidence(const Record& record, StepNumber number, std::string_view name);
[[nodiscard]] std::string read_evidence(const Record& record, StepNumber number,
                                        std::string_view name);

}  // namespace klero::selection
