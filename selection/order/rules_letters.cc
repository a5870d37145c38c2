// How many letters, and what a real draw needs at least.

#include <algorithm>

#include "selection/order/rule_helpers.h"
#include "selection/order/rules.h"
#include "selection/order/texts.h"

namespace klero::selection::rules {
namespace {

constexpr std::size_t kNamesShown = 12;

std::string list_text(const std::vector<std::string>& names) {
  std::string all;
  for (std::size_t i = 0; i < std::min(names.size(), kNamesShown); ++i) {
    all += (all.empty() ? "" : ", ") + in_quotes(names[i]);
  }
  return all.empty() ? "none" : all + (names.size() > kNamesShown ? ", …" : "");
}

void check_levels(const Order& order, Problems& problems) {
  std::vector<std::string> used;
  for (const LetterLevel& level : order.letters.levels) {
    used.insert(used.end(), level.columns.begin(), level.columns.end());
  }
  std::vector<std::string> names;
  for (const StrataColumn& column : order.strata) {
    names.push_back(column.name);
  }
  if (used != names) {
    add(problems, "/letters/levels",
        "letters, levels: expected the columns of all levels together to be those of strata, each "
        "once and in the same sequence (" +
            list_text(names) + "), got " + list_text(used),
        "change the levels, or the sequence of strata");
  }
}

}  // namespace

void letters(const Order& order, Problems& problems) {
  check_levels(order, problems);
  const Letters& letters = order.letters;
  if (letters.minimum == 0) {
    add(problems, "/letters/minimum", "letters, minimum: expected 1 or more, got 0",
        "a stratum that gets no letter has no chance");
  }
  if (letters.total < std::max<std::uint64_t>(order.panel.seats, 1)) {
    add(problems, "/letters/total",
        "letters, total: expected at least as many letters as seats (" +
            std::to_string(order.panel.seats) + "), got " + std::to_string(letters.total),
        "about one in ten who get a letter replies: write more letters");
  }
  const std::uint64_t strata = number_of_strata(order);
  if (strata <= 9'999 && letters.minimum > 0 && strata > letters.total / letters.minimum) {
    add(problems, "/letters/minimum",
        "letters, minimum: expected " + std::to_string(letters.total) +
            " letters to be enough for " + std::to_string(letters.minimum) + " in each of " +
            std::to_string(strata) + " strata, got too few",
        "merge categories, raise total, or lower minimum");
  }
}

void real_draw(const Order& order, Problems& problems) {
  if (order.mode != Mode::kReal) {
    return;
  }
  const auto at_least = [&](const char* pointer, const char* what, std::uint64_t bound,
                            std::uint64_t got, const char* hint) {
    if (got < bound) {
      add(problems, pointer,
          std::string(what) + ": expected at least " + std::to_string(bound) +
              " in a real draw, got " + std::to_string(got),
          hint);
    }
  };
  at_least("/min_stratum", "min_stratum", 20, order.min_stratum,
           "in a smaller stratum a published leaf says too much about a person");
  at_least("/letters/minimum", "letters, minimum", 10, order.letters.minimum,
           "with fewer letters in a stratum its replies say too much about a person");
  at_least("/panel/panels", "panel, panels", 100, order.panel.panels,
           "1000 is usual: with few panels chances are coarse");
  for (std::size_t i = 0; i < order.features.size(); ++i) {
    const Feature& feature = order.features[i];
    if (feature.column && feature.visibility == Visibility::kPublic) {
      add(problems, pointer_to("/features", i) + "/visibility",
          "feature " + in_quotes(feature.name) +
              ": expected sealed in a real draw, got public: each answer would be published beside "
              "a leaf",
          "write \"sealed\", and form \"committed\" in panel");
    }
  }
}

void minimum_cell(const Order& order, Problems& problems) {
  if (order.minimum_cell == 0) {
    add(problems, "/minimum_cell", "minimum_cell: expected 1 or more, got 0",
        "1 allows a category with one person in the pool; 3 or more protects him");
  }
}

void destruction(const Order& order, Problems& problems) {
  if (order.destroy_after <= order.day) {
    add(problems, "/destroy_after",
        "destroy_after: expected a day after the day of eligibility (" + write_date(order.day) +
            "), got " + write_date(order.destroy_after),
        "leave time for the draw, for replacements and for the audit: a year is usual");
  }
}

}  // namespace klero::selection::rules
