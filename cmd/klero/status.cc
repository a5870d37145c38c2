#include <CLI/CLI.hpp>
#include <memory>

#include "cmd/klero/command.h"
#include "cmd/klero/next.h"
#include "cmd/klero/say.h"
#include "selection/portfolio/relaxation.h"
#include "selection/record/draw.h"

namespace klero::cmd {
namespace {

// The quotas that had to give way, by the order's own list.
std::string relaxed_quotas(const selection::Record& record) {
  if (!selection::has_step(record, selection::portfolio_step(record))) {
    return "";
  }
  return selection::name_relaxation(
      record.order,
      selection::read_relaxation_steps(selection::read_step_file(
          record, selection::portfolio_step(record), selection::kRelaxationFile)));
}

void status(const std::string& folder) {
  const selection::Draw draw = selection::open_draw(folder);
  std::string text;
  for (const selection::Step& step : draw.record.steps) {
    text += "done     " + step.checksum + "  " + step.folder + "\n";
  }
  for (const std::string& line : missing(draw)) {
    text += "missing  " + line + "\n";
  }
  if (const std::string quotas = relaxed_quotas(draw.record); !quotas.empty()) {
    text += "relaxed  " + quotas + "\n";
  }
  print(text + next_words(draw));
}

}  // namespace

void add_status(CLI::App& program) {
  CLI::App* command = program.add_subcommand(
      "status", "Show the steps done, their checksums, what is missing and what comes next");
  auto folder = std::make_shared<std::string>();
  command->add_option("DRAW", *folder, "The folder of the draw")->required();
  command->callback([folder] { status(*folder); });
}

}  // namespace klero::cmd
