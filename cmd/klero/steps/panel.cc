#include <CLI/CLI.hpp>
#include <memory>

#include "cmd/klero/office.h"
#include "cmd/klero/say.h"
#include "cmd/klero/steps/disclose.h"
#include "cmd/klero/steps/pool_people.h"
#include "cmd/klero/steps/read_back.h"
#include "cmd/klero/steps/sealing.h"
#include "cmd/klero/steps/steps.h"
#include "crypto/base/error.h"
#include "selection/portfolio/draw_panel.h"
#include "selection/portfolio/portfolio_files.h"
#include "selection/sealed/prove.h"

namespace klero::cmd {
namespace {

using crypto::Error;
using selection::Draw;
using selection::DrawnPanel;
using selection::SealedPortfolio;

// The portfolio that step 08 published: for form committed out of the sealed part, after comparing
// every root, since an opening that does not fit cannot be taken back.
SealedPortfolio published_portfolio(const Draw& draw) {
  const selection::Order& order = draw.record.order;
  const std::string panels =
      selection::read_step_file(draw.record, selection::portfolio_step(draw.record), "panels.tsv");
  if (order.panel.form == selection::PortfolioForm::kOpen) {
    return {selection::read_open_panels(panels), {}};
  }
  SealedPortfolio sealed = selection::read_sealed_members(
      selection::read_sealed(draw, selection::portfolio_step(draw.record), selection::kSealedMembersFile));
  selection::Salts salts;
  salts.members = sealed.salts;
  const std::string& checksum = selection::checksum_of(draw.record, selection::pool_step(draw.record));
  if (selection::write_committed_panels(order, checksum, sealed.portfolio, salts) != panels) {
    throw Error("sealed: the panels in " + std::string(selection::kSealedMembersFile) +
                    " do not give the roots that the record holds",
                "restore the sealed part from its backup");
  }
  return sealed;
}

std::vector<selection::RowNumber> rows_of(const selection::Panel& panel) {
  std::vector<selection::RowNumber> rows;
  for (const selection::Row row : panel) rows.push_back(row + 1);
  return rows;
}

// The quotas of the opened panels and the totals of the panel drawn, proved (rules 10.5 and 10.6).
void prove_panels(selection::StepWriter& step, const Draw& draw,
                  const std::vector<DrawnPanel>& drawn, const selection::Portfolio& portfolio) {
  const std::optional<Sealing> sealing = sealing_for(draw, selection::panel_step(draw.record));
  if (!sealing) return;
  std::vector<selection::PanelToProve> panels;
  for (const DrawnPanel& one : drawn) panels.push_back({one.panel, portfolio.panels.at(one.panel)});
  step.add("quotas.tsv", selection::quotas_table(sealing->place, sealing->scheme, sealing->pool,
                                                 panels, show_proofs));
  progress("");
  step.add("totals.tsv",
           selection::panel_totals_table(sealing->place, sealing->scheme, sealing->pool,
                                         panels.front().members));
}

struct PanelOptions {
  OfficeOptions office;
  Language language = Language::kEnglish;
};

std::vector<selection::Panel> opened_panels(const std::vector<DrawnPanel>& drawn,
                                            const selection::Portfolio& portfolio) {
  std::vector<selection::Panel> opened;
  for (const DrawnPanel& one : drawn) opened.push_back(portfolio.panels.at(one.panel));
  return opened;
}

void fill_step(selection::StepWriter& step, const Draw& draw, Language language) {
  const selection::Order& order = draw.record.order;
  const selection::Pool pool = pool_of(draw);
  const SealedPortfolio portfolio = published_portfolio(draw);
  const std::vector<DrawnPanel> drawn = selection::draw_panels(
      seed_of_lot(draw, selection::second_lot(draw.record)), static_cast<std::uint32_t>(order.panel.panels),
      static_cast<std::uint32_t>(order.panel.spot_checks));
  const std::vector<selection::RowNumber> members =
      rows_of(portfolio.portfolio.panels.at(drawn.front().panel));
  tell_disclosure(order_in_force(draw), pool, superseded_pool(draw),
                  opened_panels(drawn, portfolio.portfolio), language);
  step.add("draw.tsv", selection::write_draw(drawn));
  step.add("panel.tsv", selection::write_members(pool, members));
  if (order.panel.form == selection::PortfolioForm::kCommitted) {
    step.add("openings.tsv", selection::write_openings(drawn, portfolio));
  }
  prove_panels(step, draw, drawn, portfolio.portfolio);
  std::vector<NamedRow> named;
  for (const selection::RowNumber row : members) named.push_back({row, "member"});
  step.add_sealed("panel.csv", write_named_rows(order, people_of_pool(draw, pool), named));
  std::string text = "panel    number " + std::to_string(drawn.front().panel) + " of " +
                     std::to_string(order.panel.panels) + ", " + std::to_string(members.size()) +
                     " members\n";
  for (std::size_t i = 1; i < drawn.size(); ++i) {
    text += (i == 1 ? "checks   panels " : ", ") + std::to_string(drawn[i].panel);
  }
  print(text + (drawn.size() > 1 ? "\n" : ""));
}

void panel(const PanelOptions& options) {
  Draw draw = selection::open_draw(options.office.draw);
  make_step(draw, selection::panel_step(draw.record), {}, options.office,
            [&](selection::StepWriter& step) { fill_step(step, draw, options.language); });
}

}  // namespace

void add_panel(CLI::App& program) {
  CLI::App* command = program.add_subcommand("panel", "Draw the panel by the seed of lot 2");
  auto options = std::make_shared<PanelOptions>();
  add_office_options(*command, options->office);
  add_language_option(*command, options->language);
  command->callback([options] { panel(*options); });
}

}  // namespace klero::cmd
