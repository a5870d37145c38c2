// One pass over the whole record: what is there, the hash of every file, and whether each file
// follows the grammar of its form (protocol 1.9 to 1.11). What the files mean is not looked at here.

#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/base/bytes.h"
#include "crypto/format/sha256sums.h"
#include "verifier/read/finding.h"
#include "verifier/read/folder.h"
#include "verifier/read/layout.h"

namespace klero::verifier {

// Protocol 1.11.
inline constexpr std::uint64_t kMaxText = 4ULL << 20;         // bytes of a document or a text
inline constexpr std::size_t kMaxFiles = 100'000;             // in one step
inline constexpr std::uint64_t kSignatureSize = 64;           // bytes
inline constexpr std::uint64_t kMaxEvidence = 64ULL << 10;    // bytes of any other file of evidence
inline constexpr std::uint64_t kMaxSums = 64ULL << 20;        // bytes; more cannot list kMaxFiles

// One regular file. The flaws are numbered as the rules they break; a file may have several.
struct ScannedFile {
  std::string name;  // raw
  std::string path;  // relative to the record, escaped: for findings
  FileForm form = FileForm::kUnknown;
  std::optional<crypto::Digest> digest;  // unless the reading stopped before the end
  std::optional<Finding> size_flaw;      // 1.11
  std::optional<Finding> grammar_flaw;   // 1.3 of SHA256SUMS, 1.9 of a table, 1.10 of a document
  std::string unreadable;                // why the system refused, "" if it did not
  std::string bytes;                     // of all forms but tables
  std::string header;                    // of a table: its first line

  // The rule that keeps this file from being used, "" if it can be.
  [[nodiscard]] std::string_view broken_rule() const;
};

struct ScannedFolder {
  std::string name;  // "03-lot1-commit", "evidence/03-lot1-commit"
  std::vector<ScannedFile> files;  // ascending by name
  Findings others;                 // what is not a regular file
  bool cut = false;                // more than kMaxFiles
  std::string unreadable;          // why the folder could not be listed, "" if it could

  [[nodiscard]] const ScannedFile* find(std::string_view file) const;
};

struct ScannedStep : ScannedFolder {
  unsigned number = 0;
  StepKind kind = StepKind::kOrder;
  std::optional<crypto::Digest> checksum;                      // of SHA256SUMS
  std::optional<std::vector<crypto::ChecksumLine>> sums;       // if it could be read
};

struct ScannedRecord {
  std::vector<ScannedStep> steps;              // 01, 02, … as far as they go without a gap
  std::vector<ScannedFolder> evidence;         // those of `steps` that are there
  bool has_evidence = false;                   // the folder itself
  Findings folders;                            // what breaks 1.1
  bool has_more_steps = false;                 // beyond `through`
  // order.json, frame.json, correction.json, relaxation.json, annulment.json and deletion.json, where rule 1.10 holds.
  // (nlohmann/json.hpp costs seconds to compile.)
  std::shared_ptr<const nlohmann::json> order;
  std::shared_ptr<const nlohmann::json> frame;
  std::shared_ptr<const nlohmann::json> relaxation;
  std::shared_ptr<const nlohmann::json> annulment;
  std::shared_ptr<const nlohmann::json> deletion;
  std::shared_ptr<const nlohmann::json> correction;
  std::map<unsigned, std::shared_ptr<const nlohmann::json>> voids;  // void.json, by number of the step

  [[nodiscard]] const ScannedStep* step(unsigned number) const;
  [[nodiscard]] const ScannedFolder* evidence_of(unsigned number) const;
  // Whether the pool was corrected and how often the second lot was voided; and what follows from it:
  // the pool that counts, the portfolio, the panel.
  [[nodiscard]] Course course() const;
  [[nodiscard]] unsigned pool_step() const;
  [[nodiscard]] unsigned portfolio_step() const;
  [[nodiscard]] unsigned panel_step() const;
  // "15-panel": what the step is called, or would be if the record came so far.
  [[nodiscard]] std::string expected_name(unsigned number) const;
  // The first of the steps whose evidence this one lists, the last being the one before it (protocol
  // 1.6); 0 if it lists none.
  [[nodiscard]] unsigned collects_from(const ScannedStep& step) const;
  // The last step of this kind; nullptr if there is none.
  [[nodiscard]] const ScannedStep* last_of(StepKind kind) const;
  // The step that ended the attempt; nullptr if there is none.
  [[nodiscard]] const ScannedStep* annulment_step() const;
  // The step that says what was destroyed; nullptr if there is none.
  [[nodiscard]] const ScannedStep* deletion_step() const;
};

// Looks at the steps 1..through. Throws Error only if the record itself cannot be listed.
[[nodiscard]] ScannedRecord scan_record(const RecordFolder& record, unsigned through);

}  // namespace klero::verifier
