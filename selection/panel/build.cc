#include "selection/panel/build.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "crypto/base/error.h"
#include "selection/panel/certificate/check.h"
#include "selection/panel/claims/panel_program.h"
#include "selection/panel/draft.h"
#include "selection/panel/exclusion/exclusion.h"
#include "selection/panel/infeasible/clash.h"
#include "selection/panel/leximin/level_proof.h"
#include "selection/panel/lottery/seating.h"
#include "selection/panel/recheck/recheck.h"

namespace klero::selection {
namespace {

using crypto::Error;

// Beyond this many people who are unlike each other, reasons are given for the first only.
constexpr std::size_t kMaxReasons = 60;

Certificate make_certificate(const Draft& draft) {
  Certificate certificate;
  for (const ClassClaim& claim : draft.claims) {
    certificate.claims.push_back(claim_in_people(draft.model, claim));
  }
  if (auto levels = prove_levels(draft.model, draft.claims, draft.excluded, draft.leximin)) {
    certificate.levels = std::move(*levels);
  }
  return certificate;
}

std::vector<Exclusion> name_excluded(const QuotaProblem& problem, const Draft& draft,
                                     const BuildOptions& options) {
  bool proven = true;
  for (const ClassClaim& claim : draft.claims) {
    proven = proven && !claim.proof.empty();
  }
  std::vector<std::string> reasons(draft.model.classes.size());
  std::size_t explained = 0;
  for (std::uint32_t c = 0; c < reasons.size(); ++c) {
    if (draft.excluded[c] && explained++ < kMaxReasons) {
      reasons[c] = explain_exclusion(problem, draft.model, c, options.cancel);
    } else {
      reasons[c] = "proven as for the others; the single reason was not worked out";
    }
  }
  std::vector<Exclusion> excluded;
  for (Row row = 0; row < problem.pool_size; ++row) {
    if (const std::uint32_t c = draft.model.class_of[row]; draft.excluded[c]) {
      excluded.push_back({row, reasons[c], proven});
    }
  }
  return excluded;
}

// The chances as the certificate proves them; where it does not, as the solver has them.
std::vector<Nano> read_chances(const Draft& draft, const CertificateCheck& check) {
  if (!check.chances.empty()) {
    return check.chances;
  }
  std::vector<Nano> chances;
  for (const std::uint32_t c : draft.model.class_of) {
    chances.push_back(
        std::llround(draft.leximin.chances[c] * static_cast<double>(kCertainty)));
  }
  return chances;
}

void measure_deviation(const Built& built, GapReport& gap) {
  const double panels = static_cast<double>(built.portfolio.panels.size());
  for (Row row = 0; row < built.counts.size(); ++row) {
    const double ideal =
        static_cast<double>(built.chances[row]) / static_cast<double>(kCertainty) * panels;
    const auto milli =
        static_cast<std::uint64_t>(std::llround(std::abs(built.counts[row] - ideal) * 1000));
    if (milli > gap.largest_deviation_milli) {
      gap.largest_deviation_milli = milli;
      gap.largest_deviation_row = row;
    }
  }
}

void add_notes(const Built& built, const Draft& draft, GapReport& gap) {
  if (!built.excluded.empty()) {
    gap.notes.push_back(std::to_string(built.excluded.size()) +
                        (built.excluded.size() == 1 ? " person fits" : " people fit") +
                        " in no panel that keeps the quotas");
  }
  if (draft.cuts > 0) {
    gap.notes.push_back("what the quotas permit on average is not always possible with whole "
                        "people; " + std::to_string(draft.cuts) +
                        " facts about panels were taken into account");
  }
  if (!draft.decided) {
    gap.notes.emplace_back("it was not found out whether the ideal chances can be attained");
  }
  if (gap.largest_deviation_milli > 1000) {
    gap.notes.emplace_back("not everybody is within one panel of the ideal: more panels would "
                           "bring all nearer");
  }
}

GapReport make_gap(const Built& built, const Draft& draft) {
  GapReport gap;
  gap.bound = kCertainty;
  gap.smallest = kCertainty;
  const auto panels = static_cast<Nano>(built.portfolio.panels.size());
  for (Row row = 0; row < built.counts.size(); ++row) {
    if (!draft.excluded[draft.model.class_of[row]]) {
      gap.bound = std::min(gap.bound, built.chances[row]);
      gap.smallest = std::min(gap.smallest, built.counts[row] * kCertainty / panels);
    }
  }
  const std::set<Panel> distinct(built.portfolio.panels.begin(), built.portfolio.panels.end());
  gap.distinct_panels = static_cast<std::uint32_t>(distinct.size());
  gap.cuts = draft.cuts;
  measure_deviation(built, gap);
  return gap;
}

// Of maximin the first level alone is proven.
void certify_minimum(const QuotaProblem& problem, std::uint32_t panels, Built& built) {
  const MinimumCheck check = check_minimum(problem, panels, built.counts, built.certificate);
  built.gap.minimum_certified = check.findings.empty();
  if (built.gap.minimum_certified) {
    built.gap.bound = check.bound;
  } else {
    built.gap.notes.push_back("the proof is not complete: " + check.findings.front());
  }
}

void require_faultless(const QuotaProblem& problem, const Portfolio& portfolio,
                       std::uint32_t panels) {
  const std::vector<PanelFinding> findings = recheck(problem, portfolio);
  if (!findings.empty()) {
    throw Error("panel " + std::to_string(findings.front().panel.value_or(0)) +
                    " as built does not keep the quotas: " + findings.front().what,
                "this is a fault of the program; nothing was written");
  }
  if (portfolio.panels.size() != panels) {
    throw Error("expected " + std::to_string(panels) + " panels, got " +
                std::to_string(portfolio.panels.size()));
  }
}

Built finish(const QuotaProblem& problem, const Draft& draft, std::uint32_t panels,
             const BuildOptions& options) {
  Built built;
  built.portfolio = seat_people(problem, draft.model, draft.panels);
  require_faultless(problem, built.portfolio, panels);
  built.counts = count_panels(built.portfolio, problem.pool_size);
  built.certificate = make_certificate(draft);
  built.certificate.within = panels;  // what is proven of the chances does not depend on it
  const CertificateCheck check =
      check_certificate(problem, panels, built.counts, built.certificate);
  built.certificate.within = check.findings.empty() ? check.within : 1;
  built.chances = read_chances(draft, check);
  built.excluded = name_excluded(problem, draft, options);
  built.gap = make_gap(built, draft);
  built.gap.certified = check.findings.empty();
  add_notes(built, draft, built.gap);
  if (options.objective == Objective::maximin) {
    certify_minimum(problem, panels, built);
  } else if (!built.gap.certified) {
    built.gap.notes.push_back("the proof is not complete: " + check.findings.front());
  }
  return built;
}

Infeasible explain(const QuotaProblem& problem, const BuildOptions& options) {
  const ClassModel model = make_class_model(problem);
  const std::optional<Clash> clash = find_clash(model, std::nullopt, options.cancel);
  if (!clash) {
    throw Error("quotas: it could not be decided whether a panel meets them");
  }
  Infeasible result;
  result.clash = clash->sides;
  result.households_clash = clash->households;
  result.sentence = "no panel of " + std::to_string(problem.seats) +
                    " can have all of: " + name_clash(problem, *clash);
  result.proof = Claim{{}, -1, clash->proof};
  result.mend = find_mend(problem, options.cancel);
  if (!result.mend) {
    result.mend_sentence = "no change of quotas was found that permits a panel";
  } else {
    result.mend_sentence = std::string("the smallest change that permits a panel") +
                           (result.mend->within_flex ? "" : ", beyond the flex,") + " moves " +
                           std::to_string(result.mend->seats_moved) +
                           (result.mend->seats_moved == 1 ? " seat: " : " seats: ") + name_mend(problem, *result.mend);
  }
  return result;
}

}  // namespace

std::string certificate_text(const Built& built) {
  const auto panels = static_cast<std::uint32_t>(built.portfolio.panels.size());
  const bool proves =
      (built.gap.certified && built.certificate.within <= most_within(panels)) ||
      built.gap.minimum_certified;
  const auto text = proves ? encode_for_record(built.certificate) : std::nullopt;
  return text.value_or(encode_certificate({}));
}

BuildResult build_portfolio(const QuotaProblem& problem, std::uint32_t panels,
                            const BuildOptions& options) {
  require_well_formed(problem);
  if (panels == 0 || panels > kMaxPanels) {
    throw Error("expected 1 to " + std::to_string(kMaxPanels) + " panels, got " +
                std::to_string(panels));
  }
  const std::optional<Draft> draft = draft_lottery(problem, panels, options);
  if (!draft) {
    return explain(problem, options);
  }
  return finish(problem, *draft, panels, options);
}

}  // namespace klero::selection
