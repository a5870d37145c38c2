// What verify_record hands back: every check with its outcome, what the record says, and the verdict.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "verifier/checks/engine.h"
#include "verifier/report/facts.h"

namespace klero::verifier {

// The numbers are the exit codes of protocol section 12.
enum class Verdict {
  kVerified = 0,
  kWrong = 1,
  kCouldNotCheck = 2,
  kRightSoFar = 3,
};

// Why a record in which nothing is wrong is not verified.
enum class Shortfall { kNoAnchor, kUnfinished, kStoppedEarly, kNotCosigned, kAnnulled };

struct EarlierReport;

struct Report {
  Verdict verdict = Verdict::kCouldNotCheck;
  std::vector<Shortfall> shortfalls;
  std::vector<CheckResult> results;  // in the sequence of the catalogue
  Facts facts;
  std::vector<EarlierReport> earlier;  // of the attempts that the user brought, in their sequence
};

struct EarlierReport {
  std::string path;  // of the record, escaped
  Report report;
};

// Whether the check of a rule passed, whatever it is about; false if there is none.
[[nodiscard]] bool has_passed(const Report& report, std::string_view number);

// Judges by protocol section 12 from the states of all results.
[[nodiscard]] Verdict judge(const std::vector<CheckResult>& results,
                            const std::vector<Shortfall>& shortfalls);

}  // namespace klero::verifier
