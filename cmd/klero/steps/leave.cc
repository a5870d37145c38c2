#include <CLI/CLI.hpp>
#include <memory>

#include "cmd/klero/office.h"
#include "cmd/klero/say.h"
#include "cmd/klero/steps/close_options.h"
#include "cmd/klero/steps/panel_state.h"
#include "cmd/klero/steps/read_back.h"
#include "cmd/klero/steps/steps.h"
#include "selection/replacement/leavers.h"

namespace klero::cmd {
namespace {

using selection::Draw;

struct LeaveOptions {
  OfficeOptions office;
  std::string leavers;
  CloseOptions close;
};

void fill_step(selection::StepWriter& step, const Draw& draw, const LeaveOptions& options) {
  const selection::Order& order = draw.record.order;
  const selection::Pool pool = pool_of(draw);
  const selection::PanelState state = panel_state(draw, pool);
  std::vector<crypto::LetterNonce> nonces;
  for (const selection::Invited& person : people_of_pool(draw, pool)) {
    nonces.push_back(person.nonce);
  }
  const std::vector<selection::Leaver> leavers =
      selection::read_leavers(order, state.members, nonces, options.leavers);
  step.add("leavers.tsv", selection::write_leavers(pool, leavers));
  step.add("reasons.tsv", selection::write_reasons(order, leavers));
  print("leavers  " + std::to_string(leavers.size()) + " of " +
        std::to_string(state.members.size()) + " members\n" +
        write_close(step, draw.record, leavers_step(draw), options.close));
}

void leave(const LeaveOptions& options) {
  Draw draw = selection::open_draw(options.office.draw);
  make_step(draw, leavers_step(draw), {input_of_file("leavers", options.leavers)}, options.office,
            [&](selection::StepWriter& step) { fill_step(step, draw, options); });
}

}  // namespace

void add_leave(CLI::App& program) {
  CLI::App* command = program.add_subcommand("leave", "Publish which members leave the panel");
  auto options = std::make_shared<LeaveOptions>();
  add_office_options(*command, options->office);
  command
      ->add_option("--leavers,LEAVERS", options->leavers,
                   "A CSV file with the columns `row` or `code`, and `reason`")
      ->required();
  add_close_options(*command, options->close);
  command->callback([options] { leave(*options); });
}

}  // namespace klero::cmd
