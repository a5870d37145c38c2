#include "cmd/solve/solve.h"

#include <chrono>
#include <memory>

#include "cmd/klero/say.h"
#include "cmd/solve/report.h"
#include "cmd/solve/stop.h"
#include "crypto/base/error.h"
#include "crypto/files/write_file.h"

namespace klero::cmd {
namespace {

using crypto::Error;
using Clock = std::chrono::steady_clock;

struct SolveOptions {
  selection::PoolFiles files;
  std::uint32_t seats = 0;
  std::uint32_t panels = 1000;
  selection::Objective objective = selection::Objective::leximin;
  std::string relax;  // path, "" for none
  std::string out;    // paths, "" for none
  std::string chances;
  std::string certificate;
  bool dropouts = false;
  bool json = false;
};

constexpr std::uint32_t kDropoutOrders = 100;

// Whoever waits for more than two seconds is told what for.
selection::BuildOptions build_options(const SolveOptions& options, Clock::time_point start) {
  selection::BuildOptions build;
  build.objective = options.objective;
  build.cancel = StopOnInterrupt::requested();
  build.progress = [start](std::string_view stage, std::uint64_t done, std::uint64_t total) {
    if (Clock::now() - start > std::chrono::seconds(2)) {
      progress(std::string(stage) + " " + std::to_string(done) + " of " + std::to_string(total));
    }
  };
  return build;
}

void relax(const SolveOptions& options, Solved& solved) {
  const auto steps = selection::read_relaxation(options.relax, solved.tables.problem);
  auto relaxed = selection::relax_along(solved.tables.problem, steps, StopOnInterrupt::requested());
  if (!relaxed) {
    throw Error("no panel meets the quotas, even with all " + std::to_string(steps.size()) +
                " steps of " + options.relax);
  }
  solved.relaxed_steps = relaxed->steps;
  solved.tables.problem = std::move(relaxed->problem);
}

void forecast_dropouts(Solved& solved) {
  solved.dropouts = selection::can_absorb_dropouts(solved.tables.problem, selection::Bounds::strict,
                                                   kDropoutOrders, 1, StopOnInterrupt::requested());
  solved.dropouts_with_flex =
      selection::can_absorb_dropouts(solved.tables.problem, selection::Bounds::flex, kDropoutOrders,
                                     1, StopOnInterrupt::requested());
}

void write_files(const SolveOptions& options, const Solved& solved) {
  const auto write = [](const std::string& path, const std::string& bytes) {
    if (!path.empty()) {
      crypto::write_new_file(path, bytes, crypto::Access::kSecret);
    }
  };
  write(options.out, write_panels_csv(solved));
  write(options.chances, write_chances_csv(solved));
  write(options.certificate, selection::encode_certificate(solved.built.certificate));
}

void solve(const SolveOptions& options) {
  const StopOnInterrupt stop;
  const Clock::time_point start = Clock::now();
  Solved solved;
  solved.tables = selection::read_pool_tables(options.files, options.seats);
  if (!options.relax.empty()) {
    relax(options, solved);
  }
  selection::BuildResult result = selection::build_portfolio(solved.tables.problem, options.panels,
                                                             build_options(options, start));
  progress("");
  if (const auto* infeasible = std::get_if<selection::Infeasible>(&result)) {
    throw Error(infeasible->sentence, infeasible->mend_sentence);
  }
  solved.built = std::move(std::get<selection::Built>(result));
  solved.milliseconds =
      std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start).count();
  if (options.dropouts) {
    forecast_dropouts(solved);
  }
  write_files(options, solved);
  print(options.json ? tell_as_json(solved) : tell(solved));
}

}  // namespace

void add_solve(CLI::App& program) {
  CLI::App* command = program.add_subcommand(
      "solve", "Panels as fair as the quotas permit, for offices with a procedure of their own");
  auto options = std::make_shared<SolveOptions>();
  command
      ->add_option("CATEGORIES", options->files.categories,
                   "CSV: feature, category, min, max and perhaps min_flex, max_flex")
      ->required();
  command
      ->add_option("RESPONDENTS", options->files.respondents,
                   "CSV: an id, and a column for each feature")
      ->required();
  command->add_option("--size", options->seats, "Seats of a panel")->required();
  command->add_option("--panels", options->panels, "Panels of the lottery")->capture_default_str();
  command->add_option("--one-per", options->files.one_per,
                      "Column of which no value sits twice, such as the address");
  command->add_option("--objective", options->objective, "leximin or maximin")
      ->transform(CLI::CheckedTransformer(std::map<std::string, selection::Objective>{
          {"leximin", selection::Objective::leximin}, {"maximin", selection::Objective::maximin}}));
  command->add_option("--relax", options->relax,
                      "CSV: feature, category, min, max: steps to take, in this sequence and no "
                      "more than needed, if no panel meets the quotas");
  command->add_option("--out", options->out, "Write the panels there (CSV: panel, id)");
  command->add_option("--chances", options->chances,
                      "Write everybody's chance there (CSV: id, panels, ideal_chance)");
  command->add_option("--certificate", options->certificate, "Write the proof of fairness there");
  command->add_flag("--dropouts", options->dropouts,
                    "Also say how many may leave before no panel is left");
  command->add_flag("--json", options->json, "Print the figures as JSON");
  command->callback([options] { solve(*options); });
}

}  // namespace klero::cmd
