// Who can be drawn: attempt, eligibility, strata, ages, letters.

#include <algorithm>
#include <set>

#include "selection/order/rule_helpers.h"
#include "selection/order/rules.h"
#include "selection/order/texts.h"

namespace klero::selection::rules {
namespace {

constexpr std::uint64_t kMostStrata = 9'999;
constexpr std::uint64_t kOldest = 150;  // years; no upper end is written null

std::string strata_pointer(std::size_t i) { return pointer_to("/strata", i); }

std::string category_pointer(std::size_t i, std::size_t j) {
  return pointer_to(strata_pointer(i) + "/categories", j);
}

// As number_of_strata, but never beyond kMostStrata + 1.
std::uint64_t bounded_number_of_strata(const Order& order) {
  std::uint64_t product = 1;
  for (const StrataColumn& column : order.strata) {
    product = std::min(product * std::min<std::uint64_t>(column.categories.size(), kMostStrata + 1),
                       kMostStrata + 1);
  }
  return product;
}

void check_names(const StrataColumn& column, std::size_t i, Problems& problems) {
  if (is_taken_name(column.name) || (column.column && is_taken_name(*column.column))) {
    add(problems, strata_pointer(i) + "/name",
        "strata column " + in_quotes(column.name) +
            ": expected a name that the record does not use itself",
        "not stratum, people, letters, leaf or row, neither as name nor as column");
  }
  std::vector<Named> names;
  std::vector<Named> values;
  for (std::size_t j = 0; j < column.categories.size(); ++j) {
    names.push_back({column.categories[j].name, category_pointer(i, j) + "/name"});
    for (std::size_t k = 0; k < column.categories[j].values.size(); ++k) {
      values.push_back(
          {column.categories[j].values[k], pointer_to(category_pointer(i, j) + "/values", k)});
    }
  }
  const std::string where = "strata column " + in_quotes(column.name);
  check_distinct(names, where + ", categories", "give each category a name of its own", problems);
  check_distinct(values, where + ", values", "a value can belong to one category only", problems);
}

void check_categories(const StrataColumn& column, std::size_t i, Problems& problems) {
  if (column.categories.empty()) {
    add(problems, strata_pointer(i) + "/categories",
        "strata column " + in_quotes(column.name) + ": expected at least one category, got none",
        "add categories, or remove the column");
  }
  for (std::size_t j = 0; j < column.categories.size(); ++j) {
    const StrataCategory& category = column.categories[j];
    if (!category.ages && category.values.empty()) {
      add(problems, category_pointer(i, j),
          "strata column " + in_quotes(column.name) + ", category " + in_quotes(category.name) +
              ": expected at least one value, got none: nobody can be in it",
          "list the values of the register that belong to it, or remove the category");
    }
  }
}

std::string range_text(const AgeRange& ages) {
  return std::to_string(ages.from) + " to " + (ages.to ? std::to_string(*ages.to) : "any age");
}

void check_one_age_category(const Order& order, const StrataCategory& category,
                            const std::string& pointer, Problems& problems) {
  const AgeRange& ages = *category.ages;
  const std::string where = "age category " + in_quotes(category.name);
  if (ages.to && *ages.to < ages.from) {
    add(problems, pointer, where + ": expected from <= to, got " + range_text(ages),
        "exchange the two");
    return;
  }
  const Eligibility& who = order.eligibility;
  if ((ages.to && *ages.to < who.minimum_age) ||
      (who.maximum_age && ages.from > *who.maximum_age)) {
    add(problems, pointer,
        where + ": expected ages that can be drawn, got " + range_text(ages) +
            ": nobody can be in it",
        "remove the category, or change minimum_age or maximum_age");
  }
}

// The categories by their first age, each with its place.
void check_age_cover(const Order& order, std::size_t i, Problems& problems) {
  const StrataColumn& column = order.strata[i];
  std::vector<std::size_t> sequence(column.categories.size());
  for (std::size_t j = 0; j < sequence.size(); ++j) {
    sequence[j] = j;
  }
  std::ranges::stable_sort(sequence, {}, [&](std::size_t j) {
    return column.categories[j].ages->from;
  });
  const std::string where = "strata column " + in_quotes(column.name);
  const std::uint64_t last_age = order.eligibility.maximum_age.value_or(kOldest);
  std::uint64_t next = order.eligibility.minimum_age;  // the first age without a category so far
  std::uint64_t last_end = 0;
  bool first = true;
  bool open_end = false;
  for (const std::size_t j : sequence) {
    const AgeRange& ages = *column.categories[j].ages;
    if (!first && (open_end || ages.from <= last_end)) {
      add(problems, category_pointer(i, j),
          where + ": expected ages without overlap, got age " + std::to_string(ages.from) +
              " in two categories",
          "let each category begin one year after the one before ends");
    } else if (ages.from > next && next <= last_age) {
      add(problems, category_pointer(i, j),
          where + ": expected a category for each age that can be drawn, got none for " +
              std::to_string(next) + " to " + std::to_string(ages.from - 1),
          "let each category begin one year after the one before ends");
    }
    open_end = open_end || !ages.to;
    last_end = std::max(last_end, ages.to.value_or(last_end));
    next = std::max(next, last_end + 1);
    first = false;
  }
  if (!open_end && (!order.eligibility.maximum_age || next <= last_age)) {
    add(problems, strata_pointer(i),
        where + ": expected a category for each age that can be drawn, got none from " +
            std::to_string(next) + " on",
        "write null as `to` of the oldest, or a maximum_age");
  }
}

}  // namespace

void attempt(const Order& order, Problems& problems) {
  if (order.attempt == 0) {
    add(problems, "/attempt", "attempt: expected 1 or more, got 0", "the first attempt is 1");
  } else if (order.attempt == 1 && !order.previous.empty()) {
    add(problems, "/previous", "previous: expected \"\" for attempt 1, got a checksum",
        "raise attempt, or empty previous");
  } else if (order.attempt > 1 && order.previous.empty()) {
    add(problems, "/previous",
        "previous: expected the checksum of the last step of attempt " +
            std::to_string(order.attempt - 1) + ", got \"\"",
        "`klero status` of the attempt before prints it");
  }
}

void eligibility(const Order& order, Problems& problems) {
  const Eligibility& who = order.eligibility;
  if (who.minimum_age > kOldest || (who.maximum_age && *who.maximum_age < who.minimum_age)) {
    add(problems, "/eligibility",
        "eligibility: expected minimum_age <= maximum_age <= 150 or null, got " +
            range_text({who.minimum_age, who.maximum_age}),
        "write null for no maximum");
  }
  if (order.identity.empty()) {
    add(problems, "/identity", "identity: expected at least one column, got none",
        "name what a person can type herself: name, first name, birth date");
  }
  const auto list = [&](const std::vector<std::string>& columns, const std::string& pointer) {
    std::vector<Named> named;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      named.push_back({columns[i], pointer_to(pointer, i)});
      if (columns[i] == order.key) {
        add(problems, pointer_to(pointer, i),
            "the key column " + in_quotes(order.key) +
                " must not leave the office: expected other columns in " + pointer.substr(1),
            "remove it from " + pointer.substr(1));
      }
    }
    check_distinct(named, pointer.substr(1), "remove the second", problems);
  };
  list(order.identity, "/identity");
  list(order.letter_columns, "/letter_columns");
  for (std::size_t i = 0; i < order.strata.size(); ++i) {
    if (order.strata[i].column == order.key) {
      add(problems, strata_pointer(i) + "/column",
          "the key column " + in_quotes(order.key) + " must not leave the office: expected another",
          "stratify by another column");
    }
  }
}

void strata(const Order& order, Problems& problems) {
  if (order.strata.empty()) {
    add(problems, "/strata", "strata: expected at least one column, got none",
        "one column with one category is allowed");
  }
  std::vector<Named> names;
  for (std::size_t i = 0; i < order.strata.size(); ++i) {
    names.push_back({order.strata[i].name, strata_pointer(i) + "/name"});
    check_names(order.strata[i], i, problems);
    check_categories(order.strata[i], i, problems);
  }
  check_distinct(names, "strata", "give each strata column a name of its own", problems);
  if (bounded_number_of_strata(order) > kMostStrata) {
    add(problems, "/strata", "strata: expected at most 9999 strata, got more",
        "the number of strata is the product of the numbers of categories: merge categories");
  }
}

void ages(const Order& order, Problems& problems) {
  for (std::size_t i = 0; i < order.strata.size(); ++i) {
    if (order.strata[i].column || order.strata[i].categories.empty()) {
      continue;
    }
    const std::size_t before = problems.size();
    for (std::size_t j = 0; j < order.strata[i].categories.size(); ++j) {
      check_one_age_category(order, order.strata[i].categories[j], category_pointer(i, j),
                             problems);
    }
    if (problems.size() == before) {
      check_age_cover(order, i, problems);
    }
  }
}

}  // namespace klero::selection::rules
