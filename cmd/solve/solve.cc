#include "cmd/solve/solve.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <set>
#include <vector>

#include "cmd/klero/say.h"
#include "cmd/solve/patience.h"
#include "cmd/solve/report.h"
#include "cmd/solve/stop.h"
#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/files/write_file.h"

namespace klero::cmd {
namespace {

using crypto::Error;
using Clock = std::chrono::steady_clock;

struct SolveOptions {
  selection::PoolFiles files;
  std::uint32_t seats = 0;
  std::uint32_t panels = 1000;
  std::string objective = "leximin";
  std::string relax;  // path, "" for none
  std::string out;    // paths, "" for none
  std::string chances;
  std::string certificate;
  bool dropouts = false;
  bool json = false;
};

constexpr std::uint32_t kDropoutOrders = 100;

selection::BuildOptions build_options(const SolveOptions& options) {
  return {.objective = options.objective == "maximin" ? selection::Objective::maximin
                                                      : selection::Objective::leximin,
          .progress = show_progress_later(),
          .cancel = StopOnInterrupt::requested(),
          .threads = 1};
}

void relax(const SolveOptions& options, Solved& solved) {
  const auto steps = selection::read_relaxation(options.relax, solved.tables.problem);
  auto relaxed = selection::relax_along(solved.tables.problem, steps, StopOnInterrupt::requested());
  if (!relaxed) {
    throw Error("no panel meets the quotas, even with every step of " +
                crypto::escape_text(options.relax));
  }
  solved.relaxed_steps = relaxed->steps;
  if (relaxed->steps > 0) {
    solved.none_before = selection::encode_certificate(relaxed->none_before);
  }
  solved.tables.problem = std::move(relaxed->problem);
}

void forecast_dropouts(Solved& solved) {
  const auto forecast = [&solved, show = show_progress_later()](selection::Bounds bounds) {
    return selection::can_absorb_dropouts(solved.tables.problem, bounds, kDropoutOrders, 1,
                                          StopOnInterrupt::requested(), show);
  };
  solved.dropouts = forecast(selection::Bounds::strict);
  solved.dropouts_with_flex = forecast(selection::Bounds::flex);
}

// Beside the panels, for the proof that fewer steps of relaxation do not suffice.
std::string infeasible_path(const SolveOptions& options) {
  if (options.relax.empty() || options.out.empty()) {
    return "";
  }
  return std::filesystem::path(options.out).replace_extension(".infeasible.tsv").string();
}

// What is to be written. Opened before the long work, so that a path that cannot be written is
// refused at once; nothing appears under its name before everything is ready.
class OutputFiles {
 public:
  explicit OutputFiles(const SolveOptions& options) {
    for (const std::string& path :
         {options.out, options.chances, options.certificate, infeasible_path(options)}) {
      if (!path.empty() &&
          !paths_.insert(std::filesystem::weakly_canonical(std::filesystem::absolute(path)))
               .second) {
        throw Error(crypto::escape_text(path) + ": named for two outputs");
      }
      files_.push_back(path.empty()
                           ? nullptr
                           : std::make_unique<crypto::NewFile>(path, crypto::Access::kSecret));
    }
  }

  void publish(const Solved& solved) {
    write(files_[0], [&] { return write_panels_csv(solved); });
    write(files_[1], [&] { return write_chances_csv(solved); });
    write(files_[2], [&] { return selection::certificate_text(solved.built); });
    if (solved.none_before.empty()) {
      files_[3].reset();  // nothing was relaxed
    }
    write(files_[3], [&] { return solved.none_before; });
    for (const auto& file : files_) {
      if (file) {
        file->publish();
      }
    }
  }

 private:
  template <typename Make>
  static void write(const std::unique_ptr<crypto::NewFile>& file, const Make& make) {
    if (file) {
      file->write(make());
    }
  }

  std::set<std::filesystem::path> paths_;
  std::vector<std::unique_ptr<crypto::NewFile>> files_;  // null for what was not asked for
};

void solve(const SolveOptions& options) {
  const StopOnInterrupt stop;
  const Clock::time_point start = Clock::now();
  Solved solved;
  solved.tables = selection::read_pool_tables(options.files, options.seats);
  OutputFiles files(options);
  if (!options.relax.empty()) {
    relax(options, solved);
  }
  selection::BuildResult result =
      selection::build_portfolio(solved.tables.problem, options.panels, build_options(options));
  if (const auto* infeasible = std::get_if<selection::Infeasible>(&result)) {
    throw Error(infeasible->sentence, infeasible->mend_sentence);
  }
  solved.built = std::move(std::get<selection::Built>(result));
  solved.milliseconds =
      std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start).count();
  if (options.dropouts) {
    forecast_dropouts(solved);
  }
  progress("");
  files.publish(solved);
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
  command
      ->add_option("--objective", options->objective,
                   "leximin: the smallest chance as large as possible, then the next, and so on; "
                   "maximin: the smallest as large, then the largest as small as possible")
      ->check(CLI::IsMember({"leximin", "maximin"}))
      ->capture_default_str();
  command->add_option("--relax", options->relax,
                      "CSV: feature, category, min, max: steps to take, in this sequence and no "
                      "more than needed, if no panel meets the quotas. The proof that fewer do not "
                      "suffice is written beside --out, as .infeasible.tsv");
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
