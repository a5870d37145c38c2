// Checks a certificate in whole numbers, without a solver: docs/fairness.md, "For a mathematician".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "selection/panel/certificate/certificate.h"
#include "selection/panel/problem/chance.h"
#include "selection/panel/problem/portfolio.h"
#include "selection/panel/problem/quota_problem.h"

namespace klero::selection {

struct CertificateCheck {
  // What is wrong, each with the claim or level it concerns. Empty means: the chances below are the
  // one and only leximin optimum among all lotteries that keep quotas and claims on average, so no
  // lottery over panels is fairer; and every count is as near to them as the certificate says.
  std::vector<std::string> findings;
  std::vector<Nano> chances;  // by row; rounded to the unit; empty if a level is wrong
  // The smallest `within` with which every count would do; at least 1.
  std::uint32_t within = 1;
  // Largest |count - panels * chance|, in thousandths of a panel, and whose it is.
  std::uint64_t largest_deviation_milli = 0;
  Row largest_deviation_row = 0;
};

// Checks every claim and every level, that they pin everybody's chance, that these chances keep the
// quotas on average, and that each count is as near to `panels` times the chance as it says.
//
//   problem  well formed
//   counts   by row: how many of the panels the person sits on
[[nodiscard]] CertificateCheck check_certificate(const QuotaProblem& problem, std::uint32_t panels,
                                                 const std::vector<std::uint32_t>& counts,
                                                 const Certificate& certificate);

// The same for the counts of a portfolio. Whether its panels keep the quotas is recheck()'s matter.
[[nodiscard]] CertificateCheck check_certificate(const QuotaProblem& problem,
                                                 const Portfolio& portfolio,
                                                 const Certificate& certificate);

struct MinimumCheck {
  // What is wrong. Empty means: no lottery that keeps quotas and claims on average gives everybody
  // whom the claims do not exclude more than `bound`, and each of these sits on at least
  // panels * bound, less one panel.
  std::vector<std::string> findings;
  Nano bound = 0;  // rounded to the unit
};

// Checks every claim, and the one level of a certificate that is about the smallest chance only.
[[nodiscard]] MinimumCheck check_minimum(const QuotaProblem& problem, std::uint32_t panels,
                                         const std::vector<std::uint32_t>& counts,
                                         const Certificate& certificate);

// What is wrong with claim number `claim`; nothing if its proof holds. Proofs may use the claims
// before it.
[[nodiscard]] std::optional<std::string> check_claim(const QuotaProblem& problem,
                                                     const std::vector<Claim>& claims,
                                                     std::size_t claim);

}  // namespace klero::selection
