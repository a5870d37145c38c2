// What rules 7.6 and 7.8 share with the auditor's A.18 and A.20, which see the same in form committed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "verifier/checks/examination.h"
#include "verifier/rebuild/certificate/certificate.h"

namespace klero::verifier {

// The quotas of an order and the answers of its features, [feature][row]; without counts.
[[nodiscard]] FairnessProblem fairness_problem(
    const Order& order, const std::vector<std::vector<std::uint32_t>>& answers);

// Judges a certificate of fairness that claims something; remarks how near the lottery is, if that is
// not one panel a person.
//
//   path  for the findings
void check_fairness(const FairnessProblem& problem, const Certificate& certificate,
                    const std::string& path, Outcome& outcome);

// Why there is nothing to check: the quotas are those of the order.
[[nodiscard]] Said nothing_relaxed();

// Judges the proof that one step fewer than were taken permits no panel: one claim, 0 <= -1, that
// holds for the quotas before the last step; without any step nothing, and then nothing is checked.
// Requires rule 7.7.
//
//   answers      of all features
//   certificate  what was read of the proof; nullopt if it could not be
//   findings     of reading it
void check_infeasible(const Examination& x, const std::vector<std::vector<std::uint32_t>>& answers,
                      const std::optional<Certificate>& certificate, const std::string& path,
                      Findings findings, Outcome& outcome);

}  // namespace klero::verifier
