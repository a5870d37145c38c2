#include "verifier/checks/relaxation.h"

#include "verifier/rebuild/certificate/check_certificate.h"

namespace klero::verifier {

FairnessProblem fairness_problem(const Order& order,
                                 const std::vector<std::vector<std::uint32_t>>& answers) {
  FairnessProblem problem;
  problem.seats = order.seats;
  problem.panels = order.panels;
  for (std::size_t f = 0; f < order.features.size(); ++f) {
    QuotaColumn column;
    column.category_of_row = answers[f];
    for (const FeatureCategory& category : order.features[f].categories) {
      column.bounds.emplace_back(category.bounds.min, category.bounds.max);
    }
    problem.columns.push_back(std::move(column));
  }
  return problem;
}

Said how_near(const Certificate& certificate) {
  if (certificate.within == 1) {
    return {};
  }
  const std::string panels = std::to_string(certificate.within);
  return {"here within " + panels + " panels a person", "hier auf " + panels + " Gremien je Person genau"};
}

Said nothing_relaxed() {
  return {"does not apply: no quota was relaxed", "entfällt: Keine Quote wurde gelockert"};
}

void check_infeasible(const Examination& x, const std::vector<std::vector<std::uint32_t>>& answers,
                      const Certificate& certificate, const std::string& path,
                      Findings& findings) {
  const bool one_claim = certificate.claims.size() == 1 && certificate.levels.empty() &&
                         certificate.within == 1 &&
                         certificate.claims[0].bound == -1 && certificate.claims[0].weights.empty();
  if (x.relaxed_steps == 0 || !one_claim) {
    if (x.relaxed_steps > 0 || !certificate.empty()) {
      findings.add({path, 0,
                    x.relaxed_steps == 0 ? "no claim, as no step was taken"
                                         : "one claim, with the bound -1 and no weight",
                    "something else"});
    }
    return;
  }
  FairnessProblem problem = fairness_problem(with_relaxation(*x.order, x.relaxed_steps - 1), answers);
  problem.panels_of_row.assign(x.pool.size(), 0);
  check_claims(problem, certificate, path, findings);
}

}  // namespace klero::verifier
