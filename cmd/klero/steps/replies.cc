#include <CLI/CLI.hpp>
#include <memory>

#include "cmd/klero/next.h"
#include "cmd/klero/office.h"
#include "cmd/klero/steps/new_pool.h"
#include "cmd/klero/steps/steps.h"
#include "crypto/base/error.h"
#include "selection/letters/second_wave.h"

namespace klero::cmd {
namespace {

struct RepliesOptions {
  OfficeOptions office;
  NewPoolOptions pool;
};

// Rule 5.4: by then it is decided whether the second wave goes out.
void require_decision(const selection::Draw& draw) {
  if (is_wave_decided(draw.record)) return;
  throw crypto::Error("it is not decided yet whether the letters of the second wave go out: expected " +
                          std::string(selection::kSecondWaveText) + " in the evidence of step 06",
                      "`klero second-wave`, with the replies that came in by the day");
}

void replies(const RepliesOptions& options) {
  selection::Draw draw = selection::open_draw(options.office.draw);
  require_decision(draw);
  const selection::Inputs files = inputs_of(options.pool);
  make_step(draw, selection::kPoolStep, files, options.office, [&](selection::StepWriter& step) {
    add_pool_files(step, draw, selection::kPoolStep, options.pool, files,
                   read_new_pool(draw, options.pool));
  });
}

}  // namespace

void add_replies(CLI::App& program) {
  CLI::App* command = program.add_subcommand("replies", "Publish the pool: those who replied");
  auto options = std::make_shared<RepliesOptions>();
  add_office_options(*command, options->office);
  add_new_pool_options(*command, options->pool);
  command->callback([options] { replies(*options); });
}

}  // namespace klero::cmd
