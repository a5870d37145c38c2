#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <thread>

#include "cmd/klero/objections.h"
#include "cmd/klero/office.h"
#include "cmd/klero/say.h"
#include "cmd/klero/steps/disclose.h"
#include "cmd/klero/steps/read_back.h"
#include "cmd/klero/steps/steps.h"
#include "crypto/base/error.h"
#include "selection/panel/build.h"
#include "selection/panel/certificate/check.h"
#include "selection/order/relax.h"
#include "selection/panel/infeasible/mend.h"
#include "selection/panel/recheck/recheck.h"
#include "selection/portfolio/draw_panel.h"
#include "selection/portfolio/portfolio_files.h"
#include "selection/portfolio/problem.h"
#include "selection/portfolio/relaxation.h"

namespace klero::cmd {
namespace {

using crypto::Error;
using selection::Built;
using selection::Draw;

// Public in form open; else in the sealed part, for the auditor.
constexpr const char* kCertificateFile = "certificate.tsv";

// "6.53 %" of a number of panels.
std::string per_cent(std::uint64_t panels, std::uint64_t of) {
  const std::uint64_t hundredths = panels * 10'000 / of;
  const std::string digits = std::to_string(hundredths % 100);
  return std::to_string(hundredths / 100) + "." + (digits.size() < 2 ? "0" : "") + digits + " %";
}

std::string infeasible_table(const selection::Relaxed& relaxed) {
  const auto text = selection::encode_for_record(relaxed.none_before);
  if (!text) {
    throw Error("relaxation: the proof that " + std::to_string(relaxed.steps - 1) +
                " steps do not suffice is larger than a record may hold");
  }
  return *text;
}

// How the quotas had to give way before there was a panel.
struct Relaxation {
  std::size_t steps = 0;
  selection::Order order;  // with the quotas in force
  std::string infeasible = selection::encode_certificate({});
};

Relaxation relax(const selection::Order& order, const selection::QuotaProblem& problem,
                 const selection::Infeasible& infeasible) {
  progress("following the order's list of relaxation");
  const auto relaxed =
      selection::relax_along(problem, selection::relaxation_moves(order, problem));
  progress("");
  if (!relaxed) {
    throw Error("no panel meets the quotas" +
                    std::string(order.relax.empty()
                                    ? ""
                                    : ", even with every step of the order's list of relaxation") +
                    ": " + infeasible.sentence,
                infeasible.mend_sentence);
  }
  return {relaxed->steps, selection::with_relaxation(order, relaxed->steps),
          infeasible_table(*relaxed)};
}

selection::BuildResult try_to_build(const selection::Order& order,
                                    const selection::QuotaProblem& problem) {
  selection::BuildOptions options;
  options.threads = std::clamp(std::thread::hardware_concurrency(), 1U, 16U);
  options.progress = [](std::string_view stage, std::uint64_t done, std::uint64_t total) {
    progress(std::string(stage) + " " + std::to_string(done) + " of " + std::to_string(total));
  };
  selection::BuildResult result = selection::build_portfolio(
      problem, static_cast<std::uint32_t>(order.panel.panels), options);
  progress("");
  return result;
}

Built recheck_build(const selection::Order& order, const selection::QuotaProblem& problem,
                    selection::BuildResult&& result) {
  if (const auto* infeasible = std::get_if<selection::Infeasible>(&result)) {
    throw Error("no panel meets the quotas: " + infeasible->sentence, infeasible->mend_sentence);
  }
  const auto panels = static_cast<std::uint32_t>(order.panel.panels);
  Built built = std::move(std::get<Built>(result));
  // A solver's word is not taken: everything is counted once more, in integers, by other code.
  const std::vector<selection::PanelFinding> findings =
      selection::recheck(problem, built.portfolio);
  if (!findings.empty()) throw Error("the portfolio built is wrong: " + findings.front().what);
  if (built.portfolio.panels.size() != panels) {
    throw Error("the portfolio built has " + std::to_string(built.portfolio.panels.size()) +
                " panels, not " + std::to_string(panels));
  }
  return built;
}

// The certificate, or, if it does not prove what rule 7.6 asks, a file with nothing but its header,
// which claims nothing.
std::string certificate_of(const selection::QuotaProblem& problem, const Built& built) {
  std::string text = selection::certificate_text(built);
  const bool proves =
      built.gap.certified &&
      selection::check_certificate(problem, built.portfolio, built.certificate).findings.empty();
  return proves ? text : selection::encode_certificate({});
}

std::string summary(const Built& built, std::size_t panels) {
  const auto [least, most] = std::minmax_element(built.counts.begin(), built.counts.end());
  std::string text = "panels   " + std::to_string(panels) + ", " +
                     std::to_string(built.gap.distinct_panels) + " of them different\n" +
                     "chances  between " + per_cent(*least, panels) + " and " +
                     per_cent(*most, panels) + "\n";
  for (const selection::Exclusion& excluded : built.excluded) {
    text += "excluded row " + std::to_string(excluded.row + std::size_t{1}) +
            " fits in no panel: " + excluded.reason + "\n";
  }
  for (const std::string& line : built.gap.notes) text += "note     " + line + "\n";
  return text;
}

// As many panels as will be opened, drawn as the second lot will draw them but by a seed of no
// consequence: panels that stand side by side were built side by side, and tell more together than
// any that a lot would name.
std::vector<selection::Panel> panels_that_might_open(const Draw& draw,
                                                     const selection::Portfolio& portfolio) {
  std::vector<selection::Panel> panels;
  for (const selection::DrawnPanel& one :
       selection::draw_panels(selection::checksum_of(draw.record, selection::pool_step(draw.record)),
                              static_cast<std::uint32_t>(portfolio.panels.size()),
                              static_cast<std::uint32_t>(draw.record.order.panel.spot_checks))) {
    panels.push_back(portfolio.panels.at(one.panel));
  }
  return panels;
}

struct PortfolioOptions {
  OfficeOptions office;
  Language language = Language::kEnglish;
};

void fill_step(selection::StepWriter& step, const Draw& draw, Language language) {
  const selection::Pool pool = pool_of(draw);
  Relaxation relaxation{.order = draw.record.order};
  selection::QuotaProblem problem = selection::make_problem(relaxation.order, pool);
  selection::BuildResult result = try_to_build(relaxation.order, problem);
  if (const auto* infeasible = std::get_if<selection::Infeasible>(&result)) {
    relaxation = relax(relaxation.order, problem, *infeasible);
    problem = selection::make_problem(relaxation.order, pool);
    result = try_to_build(relaxation.order, problem);
  }
  const selection::Order& order = relaxation.order;
  const Built built = recheck_build(order, problem, std::move(result));
  judge_disclosure(order, pool, superseded_pool(draw),
                   panels_that_might_open(draw, built.portfolio), language);
  const std::string certificate = certificate_of(problem, built);
  const std::vector<std::uint32_t> counts =
      selection::count_panels(built.portfolio, static_cast<std::uint32_t>(pool.rows.size()));
  step.add(selection::kRelaxationFile, selection::write_relaxation(relaxation.steps));
  if (order.panel.form == selection::PortfolioForm::kOpen) {
    step.add(selection::kInfeasibleFile, relaxation.infeasible);
    step.add("panels.tsv", selection::write_open_panels(built.portfolio));
    step.add("chances.tsv", selection::write_open_chances(counts));
    step.add(kCertificateFile, certificate);
  } else {
    const std::string& checksum = selection::checksum_of(draw.record, selection::pool_step(draw.record));
    const selection::Salts salts = selection::make_salts(built.portfolio, pool.rows.size());
    step.add("panels.tsv",
             selection::write_committed_panels(order, checksum, built.portfolio, salts));
    step.add("chances.tsv", selection::write_committed_chances(order, checksum, counts, salts));
    step.add_sealed(selection::kSealedMembersFile,
                    selection::write_sealed_members(built.portfolio, salts));
    step.add_sealed(selection::kSealedChancesFile, selection::write_sealed_chances(counts, salts));
    step.add_sealed(kCertificateFile, certificate);
    step.add_sealed(selection::kInfeasibleFile, relaxation.infeasible);
  }
  if (relaxation.steps > 0) {
    print("relaxed  " + selection::name_relaxation(draw.record.order, relaxation.steps) + "\n");
  }
  print(summary(built, built.portfolio.panels.size()));
}

void portfolio(const PortfolioOptions& options) {
  Draw draw = selection::open_draw(options.office.draw);
  if (!selection::has_step(draw.record, selection::portfolio_step(draw.record))) {
    require_objections_over(draw.record.order, "the portfolio");
  }
  make_step(draw, selection::portfolio_step(draw.record), {}, options.office,
            [&](selection::StepWriter& step) { fill_step(step, draw, options.language); });
}

}  // namespace

void add_portfolio(CLI::App& program) {
  CLI::App* command =
      program.add_subcommand("portfolio", "Build the panels among which the second lot decides");
  auto options = std::make_shared<PortfolioOptions>();
  add_office_options(*command, options->office);
  add_language_option(*command, options->language);
  command->callback([options] { portfolio(*options); });
}

}  // namespace klero::cmd
