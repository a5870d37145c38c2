#include "cmd/solve/report.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "crypto/base/text.h"
#include "crypto/format/canonical_json.h"

namespace klero::cmd {
namespace {

using selection::Built;
using selection::DropoutForecast;
using selection::kCertainty;

std::string fixed(double value, int digits) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%.*f", digits, value);
  return text.data();
}

std::string per_cent(double chance) {
  return fixed(chance * 100, 2) + " %";
}

double from_nano(selection::Nano chance) {
  return static_cast<double>(chance) / static_cast<double>(kCertainty);
}

std::uint64_t to_nano(double chance) {
  return static_cast<std::uint64_t>(std::llround(chance * static_cast<double>(kCertainty)));
}

std::string line(std::string_view label, const std::string& text) {
  constexpr std::size_t kWidth = 16;
  return std::string(label) + std::string(kWidth - label.size(), ' ') + text + "\n";
}

std::string tell_dropouts(const DropoutForecast& forecast) {
  return std::to_string(forecast.absorbs_in_19_of_20) + " in 19 of 20 cases, " +
         std::to_string(forecast.absorbs_in_half) + " in half of them; at worst " +
         std::to_string(forecast.breaks_at_worst) + " of one kind break it (" +
         forecast.worst_kind + ")";
}

std::string tell_proof(const Built& built) {
  if (built.gap.certified) {
    return "checked in whole numbers: no lottery is fairer" +
           (built.certificate.within == 1
                ? std::string()
                : ", but for " + std::to_string(built.certificate.within) + " panels a person");
  }
  if (built.gap.minimum_certified) {
    return "checked in whole numbers: no lottery gives the worst-off more";
  }
  return "none; the bound is what a solver says";
}

crypto::Json dropouts_as_json(const DropoutForecast& forecast) {
  return {{"absorbs_in_19_of_20", forecast.absorbs_in_19_of_20},
          {"absorbs_in_half", forecast.absorbs_in_half},
          {"breaks_at_worst", forecast.breaks_at_worst},
          {"orders", forecast.orders},
          {"worst_kind", forecast.worst_kind}};
}

// A cell of CSV; quoted where it must be.
std::string csv_cell(const std::string& cell) {
  if (cell.find_first_of(",\"\r\n") == std::string::npos) {
    return cell;
  }
  std::string quoted = "\"";
  for (const char c : cell) {
    quoted += c == '"' ? "\"\"" : std::string(1, c);
  }
  return quoted + "\"";
}

}  // namespace

Fairness measure_fairness(const Built& built) {
  std::vector<std::uint32_t> counts;
  std::ranges::copy_if(built.counts, std::back_inserter(counts),
                       [](std::uint32_t count) { return count > 0; });
  std::ranges::sort(counts);
  const auto people = static_cast<double>(counts.size());
  const auto panels = static_cast<double>(built.portfolio.panels.size());
  double sum = 0;
  double ranked = 0;
  double logarithms = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    sum += counts[i];
    ranked += (static_cast<double>(i) + 1) * counts[i];
    logarithms += std::log(counts[i] / panels);
  }
  return {.smallest = counts.front() / panels,
          .largest = counts.back() / panels,
          .gini = 2 * ranked / (people * sum) - (people + 1) / people,
          .geometric_mean = std::exp(logarithms / people)};
}

std::string tell(const Solved& solved) {
  const Built& built = solved.built;
  const selection::QuotaProblem& problem = solved.tables.problem;
  const Fairness fairness = measure_fairness(built);
  const double bound = from_nano(built.gap.bound);
  std::string text;
  text += line("pool", std::to_string(problem.pool_size) + " people for " +
                           std::to_string(problem.seats) + " seats, " +
                           std::to_string(problem.quotas.size()) + " categories");
  text += line("panels", std::to_string(built.portfolio.panels.size()) + ", " +
                             std::to_string(built.gap.distinct_panels) + " of them different");
  text += line("chances", per_cent(fairness.smallest) + " to " + per_cent(fairness.largest));
  text += line("bound", per_cent(bound) + " is the most that the worst-off can have; gap " +
                            per_cent(std::max(0.0, bound - from_nano(built.gap.smallest))));
  text += line("Gini", fixed(fairness.gini, 4));
  text += line("geometric mean", per_cent(fairness.geometric_mean));
  text +=
      line("deviation", fixed(static_cast<double>(built.gap.largest_deviation_milli) / 1000, 3) +
                            " panels at most from the ideal chances");
  text += line("proof", tell_proof(built));
  if (solved.relaxed_steps > 0) {
    text += line("relaxed", std::to_string(solved.relaxed_steps) + " steps of the list");
  }
  if (solved.dropouts) {
    text += line("may leave", tell_dropouts(*solved.dropouts));
  }
  if (solved.dropouts_with_flex) {
    text += line("with flex", tell_dropouts(*solved.dropouts_with_flex));
  }
  for (const selection::Exclusion& excluded : built.excluded) {
    text += line("fits nowhere",
                 crypto::escape_text(solved.tables.ids[excluded.row]) + ": " + excluded.reason);
  }
  for (const std::string& note : built.gap.notes) {
    text += line("note", note);
  }
  text += line("seconds", fixed(static_cast<double>(solved.milliseconds) / 1000, 2));
  return text;
}

// Chances in billionths, deviations in thousandths of a panel: documents of this project hold whole
// numbers only.
std::string tell_as_json(const Solved& solved) {
  const Built& built = solved.built;
  const Fairness fairness = measure_fairness(built);
  crypto::Json excluded = crypto::Json::array();
  for (const selection::Exclusion& one : built.excluded) {
    excluded.push_back(
        {{"id", solved.tables.ids[one.row]}, {"proven", one.proven}, {"reason", one.reason}});
  }
  crypto::Json json = {
      {"bound_nano", static_cast<std::uint64_t>(built.gap.bound)},
      {"categories", solved.tables.problem.quotas.size()},
      {"certified", built.gap.certified},
      {"cuts", built.gap.cuts},
      {"distinct_panels", built.gap.distinct_panels},
      {"excluded", std::move(excluded)},
      {"gap_nano", to_nano(std::max(0.0, from_nano(built.gap.bound - built.gap.smallest)))},
      {"geometric_mean_nano", to_nano(fairness.geometric_mean)},
      {"gini_nano", to_nano(fairness.gini)},
      {"largest_chance_nano", to_nano(fairness.largest)},
      {"largest_deviation_milli", built.gap.largest_deviation_milli},
      {"minimum_certified", built.gap.minimum_certified},
      {"milliseconds", static_cast<std::uint64_t>(solved.milliseconds)},
      {"notes", built.gap.notes},
      {"panels", built.portfolio.panels.size()},
      {"pool", solved.tables.problem.pool_size},
      {"relaxed_steps", solved.relaxed_steps},
      {"seats", solved.tables.problem.seats},
      {"smallest_chance_nano", to_nano(fairness.smallest)},
      {"within", built.certificate.within}};
  if (solved.dropouts) {
    json["dropouts"] = dropouts_as_json(*solved.dropouts);
  }
  if (solved.dropouts_with_flex) {
    json["dropouts_with_flex"] = dropouts_as_json(*solved.dropouts_with_flex);
  }
  return crypto::write_canonical_json(json);
}

std::string write_panels_csv(const Solved& solved) {
  std::string text = "panel,id\n";
  const auto& panels = solved.built.portfolio.panels;
  for (std::size_t number = 0; number < panels.size(); ++number) {
    for (const selection::Row row : panels[number]) {
      text += std::to_string(number) + "," + csv_cell(solved.tables.ids[row]) + "\n";
    }
  }
  return text;
}

std::string write_chances_csv(const Solved& solved) {
  std::string text = "id,panels,ideal_chance\n";
  for (std::size_t row = 0; row < solved.tables.ids.size(); ++row) {
    text += csv_cell(solved.tables.ids[row]) + "," + std::to_string(solved.built.counts[row]) +
            "," + fixed(from_nano(solved.built.chances[row]), 9) + "\n";
  }
  return text;
}

}  // namespace klero::cmd
