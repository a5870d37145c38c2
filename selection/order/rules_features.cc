// Features, quotas and the panel.

#include <algorithm>
#include <set>

#include "selection/order/rule_helpers.h"
#include "selection/order/rules.h"
#include "selection/order/texts.h"

namespace klero::selection::rules {
namespace {

std::string feature_pointer(std::size_t i) { return pointer_to("/features", i); }

std::string category_pointer(std::size_t i, std::size_t j) {
  return pointer_to(feature_pointer(i) + "/categories", j);
}

std::string feature_text(const Feature& feature) { return "feature " + in_quotes(feature.name); }

void check_distinct_categories(const Feature& feature, std::size_t i, Problems& problems) {
  std::vector<Named> names;
  std::vector<Named> values;
  for (std::size_t j = 0; j < feature.categories.size(); ++j) {
    names.push_back({feature.categories[j].name, category_pointer(i, j) + "/name"});
    for (std::size_t k = 0; k < feature.categories[j].values.size(); ++k) {
      values.push_back(
          {feature.categories[j].values[k], pointer_to(category_pointer(i, j) + "/values", k)});
    }
  }
  check_distinct(names, feature_text(feature) + ", categories",
                 "give each category a name of its own", problems);
  check_distinct(values, feature_text(feature) + ", values",
                 "a value can belong to one category only", problems);
}

void check_source_of_values(const Feature& feature, std::size_t i, Problems& problems) {
  if (feature.column.has_value() == feature.stratum.has_value()) {
    add(problems, feature_pointer(i),
        feature_text(feature) + ": expected either a column of the replies or the name of a strata "
                                "column, got " +
            (feature.column ? "both" : "neither"),
        "write null for the other of `column` and `stratum`");
  }
  if (feature.visibility == Visibility::kSealed && feature.stratum) {
    add(problems, feature_pointer(i) + "/visibility",
        feature_text(feature) +
            ": expected public, got sealed: what follows from the stratum is known",
        "write \"public\"");
  }
  if (feature.visibility == Visibility::kSealed && feature.categories.size() == 1) {
    add(problems, feature_pointer(i) + "/categories",
        feature_text(feature) + ": expected at least two categories of a sealed feature, got one",
        "with one category there is nothing to seal: add one, or leave the feature out");
  }
}

void check_reachable(const Feature& feature, std::size_t i, Problems& problems) {
  for (std::size_t j = 0; j < feature.categories.size(); ++j) {
    if (feature.categories[j].values.empty()) {
      add(problems, category_pointer(i, j),
          feature_text(feature) + ", category " + in_quotes(feature.categories[j].name) +
              ": expected at least one value, got none: no reply can be in it",
          "list the values that belong to it, or remove the category");
    }
  }
}

void check_chain(const Feature& feature, const QuotaCategory& quota, std::uint64_t seats,
                 const std::string& pointer, Problems& problems) {
  if (quota.min_flex <= quota.min && quota.min <= quota.max && quota.max <= quota.max_flex &&
      quota.max_flex <= seats) {
    return;
  }
  add(problems, pointer,
      feature_text(feature) + ", category " + in_quotes(quota.name) +
          ": expected min_flex <= min <= max <= max_flex <= seats, got " +
          std::to_string(quota.min_flex) + ", " + std::to_string(quota.min) + ", " +
          std::to_string(quota.max) + ", " + std::to_string(quota.max_flex) + ", " +
          std::to_string(seats),
      "the flex bounds, for replacements, may only be wider");
}

void check_sums(const Feature& feature, std::size_t i, std::uint64_t seats, Problems& problems) {
  std::uint64_t least = 0;
  std::uint64_t most = 0;
  for (const QuotaCategory& quota : feature.categories) {
    least += quota.min;
    most += quota.max;
  }
  if (least > seats) {
    add(problems, feature_pointer(i),
        feature_text(feature) + ": expected the minimums to sum to at most " +
            std::to_string(seats) + " seats, got " + std::to_string(least),
        "lower `min` by " + std::to_string(least - seats) + " in all, or raise panel.seats");
  }
  if (most < seats) {
    add(problems, feature_pointer(i),
        feature_text(feature) + ": expected the maximums to sum to at least " +
            std::to_string(seats) + " seats, got " + std::to_string(most),
        "raise `max` by " + std::to_string(seats - most) + " in all, or lower panel.seats");
  }
}

// Rule 2.5: the values are the category names of the strata column, each once.
void check_follows(const StrataColumn& column, const Feature& feature, std::size_t i,
                   Problems& problems) {
  std::set<std::string> missing;
  for (const StrataCategory& category : column.categories) {
    missing.insert(category.name);
  }
  for (std::size_t j = 0; j < feature.categories.size(); ++j) {
    for (std::size_t k = 0; k < feature.categories[j].values.size(); ++k) {
      const std::string& value = feature.categories[j].values[k];
      const auto is_value = [&](const StrataCategory& c) { return c.name == value; };
      missing.erase(value);
      if (std::ranges::none_of(column.categories, is_value)) {
        add(problems, pointer_to(category_pointer(i, j) + "/values", k),
            feature_text(feature) + ": expected names of categories of the strata column " +
                in_quotes(column.name) + ", got " + in_quotes(value) +
                ": no stratum can produce it",
            "write the name exactly as in strata");
      }
    }
  }
  for (const std::string& name : missing) {
    add(problems, feature_pointer(i),
        feature_text(feature) + ": expected each category of the strata column " +
            in_quotes(column.name) + ", got none for " + in_quotes(name),
        "add it to the values of a category");
  }
}

}  // namespace

void features(const Order& order, Problems& problems) {
  std::vector<Named> names;
  for (std::size_t i = 0; i < order.features.size(); ++i) {
    const Feature& feature = order.features[i];
    names.push_back({feature.name, feature_pointer(i) + "/name"});
    if (is_taken_name(feature.name) || (feature.column && is_taken_name(*feature.column))) {
      add(problems, feature_pointer(i) + "/name",
          feature_text(feature) + ": expected a name that the record does not use itself",
          "not stratum, people, letters, leaf or row, neither as name nor as column");
    }
    if (feature.categories.empty()) {
      add(problems, feature_pointer(i) + "/categories",
          feature_text(feature) + ": expected at least one category, got none",
          "add categories, or remove the feature");
    }
    check_distinct_categories(feature, i, problems);
    check_source_of_values(feature, i, problems);
    check_reachable(feature, i, problems);
  }
  check_distinct(names, "features", "give each feature a name of its own", problems);
}

void quotas(const Order& order, Problems& problems) {
  for (std::size_t i = 0; i < order.features.size(); ++i) {
    const Feature& feature = order.features[i];
    const std::size_t before = problems.size();
    for (std::size_t j = 0; j < feature.categories.size(); ++j) {
      check_chain(feature, feature.categories[j], order.panel.seats, category_pointer(i, j),
                  problems);
    }
    if (problems.size() == before && !feature.categories.empty()) {
      check_sums(feature, i, order.panel.seats, problems);
    }
  }
}

void strata_features(const Order& order, Problems& problems) {
  for (std::size_t i = 0; i < order.features.size(); ++i) {
    const Feature& feature = order.features[i];
    if (!feature.stratum) {
      continue;
    }
    if (const StrataColumn* column = find_strata_column(order, *feature.stratum)) {
      check_follows(*column, feature, i, problems);
    } else {
      add(problems, feature_pointer(i) + "/stratum",
          feature_text(feature) + ": expected the name of an entry of strata, got " +
              in_quotes(*feature.stratum),
          "write the name exactly as in strata");
    }
  }
}

void panel(const Order& order, Problems& problems) {
  const PanelRule& panel = order.panel;
  const auto within = [&](const char* key, std::uint64_t most, std::uint64_t got) {
    if (got < 1 || got > most) {
      add(problems, std::string("/panel/") + key,
          std::string("panel, ") + key + ": expected 1 to " + std::to_string(most) + ", got " +
              std::to_string(got),
          "choose a number in this range");
    }
  };
  within("seats", 10'000, panel.seats);
  within("panels", 100'000, panel.panels);
  if (panel.panels > 0 && panel.spot_checks >= panel.panels) {
    add(problems, "/panel/spot_checks",
        "panel, spot_checks: expected fewer than panels (" + std::to_string(panel.panels) +
            "), got " + std::to_string(panel.spot_checks),
        "9 of 1000 is usual");
  }
  if (has_sealed_feature(order) && (panel.form != PortfolioForm::kCommitted || panel.spot_checks == 0)) {
    add(problems, "/panel",
        "panel: expected form committed and at least one spot check, as a feature is sealed",
        "from many open panels the sealed answers can be computed");
  }
}

}  // namespace klero::selection::rules
