#include "verifier/order/parse_order.h"

#include <algorithm>
#include <array>

#include "crypto/base/bytes.h"
#include "crypto/base/text.h"
#include "verifier/order/object_reader.h"
#include "verifier/order/parse_ceremony.h"

namespace klero::verifier {
namespace {

constexpr std::array<std::string_view, 5> kReserved{"stratum", "people", "letters", "leaf", "row"};

bool is_reserved(const std::string& name) {
  return std::find(kReserved.begin(), kReserved.end(), name) != kReserved.end();
}

// The parts of the order, one function each, in the sequence of the document's table.
class OrderParser {
 public:
  OrderParser(const std::string& file, Findings& findings) : file_(file), findings_(findings) {}

  Order parse(const JsonPlace& document);

 private:
  ObjectReader reader(const JsonPlace& place, std::initializer_list<std::string_view> keys) {
    return {place, keys, file_, findings_};
  }
  void eligibility(const std::optional<JsonPlace>& place, Order& order);
  EligibilityRule eligibility_rule(const JsonPlace& place);
  void letters(const std::optional<JsonPlace>& place, Order& order);
  Level level(const JsonPlace& place);
  void post(const std::optional<JsonPlace>& place, Post& post);
  void salutation(const JsonPlace& place, Post& post);
  void panel(const std::optional<JsonPlace>& place, Order& order);
  Slot slot(const JsonPlace& place);
  StratumColumn stratum_column(const JsonPlace& place);
  Feature feature(const JsonPlace& place, const std::vector<StratumColumn>& strata);
  RelaxStep relax_step(const JsonPlace& place, const std::vector<Feature>& features);
  void strata_and_features(ObjectReader& fields, Order& order);
  void dates_and_previous(ObjectReader& fields, Order& order);

  const std::string& file_;
  Findings& findings_;
};

void OrderParser::eligibility(const std::optional<JsonPlace>& place, Order& order) {
  if (place) {
    ObjectReader fields =
        reader(*place, {"birth_date", "maximum_age", "minimum_age", "rules", "served"});
    fields.name("birth_date");
    order.eligibility.maximum_age = fields.integer_or_null("maximum_age");
    order.eligibility.minimum_age = fields.integer("minimum_age");
    if (order.eligibility.minimum_age > order.eligibility.maximum_age.value_or(UINT64_MAX)) {
      fields.wrong("minimum_age", "at most the maximum age");
    }
    std::vector<std::string> columns;
    for (const JsonPlace& element : fields.objects("rules", 0)) {
      order.eligibility.rules.push_back(eligibility_rule(element));
      columns.push_back(order.eligibility.rules.back().column);
    }
    if (first_double(columns)) {
      fields.wrong("rules", "distinct columns");
    }
    if (const auto inner = fields.object_or_null("served")) {
      order.eligibility.served = reader(*inner, {"reason"}).text("reason");
    }
  }
}

EligibilityRule OrderParser::eligibility_rule(const JsonPlace& place) {
  ObjectReader fields = reader(place, {"column", "eligible", "excluded", "otherwise"});
  EligibilityRule rule;
  rule.column = fields.name("column");
  rule.eligible = fields.values("eligible");
  if (rule.eligible.empty()) {
    fields.wrong("eligible", "at least one value");
  }
  std::vector<std::string> values = rule.eligible;
  for (const JsonPlace& element : fields.objects("excluded", 0)) {
    ObjectReader inner = reader(element, {"reason", "values"});
    rule.excluded.push_back({inner.text("reason"), inner.values("values")});
    const std::vector<std::string>& some = rule.excluded.back().values;
    if (some.empty()) {
      inner.wrong("values", "at least one value");
    }
    values.insert(values.end(), some.begin(), some.end());
  }
  if (first_double(values)) {
    fields.wrong("excluded", "distinct values, none of them eligible");
  }
  rule.otherwise = fields.text_or_null("otherwise");
  return rule;
}

void OrderParser::letters(const std::optional<JsonPlace>& place, Order& order) {
  if (!place) {
    return;
  }
  ObjectReader fields =
      reader(*place, {"household", "levels", "minimum", "second_wave", "total"});
  order.household = fields.names_or_null("household", 1);
  for (const JsonPlace& element : fields.objects("levels", 0)) {
    order.levels.push_back(level(element));
  }
  order.letters_minimum = fields.integer("minimum");
  if (const auto inner = fields.object_or_null("second_wave")) {
    ObjectReader wave = reader(*inner, {"below", "date", "total"});
    order.second_wave = SecondWave{wave.string("date"), wave.integer("below", 1),
                                   wave.integer("total", 1)};
    if (!is_date(order.second_wave->date)) {
      wave.wrong("date", "a date YYYY-MM-DD");
    }
  }
  order.letters_total = fields.integer("total");
}

Level OrderParser::level(const JsonPlace& place) {
  ObjectReader fields = reader(place, {"columns", "rule", "weights"});
  Level level;
  level.columns = fields.names("columns", 0);
  level.rule = static_cast<LevelRule>(
      fields.choice("rule", {"equal", "proportional", "table", "weighted"}));
  for (const JsonPlace& element : fields.objects("weights", 0)) {
    ObjectReader inner = reader(element, {"part", "weight"});
    level.weights.push_back({inner.text("part"), inner.integer("weight", 1)});
  }
  return level;
}

void OrderParser::salutation(const JsonPlace& place, Post& post) {
  ObjectReader fields = reader(place, {"categories", "column"});
  post.letter_columns.push_back(fields.name("column"));
  std::vector<std::string> names;
  std::vector<std::string> values;
  for (const JsonPlace& element : fields.objects("categories", 0)) {
    ObjectReader category = reader(element, {"name", "values"});
    names.push_back(category.name("name"));
    const std::vector<std::string> some = category.values("values");
    values.insert(values.end(), some.begin(), some.end());
  }
  if (first_double(names) || first_double(values)) {
    fields.wrong("categories", "distinct names and distinct values");
  }
}

void OrderParser::post(const std::optional<JsonPlace>& place, Post& post) {
  if (!place) {
    return;
  }
  ObjectReader fields =
      reader(*place, {"consent", "deadline", "objections_until", "received", "representatives", "salutation"});
  post.deadline = fields.string("deadline");
  if (!is_date(post.deadline)) {
    fields.wrong("deadline", "a date YYYY-MM-DD");
  }
  post.objections_until = fields.text_or_null("objections_until");
  if (post.objections_until && !is_date(*post.objections_until)) {
    fields.wrong("objections_until", "a date YYYY-MM-DD, or null");
  }
  post.received = fields.name_or_null("received");
  if (const auto inner = fields.object_or_null("consent")) {
    ObjectReader consent = reader(*inner, {"column", "values"});
    post.consent = Consent{consent.name("column"), consent.values("values")};
    if (post.consent->values.empty() || first_double(post.consent->values)) {
      consent.wrong("values", "at least one answer, each once");
    }
  }
  if (const auto column = fields.name_or_null("representatives")) {
    post.letter_columns.push_back(*column);
  }
  if (const auto inner = fields.object_or_null("salutation")) {
    salutation(*inner, post);
  }
}

void OrderParser::panel(const std::optional<JsonPlace>& place, Order& order) {
  if (place) {
    ObjectReader fields = reader(*place, {"form", "panels", "seats", "spot_checks"});
    order.committed = fields.choice("form", {"open", "committed"}) == 1;
    order.panels = fields.integer("panels");
    order.seats = fields.integer("seats");
    order.spot_checks = fields.integer("spot_checks");
  }
}

Slot OrderParser::slot(const JsonPlace& place) {
  ObjectReader fields = reader(place, {"key", "name", "office"});
  return {fields.text("name"), fields.digest("key"), fields.boolean("office")};
}

StratumColumn OrderParser::stratum_column(const JsonPlace& place) {
  ObjectReader fields = reader(place, {"categories", "column", "name"});
  StratumColumn entry;
  entry.name = fields.name("name");
  entry.column = fields.name_or_null("column");
  std::vector<std::string> names;
  std::vector<std::string> values;
  for (const JsonPlace& element : fields.objects("categories", 1)) {
    StratumCategory category;
    if (entry.column) {
      ObjectReader inner = reader(element, {"name", "values"});
      category.name = inner.name("name");
      category.values = inner.values("values");
      values.insert(values.end(), category.values.begin(), category.values.end());
    } else {
      ObjectReader inner = reader(element, {"from", "name", "to"});
      category.name = inner.name("name");
      category.from = inner.integer("from");
      category.to = inner.integer_or_null("to");
    }
    names.push_back(category.name);
    entry.categories.push_back(std::move(category));
  }
  if (first_double(names) || first_double(values)) {
    fields.wrong("categories", "distinct names and distinct values");
  }
  if (is_reserved(entry.name)) {
    fields.wrong("name", "none of the reserved names");
  }
  return entry;
}

Feature OrderParser::feature(const JsonPlace& place, const std::vector<StratumColumn>& strata) {
  ObjectReader fields =
      reader(place, {"categories", "column", "name", "source", "stratum", "visibility"});
  Feature feature;
  feature.name = fields.name("name");
  fields.text("source");
  feature.sealed = fields.choice("visibility", {"public", "sealed"}) == 1;
  feature.column = fields.name_or_null("column");
  const auto stratum = fields.name_or_null("stratum");
  for (std::size_t i = 0; stratum && i < strata.size(); ++i) {
    if (strata[i].name == *stratum) {
      feature.stratum = i;
    }
  }
  if (feature.column.has_value() == stratum.has_value()) {
    fields.wrong("stratum", "exactly one of column and stratum not null");
  } else if (stratum && !feature.stratum) {
    fields.wrong("stratum", "the name of an entry of strata");
  }
  std::vector<std::string> names;
  std::vector<std::string> values;
  for (const JsonPlace& element : fields.objects("categories", 1)) {
    ObjectReader inner =
        reader(element, {"max", "max_flex", "min", "min_flex", "name", "values"});
    FeatureCategory category;
    category.name = inner.name("name");
    category.values = inner.values("values");
    category.bounds = {inner.integer("min"), inner.integer("max"), inner.integer("min_flex"),
                       inner.integer("max_flex")};
    names.push_back(category.name);
    values.insert(values.end(), category.values.begin(), category.values.end());
    feature.categories.push_back(std::move(category));
  }
  if (first_double(names) || first_double(values)) {
    fields.wrong("categories", "distinct names and distinct values");
  }
  if (is_reserved(feature.name)) {
    fields.wrong("name", "none of the reserved names");
  }
  return feature;
}

RelaxStep OrderParser::relax_step(const JsonPlace& place, const std::vector<Feature>& features) {
  ObjectReader fields = reader(place, {"bound", "category", "feature"});
  const bool min = fields.choice("bound", {"max", "min"}) == 1;
  const std::string category = fields.name("category");
  const std::string feature = fields.name("feature");
  for (std::size_t f = 0; f < features.size(); ++f) {
    for (std::size_t c = 0; c < features[f].categories.size(); ++c) {
      if (features[f].name == feature && features[f].categories[c].name == category) {
        return {f, c, min};
      }
    }
  }
  fields.wrong("category", "the name of a category of a feature");
  return {};
}

void OrderParser::strata_and_features(ObjectReader& fields, Order& order) {
  std::vector<std::string> names;
  for (const JsonPlace& element : fields.objects("strata", 1)) {
    order.strata.push_back(stratum_column(element));
    names.push_back(order.strata.back().name);
  }
  if (first_double(names)) {
    fields.wrong("strata", "distinct names");
  }
  names.clear();
  for (const JsonPlace& element : fields.objects("features", 0)) {
    order.features.push_back(feature(element, order.strata));
    names.push_back(order.features.back().name);
  }
  if (first_double(names)) {
    fields.wrong("features", "distinct names");
  }
  for (const JsonPlace& element : fields.objects("relax", 0)) {
    order.relax.push_back(relax_step(element, order.features));
  }
}

void OrderParser::dates_and_previous(ObjectReader& fields, Order& order) {
  order.day = fields.string("day");
  if (!is_date(order.day)) {
    fields.wrong("day", "a date YYYY-MM-DD");
  }
  order.destroy_after = fields.string("destroy_after");
  if (!is_date(order.destroy_after)) {
    fields.wrong("destroy_after", "a date YYYY-MM-DD");
  }
  order.previous = fields.string("previous");
  if (!order.previous.empty()) {
    fields.digest("previous");
  }
}

Order OrderParser::parse(const JsonPlace& document) {
  ObjectReader fields = reader(
      document,
      {"_format", "attempt", "auditor", "beacons", "body", "close_signatures", "day",
       "destroy_after", "eligibility", "escrow", "features", "identity", "key", "letter_columns",
       "letters", "min_commitments", "min_stratum", "minimum_cell", "mode", "office", "panel",
       "post", "previous", "reasons", "relax", "replacement_beacons", "slots", "strata", "timestamps",
       "title", "witnesses"});
  Order order;
  order.attempt = fields.integer("attempt", 1);
  if (const auto place = fields.object_or_null("auditor")) {
    ObjectReader auditor = reader(*place, {"key", "name"});
    order.auditor = Auditor{auditor.text("name"), auditor.digest("key")};
  }
  order.body = fields.text("body");
  order.close_signatures = fields.integer("close_signatures");
  dates_and_previous(fields, order);
  eligibility(fields.object("eligibility"), order);
  strata_and_features(fields, order);
  fields.names("identity", 1);
  fields.name("key");
  order.letter_columns = fields.names("letter_columns", 0);
  letters(fields.object("letters"), order);
  post(fields.object("post"), order.post);
  order.min_commitments = fields.integer("min_commitments");
  order.min_stratum = fields.integer("min_stratum", 1);
  order.minimum_cell = fields.integer("minimum_cell", 1);
  order.rehearsal = fields.choice("mode", {"real", "rehearsal"}) == 1;
  if (const auto place = fields.object("office")) {
    ObjectReader office = reader(*place, {"key", "name"});
    order.office_key = office.digest("key");
    order.office_name = office.text("name");
  }
  panel(fields.object("panel"), order);
  order.reasons = fields.texts("reasons", 1);
  if (first_double(order.reasons)) {
    fields.wrong("reasons", "distinct reasons");
  }
  for (const JsonPlace& element : fields.objects("slots", 0)) {
    order.slots.push_back(slot(element));
  }
  order.title = fields.text("title");
  parse_ceremony(fields, file_, order, findings_);
  return order;
}

}  // namespace

std::variant<Order, Findings> parse_order(const nlohmann::json& document, const std::string& file) {
  Findings findings;
  OrderParser parser(file, findings);
  Order order = parser.parse({&document, 1, ""});
  if (!findings.empty()) {
    return findings;
  }
  return order;
}

}  // namespace klero::verifier
