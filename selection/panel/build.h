// From quotas to a lottery as fair as the quotas permit: docs/fairness.md.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "selection/panel/certificate/certificate.h"
#include "selection/panel/infeasible/mend.h"
#include "selection/panel/infeasible/quota_side.h"
#include "selection/panel/problem/chance.h"
#include "selection/panel/problem/portfolio.h"
#include "selection/panel/problem/progress.h"
#include "selection/panel/problem/quota_problem.h"

namespace klero::selection {

enum class Objective {
  leximin,  // the smallest chance as large as possible, then the next, and so on
  maximin,  // the smallest chance as large as possible, then the largest as small as possible
};

struct BuildOptions {
  Objective objective = Objective::leximin;
  Progress progress;
  // When it becomes true the build stops at the next step and throws Error.
  const std::atomic<bool>* cancel = nullptr;
  // Has no influence on the result.
  unsigned threads = 1;
};

// Somebody who fits in no panel that meets the quotas.
struct Exclusion {
  Row row = 0;
  std::string reason;  // e.g. "district Mitte may have at most 0 seats"
  bool proven = false;  // the certificate holds an integer proof
};

// How near the lottery comes to what is ideal.
struct GapReport {
  Nano bound = 0;     // nobody can give the worst-off (excluded people aside) more than this
  Nano smallest = 0;  // smallest chance of the lottery built, excluded people aside
  // Largest |count - M * ideal chance| over all people, in thousandths of a panel.
  std::uint64_t largest_deviation_milli = 0;
  Row largest_deviation_row = 0;
  std::uint32_t distinct_panels = 0;
  std::uint32_t cuts = 0;          // inequalities that hold for panels but not for the relaxation
  // The certificate was checked in integers, and that everybody's count is within
  // `certificate.within` panels of M * ideal chance.
  bool certified = false;
  // The same, but only the bound of the smallest chance is proven (maximin), with claims and one level.
  bool minimum_certified = false;
  std::vector<std::string> notes;  // why there is a gap, one sentence each
};

struct Built {
  Portfolio portfolio;               // every panel rechecked in integers
  std::vector<Nano> chances;         // the ideal p_i, by row
  std::vector<std::uint32_t> counts;  // panels each row sits on
  Certificate certificate;
  GapReport gap;
  std::vector<Exclusion> excluded;  // by rising row
};

// No panel meets the quotas.
struct Infeasible {
  std::vector<QuotaSide> clash;    // bounds that cannot be kept together; none can be left out
  bool households_clash = false;   // the one-per-household rule is part of the clash
  std::string sentence;            // the clash in words
  std::optional<Mend> mend;        // the fewest seats moved that mend it
  std::string mend_sentence;
  // The claim "0 <= -1"; check_claim() checks it. Its proof is empty if only the solver says so.
  Claim proof;
};

// The proof that no lottery is fairer (maximin: that none gives the worst-off more), as the file that
// docs/fairness.md, section 6, describes. Only
// its header line if the proof is not complete, if somebody is farther from the ideal than a hundredth
// of the panels, or if the file would exceed what a record may hold (docs/protocol.md, 1.11 and 7a).
[[nodiscard]] std::string certificate_text(const Built& built);

using BuildResult = std::variant<Built, Infeasible>;

// Builds `panels` panels. The same problem gives the same result on every machine of one solver
// version, whatever the number of threads; rows permuted give the same chances.
//
//   problem  well formed (throws Error otherwise)
//   panels   1..kMaxPanels
//
// Throws Error if cancelled, or if a solver's answer fails the integer recheck.
[[nodiscard]] BuildResult build_portfolio(const QuotaProblem& problem, std::uint32_t panels,
                                          const BuildOptions& options = {});

}  // namespace klero::selection
