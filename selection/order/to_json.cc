#include <array>

#include "selection/order/grammar.h"
#include "selection/order/texts.h"

namespace klero::selection {
namespace {

using crypto::Json;

template <typename Value>
Json or_null(const std::optional<Value>& value) {
  return value ? Json(*value) : Json(nullptr);
}

template <typename Items, typename Function>
Json list_of(const Items& items, Function function) {
  Json list = Json::array();
  for (const auto& item : items) {
    list.push_back(function(item));
  }
  return list;
}

Json strata_column(const StrataColumn& column) {
  return {{"name", column.name},
          {"column", or_null(column.column)},
          {"categories", list_of(column.categories, [](const StrataCategory& category) {
             Json json = {{"name", category.name}};
             if (category.ages) {
               json["from"] = category.ages->from;
               json["to"] = or_null(category.ages->to);
             } else {
               json["values"] = category.values;
             }
             return json;
           })}};
}

Json feature(const Feature& feature) {
  return {{"name", feature.name},
          {"source", feature.source},
          {"visibility", feature.visibility == Visibility::kPublic ? "public" : "sealed"},
          {"column", or_null(feature.column)},
          {"stratum", or_null(feature.stratum)},
          {"categories", list_of(feature.categories, [](const QuotaCategory& category) {
             return Json{{"name", category.name},         {"values", category.values},
                         {"min", category.min},           {"max", category.max},
                         {"min_flex", category.min_flex}, {"max_flex", category.max_flex}};
           })}};
}

Json eligibility_rule(const EligibilityRule& rule) {
  return {{"column", rule.column},
          {"eligible", rule.eligible},
          {"excluded", list_of(rule.excluded, [](const ExcludedValues& exclusion) {
             return Json{{"reason", exclusion.reason}, {"values", exclusion.values}};
           })},
          {"otherwise", or_null(rule.otherwise)}};
}

Json relax_step(const RelaxStep& step) {
  return {{"feature", step.feature},
          {"category", step.category},
          {"bound", step.bound == QuotaBound::kMin ? "min" : "max"}};
}

Json letter_level(const LetterLevel& level) {
  constexpr std::array kNames = {"equal", "proportional", "table", "weighted"};
  return {{"columns", level.columns},
          {"rule", kNames.at(static_cast<std::size_t>(level.rule))},
          {"weights", list_of(level.weights, [](const LevelWeight& weight) {
             return Json{{"part", weight.part}, {"weight", weight.weight}};
           })}};
}

Json letters(const Letters& letters) {
  Json second_wave = nullptr;
  if (letters.second_wave) {
    second_wave = {{"below", letters.second_wave->below},
                   {"date", write_date(letters.second_wave->date)},
                   {"total", letters.second_wave->total}};
  }
  return {{"total", letters.total},
          {"minimum", letters.minimum},
          {"levels", list_of(letters.levels, letter_level)},
          {"household", or_null(letters.household)},
          {"second_wave", second_wave}};
}

Json post(const Post& post) {
  Json consent = nullptr;
  if (post.consent) {
    consent = {{"column", post.consent->column}, {"values", post.consent->values}};
  }
  Json salutation = nullptr;
  if (post.salutation) {
    salutation = {{"column", post.salutation->column},
                  {"categories", list_of(post.salutation->categories, [](const auto& category) {
                     return Json{{"name", category.name}, {"values", category.values}};
                   })}};
  }
  return {{"deadline", write_date(post.deadline)},
          {"objections_until",
           post.objections_until ? Json(write_date(*post.objections_until)) : Json()},
          {"received", or_null(post.received)},
          {"consent", consent},
          {"salutation", salutation},
          {"representatives", or_null(post.representatives)}};
}

Json source(const DiceBeacon& dice) {
  return {{"kind", "dice"}, {"dice", dice.dice}, {"place", dice.place}, {"sides", dice.sides}};
}

Json source(const LottoBeacon& lotto) {
  return {{"kind", "lotto"}, {"first", write_date(lotto.first)}, {"official", lotto.official}};
}

Json source(const DrandBeacon& drand) {
  return {{"kind", "drand"},         {"chain", drand.chain},   {"genesis", drand.genesis},
          {"period", drand.period},  {"first", drand.first},   {"step", drand.step},
          {"official", drand.official}};
}

Json source(const NistBeacon& nist) {
  return {{"kind", "nist"},      {"certificate", nist.certificate}, {"chain", nist.chain},
          {"first", nist.first}, {"step", nist.step},               {"official", nist.official}};
}

Json beacon(const Beacon& beacon) {
  const auto write = [](const auto& one) { return source(one); };
  Json json = std::visit(write, beacon.source);
  json["fallback"] = nullptr;
  if (beacon.fallback) {
    json["fallback"] = std::visit(write, *beacon.fallback);
    json["fallback"]["fallback"] = nullptr;
  }
  return json;
}

Json escrow(const std::optional<Escrow>& escrow) {
  if (!escrow) {
    return nullptr;
  }
  return {{"holders", list_of(escrow->holders,
                              [](const Holder& holder) {
                                return Json{{"key", holder.key},
                                            {"name", holder.name},
                                            {"proof", holder.proof}};
                              })},
          {"threshold", escrow->threshold}};
}

Json witnesses(const std::optional<Witnesses>& witnesses) {
  if (!witnesses) {
    return nullptr;
  }
  return {{"people", list_of(witnesses->people,
                             [](const Witness& witness) {
                               return Json{{"key", witness.key}, {"name", witness.name}};
                             })},
          {"signatures", witnesses->signatures},
          {"dishonest", witnesses->dishonest}};
}

Json timestamps(const std::optional<Timestamps>& timestamps) {
  if (!timestamps) {
    return nullptr;
  }
  return {{"authority", timestamps->authority}, {"margin", timestamps->margin}};
}

Json auditor(const std::optional<Auditor>& auditor) {
  if (!auditor) {
    return nullptr;
  }
  return {{"key", auditor->key}, {"name", auditor->name}};
}

}  // namespace

Json to_json(const Order& order) {
  return {
      {"_format", kOrderFormat},
      {"title", order.title},
      {"body", order.body},
      {"mode", mode_name(order.mode)},
      {"attempt", order.attempt},
      {"previous", order.previous},
      {"day", write_date(order.day)},
      {"destroy_after", write_date(order.destroy_after)},
      {"eligibility",
       {{"birth_date", order.eligibility.birth_date},
        {"minimum_age", order.eligibility.minimum_age},
        {"maximum_age", or_null(order.eligibility.maximum_age)},
        {"rules", list_of(order.eligibility.rules, eligibility_rule)},
        {"served", order.eligibility.served ? Json{{"reason", *order.eligibility.served}} : Json()}}},
      {"key", order.key},
      {"identity", order.identity},
      {"letter_columns", order.letter_columns},
      {"strata", list_of(order.strata, strata_column)},
      {"min_stratum", order.min_stratum},
      {"minimum_cell", order.minimum_cell},
      {"letters", letters(order.letters)},
      {"post", post(order.post)},
      {"features", list_of(order.features, feature)},
      {"relax", list_of(order.relax, relax_step)},
      {"panel",
       {{"form", order.panel.form == PortfolioForm::kOpen ? "open" : "committed"},
        {"panels", order.panel.panels},
        {"seats", order.panel.seats},
        {"spot_checks", order.panel.spot_checks}}},
      {"reasons", order.reasons},
      {"office", {{"key", order.office.key}, {"name", order.office.name}}},
      {"auditor", auditor(order.auditor)},
      {"slots", list_of(order.slots,
                        [](const Slot& slot) {
                          return Json{
                              {"key", slot.key}, {"name", slot.name}, {"office", slot.office}};
                        })},
      {"min_commitments", order.min_commitments},
      {"close_signatures", order.close_signatures},
      {"escrow", escrow(order.escrow)},
      {"witnesses", witnesses(order.witnesses)},
      {"timestamps", timestamps(order.timestamps)},
      {"beacons", list_of(order.beacons, beacon)},
      {"replacement_beacons", list_of(order.replacement_beacons, beacon)},
  };
}

}  // namespace klero::selection
