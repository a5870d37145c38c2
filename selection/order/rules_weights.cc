// The weights of levels of letters, the second wave, and households.

#include <algorithm>

#include "selection/order/rule_helpers.h"
#include "selection/order/rules.h"
#include "selection/order/texts.h"

namespace klero::selection::rules {
namespace {

constexpr std::uint64_t kMostWeight = 1'000'000;

// The tuples of categories of the level's columns, the first varying slowest; at most one more than
// the level has weights, for there can be very many.
std::vector<std::string> parts_of(const Order& order, const LetterLevel& level) {
  std::vector<std::string> parts{""};
  for (const std::string& name : level.columns) {
    const StrataColumn* column = find_strata_column(order, name);
    std::vector<std::string> longer;
    for (const std::string& part : parts) {
      for (const StrataCategory& category : column->categories) {
        if (longer.size() > level.weights.size()) break;
        longer.push_back(part.empty() ? category.name : part + "|" + category.name);
      }
    }
    parts = std::move(longer);
  }
  return parts;
}

void check_parts(const Order& order, const LetterLevel& level, const std::string& pointer,
                 Problems& problems) {
  const std::vector<std::string> parts = parts_of(order, level);
  for (std::size_t i = 0; i < level.weights.size() || i < parts.size(); ++i) {
    const std::string expected = i < parts.size() ? in_quotes(parts[i]) : "no more";
    const std::string got = i < level.weights.size() ? in_quotes(level.weights[i].part) : "none";
    if (expected == got) continue;
    add(problems, pointer,
        "letters, weights " + std::to_string(i + 1) + ": expected " + expected + ", got " + got,
        "one weight for each combination of the level's categories, in the sequence of strata");
    return;
  }
}

}  // namespace

void weights(const Order& order, Problems& problems) {
  for (std::size_t i = 0; i < order.letters.levels.size(); ++i) {
    const LetterLevel& level = order.letters.levels[i];
    const std::string pointer = pointer_to("/letters/levels", i) + "/weights";
    for (std::size_t j = 0; j < level.weights.size(); ++j) {
      const std::uint64_t weight = level.weights[j].weight;
      if (weight == 0 || weight > kMostWeight) {
        add(problems, pointer_to(pointer, j) + "/weight",
            "letters, weight: expected 1 to 1000000, got " + std::to_string(weight),
            "nobody is left out by a weight; that is what eligibility is for");
      }
    }
    const bool known = std::ranges::all_of(level.columns, [&](const std::string& name) {
      return find_strata_column(order, name) != nullptr;  // else rules::letters says so
    });
    if (!has_weights(level.rule) && !level.weights.empty()) {
      add(problems, pointer, "letters, weights: expected none with rule equal or proportional, got some",
          "the rules table and weighted have weights");
    } else if (has_weights(level.rule) && known) {
      check_parts(order, level, pointer, problems);
    }
  }
}

void second_wave(const Order& order, Problems& problems) {
  if (!order.letters.second_wave) return;
  const SecondWave& wave = *order.letters.second_wave;
  if (wave.date <= order.day || wave.date >= order.post.deadline) {
    add(problems, "/letters/second_wave/date",
        "letters, second_wave, date: expected a day after the day of eligibility (" +
            write_date(order.day) + ") and before the last day for replies (" +
            write_date(order.post.deadline) + "), got " + write_date(wave.date),
        "leave time for the second letters to be answered");
  }
  if (!order.post.received) {
    add(problems, "/letters/second_wave",
        "letters, second_wave: expected post, received to name the column of the day of receipt, got null",
        "without the days nobody can count what was answered by a day");
  }
}

void household(const Order& order, Problems& problems) {
  if (!order.letters.household) return;
  for (const std::string& column : *order.letters.household) {
    if (std::ranges::find(order.letter_columns, column) == order.letter_columns.end()) {
      add(problems, "/letters/household",
          "letters, household: expected columns of letter_columns, got " + in_quotes(column),
          "who lives together is read from what the letters need: add the column there");
    }
  }
}

}  // namespace klero::selection::rules
