#include <CLI/CLI.hpp>
#include <memory>

#include "cmd/klero/office.h"
#include "cmd/klero/steps/new_pool.h"
#include "cmd/klero/steps/steps.h"

namespace klero::cmd {
namespace {

struct RepliesOptions {
  OfficeOptions office;
  NewPoolOptions pool;
};

void replies(const RepliesOptions& options) {
  selection::Draw draw = selection::open_draw(options.office.draw);
  const selection::Input file = input_of_file("replies", options.pool.replies);
  make_step(draw, selection::kPoolStep, {file}, options.office, [&](selection::StepWriter& step) {
    add_pool_files(step, draw, selection::kPoolStep, options.pool, file,
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
