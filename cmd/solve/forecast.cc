#include <CLI/CLI.hpp>
#include <array>
#include <cstdio>
#include <memory>

#include "cmd/klero/say.h"
#include "cmd/solve/patience.h"
#include "cmd/solve/solve.h"
#include "cmd/solve/stop.h"
#include "crypto/format/canonical_json.h"
#include "selection/panel/tables/letter_tables.h"

namespace klero::cmd {
namespace {

using selection::LetterForecast;
using selection::LetterPlan;

struct ForecastOptions {
  std::string categories;
  std::string strata;
  std::uint32_t seats = 0;
  std::uint32_t trials = 1000;
  bool json = false;
};

std::string per_cent_of(std::uint32_t part, std::uint32_t whole) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.1f %%", 100.0 * part / whole);
  return text.data();
}

std::string tell(const LetterPlan& plan, const LetterForecast& forecast) {
  std::string text = "replies    " + std::to_string(forecast.replies / forecast.trials) +
                     " on average\n" + "feasible   " +
                     per_cent_of(forecast.feasible, forecast.trials) + " of " +
                     std::to_string(forecast.trials) + " simulated calls; with flex " +
                     per_cent_of(forecast.feasible_with_flex, forecast.trials) + "\n";
  for (std::size_t q = 0; q < plan.quotas.size(); ++q) {
    if (forecast.too_few[q] > 0) {
      text += "too few    " + per_cent_of(forecast.too_few[q], forecast.trials) + " of " +
              selection::name_quota(plan.quotas[q]) + "\n";
    }
  }
  return text;
}

std::string tell_as_json(const LetterPlan& plan, const LetterForecast& forecast) {
  crypto::Json too_few = crypto::Json::array();
  for (std::size_t q = 0; q < plan.quotas.size(); ++q) {
    too_few.push_back({{"category", plan.quotas[q].category},
                       {"feature", plan.quotas[q].feature},
                       {"trials", forecast.too_few[q]}});
  }
  const crypto::Json json = {{"feasible", forecast.feasible},
                             {"feasible_with_flex", forecast.feasible_with_flex},
                             {"replies", forecast.replies},
                             {"too_few", std::move(too_few)},
                             {"trials", forecast.trials}};
  return crypto::write_canonical_json(json);
}

void run(const ForecastOptions& options) {
  const StopOnInterrupt stop;
  const LetterPlan plan =
      selection::read_letter_plan(options.categories, options.strata, options.seats);
  const LetterForecast forecast = selection::chance_of_feasibility(
      plan, options.trials, 1, StopOnInterrupt::requested(), show_progress_later());
  progress("");
  print(options.json ? tell_as_json(plan, forecast) : tell(plan, forecast));
}

}  // namespace

void add_forecast(CLI::App& program) {
  CLI::App* command = program.add_subcommand(
      "forecast", "Before the letters go out: how likely those who reply fill every quota");
  auto options = std::make_shared<ForecastOptions>();
  command
      ->add_option("CATEGORIES", options->categories,
                   "CSV: feature, category, min, max, perhaps min_flex, max_flex; and weight, "
                   "for features that STRATA does not have")
      ->required();
  command
      ->add_option("STRATA", options->strata,
                   "CSV: letters, replies_per_cent, and a column for each feature of the register")
      ->required();
  command->add_option("--size", options->seats, "Seats of a panel")->required();
  command->add_option("--trials", options->trials, "Calls to simulate")->capture_default_str();
  command->add_flag("--json", options->json, "Print the figures as JSON");
  command->callback([options] { run(*options); });
}

}  // namespace klero::cmd
