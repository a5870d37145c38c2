// What a sworn auditor checks with the sealed bundle: docs/protocol.md, section 11b; docs/audit.md.
//
// First the record itself, as everybody can; then what only he can see. Nothing here believes the
// bundle: each thing in it is held against a commitment that was published before.

#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/csv/csv_import.h"
#include "verifier/audit/bundle.h"
#include "verifier/checks/examination.h"
#include "verifier/checks/outcome.h"
#include "verifier/report/report.h"

namespace klero::verifier {

// A table that the auditor brings himself, or that of the bundle.
struct AuditTable {
  std::string name;                            // for findings, escaped
  std::string_view text;                       // of the bundle; or else
  std::optional<std::filesystem::path> file;   // from another hand
  crypto::CsvSaid said;                        // how to read it
  bool there = false;
};

struct AuditInput {
  Bundle bundle;
  std::optional<std::filesystem::path> people;   // --register
  std::optional<std::filesystem::path> replies;  // --replies
  std::optional<std::filesystem::path> served;   // --served
  crypto::CsvSaid people_said;
  crypto::CsvSaid replies_said;
  crypto::CsvSaid served_said;
};

struct Audit;

struct AuditRule {
  std::string_view number;  // "A.4"
  std::string_view name;
  std::string_view name_de;
  std::string_view claim;  // one plain sentence: what PASS says
  std::string_view claim_de;
  std::string_view shows_not;
  std::string_view shows_not_de;
  unsigned from_step;  // the record must have come so far
  void (*check)(Audit&, Outcome&);
};

[[nodiscard]] std::span<const AuditRule> audit_rules();

struct AuditResult {
  const AuditRule* rule = nullptr;
  Outcome outcome;
};

struct AuditReport {
  Verdict verdict = Verdict::kCouldNotCheck;  // exit codes of protocol section 12
  std::vector<AuditResult> results;           // A.1 first
  // What the auditor's statement names; nullopt where the record has not come so far.
  std::optional<std::string> title;
  std::optional<std::string> auditor;
  std::optional<crypto::Digest> order;
  std::optional<crypto::Digest> frame;  // checksum of step 02
  std::string panel_step;               // "12"
  std::optional<crypto::Digest> panel;  // checksum of the panel
};

// Checks everything that record and bundle show.
//
//   x, record  of one record, from verify_record
[[nodiscard]] AuditReport run_audit(const Examination& x, const Report& record,
                                    const AuditInput& input);

}  // namespace klero::verifier
