// A small order for tests: two districts, two genders, three ages; six letters among twenty people.
#pragma once

#include "selection/order/order.h"

namespace klero::selection {

inline StrataCategory values_category(const std::string& name, std::vector<std::string> values) {
  return {name, std::move(values), std::nullopt};
}

inline StrataCategory ages_category(const std::string& name, std::uint64_t from,
                                    std::optional<std::uint64_t> to) {
  return {name, {}, AgeRange{from, to}};
}

inline Order small_order() {
  using namespace std::chrono;
  Order order;
  order.title = "Probe";
  order.body = "Stadt";
  order.day = year{2026} / September / 1;
  order.eligibility = {"geboren", 16, 99, {}, {}};
  order.key = "nummer";
  order.identity = {"vorname", "nachname", "geboren"};
  order.letter_columns = {"strasse", "ort"};
  order.strata = {
      {"bezirk",
       "bezirk",
       {values_category("Nord", {"1", "Nordstadt"}), values_category("Süd", {"2"})}},
      {"geschlecht", "sex", {values_category("m", {"m"}), values_category("w/d", {"w", "d", ""})}},
      {"alter",
       std::nullopt,
       {ages_category("16-29", 16, 29), ages_category("30-59", 30, 59),
        ages_category("60+", 60, std::nullopt)}}};
  order.letters.levels = {{{"bezirk"}, LetterRule::kEqual, {}},
                          {{"geschlecht", "alter"}, LetterRule::kProportional, {}}};
  order.letters.minimum = 1;
  order.letters.total = 6;
  order.min_stratum = 1;
  return order;
}

}  // namespace klero::selection
