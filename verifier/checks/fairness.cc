#include "verifier/checks/fairness.h"

#include "verifier/rebuild/certificate/check_certificate.h"

namespace klero::verifier {
namespace {

// Nothing if it is one panel a person.
Said how_near(const Certificate& certificate) {
  if (certificate.within == 1) {
    return {};
  }
  const std::string panels = std::to_string(certificate.within);
  return {"here within " + panels + " panels a person", "hier auf " + panels + " Gremien je Person genau"};
}

// "There is no panel": 0 <= -1.
bool is_no_panel_claim(const Certificate& certificate) {
  return certificate.claims.size() == 1 && certificate.levels.empty() && certificate.within == 1 &&
         certificate.claims[0].bound == -1 && certificate.claims[0].weights.empty();
}

}  // namespace

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

void check_fairness(const FairnessProblem& problem, const Certificate& certificate,
                    const std::string& path, Outcome& outcome) {
  outcome.saw();
  outcome.remark(how_near(certificate));
  Findings of_levels;
  check_levels(problem, certificate, path, of_levels);
  outcome.fail(of_levels);  // before check_claims, which may give up
  Findings of_claims;
  check_claims(problem, certificate, path, of_claims);
  outcome.fail(of_claims);
}

Said nothing_relaxed() {
  return {"does not apply: no quota was relaxed", "entfällt: Keine Quote wurde gelockert"};
}

void check_infeasible(const Examination& x, const std::vector<std::vector<std::uint32_t>>& answers,
                      const std::optional<Certificate>& certificate, const std::string& path,
                      Findings findings, Outcome& outcome) {
  const bool relaxed = x.relaxed_steps > 0;
  if (certificate && certificate->empty() && !relaxed) {
    outcome.not_checked(nothing_relaxed());
    return;
  }
  outcome.saw();
  if (certificate && (!relaxed || !is_no_panel_claim(*certificate))) {
    findings.add({path, 0,
                  relaxed ? "one claim, with the bound -1 and no weight"
                          : "no claim, as no step was taken",
                  "something else"});
  } else if (certificate) {
    FairnessProblem problem =
        fairness_problem(with_relaxation(*x.order, x.relaxed_steps - 1), answers);
    problem.panels_of_row.assign(x.pool().rows.size(), 0);
    check_claims(problem, *certificate, path, findings);
  }
  outcome.fail(findings);
}

}  // namespace klero::verifier
