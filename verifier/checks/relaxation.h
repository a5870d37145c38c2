// What rule 7.8 and the auditor's A.20 share: one step of relaxation fewer permits no panel.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "verifier/checks/examination.h"
#include "verifier/rebuild/certificate/certificate.h"

namespace klero::verifier {

// The quotas of an order and the answers of its features, [feature][row]; without counts.
[[nodiscard]] FairnessProblem fairness_problem(
    const Order& order, const std::vector<std::vector<std::uint32_t>>& answers);

// Why there is nothing to check: the quotas are those of the order.
// What to say of a certificate's distance: nothing if it is one panel a person.
[[nodiscard]] Said how_near(const Certificate& certificate);

[[nodiscard]] Said nothing_relaxed();

// Adds a finding unless the certificate is one claim, 0 <= -1, that holds for the quotas with one
// step fewer than were taken; or is empty, if none was. Requires rule 7.7.
//
//   answers  of all features
void check_infeasible(const Examination& x, const std::vector<std::vector<std::uint32_t>>& answers,
                      const Certificate& certificate, const std::string& path, Findings& findings);

}  // namespace klero::verifier
