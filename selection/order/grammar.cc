#include "selection/order/grammar.h"

#include "selection/order/fields.h"
#include "selection/order/grammar_ceremony.h"
#include "selection/order/texts.h"

namespace klero::selection {
namespace {

using crypto::Json;

const std::vector<std::string> kModes = {"real", "rehearsal"};
const std::vector<std::string> kLetterRules = {"equal", "proportional", "table", "weighted"};
const std::vector<std::string> kForms = {"open", "committed"};
const std::vector<std::string> kVisibilities = {"public", "sealed"};
const std::vector<std::string> kBounds = {"min", "max"};

class Grammar {
 public:
  Grammar(Form form, Problems& problems) : form_(form), problems_(problems) {}

  Order order(const Value& value) {
    Fields fields(value, problems_);
    Order order;
    format(fields, value);
    head(fields, order);
    people(fields, order);
    fields.list("strata", [&](const Value& v) { order.strata.push_back(strata_column(v)); });
    order.min_stratum = fields.integer("min_stratum");
    order.minimum_cell = fields.integer("minimum_cell");
    fields.object("letters", [&](const Value& v) { order.letters = letters(v); });
    fields.object("post", [&](const Value& v) { order.post = post(v); });
    fields.list("features", [&](const Value& v) { order.features.push_back(feature(v)); });
    fields.list("relax", [&](const Value& v) { order.relax.push_back(relax_step(v)); });
    fields.object("panel", [&](const Value& v) { order.panel = panel(v); });
    fields.list("reasons",
                [&](const Value& v) { order.reasons.push_back(as_text(v, problems_)); });
    ceremony(fields, order);
    fields.finish();
    return order;
  }

 private:
  void format(Fields& fields, const Value& value) {
    const Json* found = fields.optional("_format");
    if (found == nullptr && form_ == Form::kDraft) {
      return;
    }
    if (found == nullptr || *found != kOrderFormat) {
      problems_.push_back({found == nullptr ? value.pointer : "/_format", 0,
                           std::string("_format: expected '") + kOrderFormat + "', got another",
                           "leave the key `_format` out of a draft"});
    }
  }

  void head(Fields& fields, Order& order) {
    order.title = fields.text("title");
    order.body = fields.text("body");
    order.mode = fields.choice("mode", kModes) == 0 ? Mode::kReal : Mode::kRehearsal;
    order.attempt = fields.integer("attempt");
    order.previous = fields.digits("previous", true);
    order.day = fields.date("day");
    order.destroy_after = fields.date("destroy_after");
  }

  void people(Fields& fields, Order& order) {
    fields.object("eligibility", [&](const Value& value) {
      Fields inner(value, problems_);
      order.eligibility.birth_date = inner.name("birth_date");
      order.eligibility.minimum_age = inner.integer("minimum_age");
      order.eligibility.maximum_age = inner.integer_or_null("maximum_age");
      if (written(inner, "rules")) {
        inner.list("rules", [&](const Value& v) {
          order.eligibility.rules.push_back(eligibility_rule(v));
        });
      }
      if (written(inner, "served")) {
        inner.object_or_null("served", [&](const Value& v) {
          Fields served(v, problems_);
          order.eligibility.served = served.text("reason");
          served.finish();
        });
      }
      inner.finish();
    });
    order.key = fields.name("key");
    order.identity = fields.names("identity");
    order.letter_columns = fields.names("letter_columns");
  }

  // Whether a key that stands for something that not every draw has is to be read: a draft may leave
  // it out, which is as null or [] there.
  bool written(Fields& fields, std::string_view key) {
    return form_ != Form::kDraft || fields.optional(key) != nullptr;
  }

  EligibilityRule eligibility_rule(const Value& value) {
    Fields fields(value, problems_);
    EligibilityRule rule;
    rule.column = fields.name("column");
    rule.eligible = answers(fields, "eligible");
    fields.list("excluded", [&](const Value& v) {
      Fields inner(v, problems_);
      rule.excluded.push_back({inner.text("reason"), answers(inner)});
      inner.finish();
    });
    rule.otherwise = fields.text_or_null("otherwise");
    fields.finish();
    return rule;
  }

  StrataColumn strata_column(const Value& value) {
    Fields fields(value, problems_);
    StrataColumn column;
    column.name = fields.name("name");
    column.column = fields.name_or_null("column");
    const bool by_age = value.json.is_object() && value.json.contains("column") &&
                        value.json.at("column").is_null();
    fields.list("categories", [&](const Value& v) {
      column.categories.push_back(by_age ? ages(v) : values(v));
    });
    fields.finish();
    return column;
  }

  StrataCategory ages(const Value& value) {
    Fields fields(value, problems_);
    StrataCategory category;
    category.name = fields.name("name");
    category.ages = AgeRange{fields.integer("from"), fields.integer_or_null("to")};
    fields.finish();
    return category;
  }

  StrataCategory values(const Value& value) {
    Fields fields(value, problems_);
    StrataCategory category;
    category.name = fields.name("name");
    category.values = answers(fields);
    fields.finish();
    return category;
  }

  std::vector<std::string> answers(Fields& fields, std::string_view key = "values") {
    std::vector<std::string> all;
    fields.list(key, [&](const Value& v) { all.push_back(as_answer(v, problems_)); });
    return all;
  }

  Post post(const Value& value) {
    Fields fields(value, problems_);
    Post post;
    post.deadline = fields.date("deadline");
    if (written(fields, "objections_until")) {
      post.objections_until = fields.date_or_null("objections_until");
    }
    post.received = fields.name_or_null("received");
    fields.object_or_null("consent", [&](const Value& v) {
      Fields inner(v, problems_);
      post.consent = Consent{inner.name("column"), answers(inner)};
      inner.finish();
    });
    fields.object_or_null("salutation", [&](const Value& v) {
      Fields inner(v, problems_);
      Salutation salutation{inner.name("column"), {}};
      inner.list("categories", [&](const Value& w) { salutation.categories.push_back(values(w)); });
      inner.finish();
      post.salutation = std::move(salutation);
    });
    post.representatives = fields.name_or_null("representatives");
    fields.finish();
    return post;
  }

  Feature feature(const Value& value) {
    Fields fields(value, problems_);
    Feature feature;
    feature.name = fields.name("name");
    feature.source = fields.text("source");
    feature.visibility =
        fields.choice("visibility", kVisibilities) == 0 ? Visibility::kPublic : Visibility::kSealed;
    feature.column = fields.name_or_null("column");
    feature.stratum = fields.name_or_null("stratum");
    fields.list("categories", [&](const Value& v) { feature.categories.push_back(quota(v)); });
    fields.finish();
    return feature;
  }

  QuotaCategory quota(const Value& value) {
    Fields fields(value, problems_);
    QuotaCategory category;
    category.name = fields.name("name");
    category.values = answers(fields);
    category.min = fields.integer("min");
    category.max = fields.integer("max");
    category.min_flex = fields.integer("min_flex");
    category.max_flex = fields.integer("max_flex");
    fields.finish();
    return category;
  }

  RelaxStep relax_step(const Value& value) {
    Fields fields(value, problems_);
    RelaxStep step;
    step.feature = fields.name("feature");
    step.category = fields.name("category");
    step.bound = fields.choice("bound", kBounds) == 0 ? QuotaBound::kMin : QuotaBound::kMax;
    fields.finish();
    return step;
  }

  Letters letters(const Value& value) {
    Fields fields(value, problems_);
    Letters letters;
    letters.total = fields.integer("total");
    letters.minimum = fields.integer("minimum");
    fields.list("levels", [&](const Value& v) { letters.levels.push_back(letter_level(v)); });
    if (written(fields, "household")) letters.household = fields.names_or_null("household");
    if (written(fields, "second_wave")) {
      fields.object_or_null("second_wave", [&](const Value& v) {
        Fields inner(v, problems_);
        letters.second_wave = SecondWave{inner.date("date"), inner.positive("below"),
                                         inner.positive("total")};
        inner.finish();
      });
    }
    fields.finish();
    return letters;
  }

  LetterLevel letter_level(const Value& value) {
    Fields fields(value, problems_);
    LetterLevel level;
    level.columns = fields.names("columns");
    level.rule = static_cast<LetterRule>(fields.choice("rule", kLetterRules));
    if (written(fields, "weights")) {
      fields.list("weights", [&](const Value& v) {
        Fields inner(v, problems_);
        level.weights.push_back({inner.text("part"), inner.integer("weight")});
        inner.finish();
      });
    }
    fields.finish();
    return level;
  }

  PanelRule panel(const Value& value) {
    Fields fields(value, problems_);
    PanelRule panel;
    panel.seats = fields.integer("seats");
    panel.panels = fields.integer("panels");
    panel.form =
        fields.choice("form", kForms) == 0 ? PortfolioForm::kOpen : PortfolioForm::kCommitted;
    panel.spot_checks = fields.integer("spot_checks");
    fields.finish();
    return panel;
  }

  void ceremony(Fields& fields, Order& order) {
    fields.object("office", [&](const Value& value) {
      Fields inner(value, problems_);
      order.office.name = inner.text("name");
      order.office.key = inner.digits("key", form_ == Form::kDraft);
      inner.finish();
    });
    fields.object_or_null("auditor", [&](const Value& value) {
      Fields inner(value, problems_);
      Auditor auditor;
      auditor.name = inner.text("name");
      auditor.key = inner.digits("key", false);
      inner.finish();
      order.auditor = std::move(auditor);
    });
    fields.list("slots", [&](const Value& value) {
      Fields inner(value, problems_);
      Slot slot;
      slot.name = inner.text("name");
      slot.key = inner.digits("key", false);
      slot.office = inner.boolean("office");
      inner.finish();
      order.slots.push_back(std::move(slot));
    });
    order.min_commitments = fields.integer("min_commitments");
    order.close_signatures = fields.integer("close_signatures");
    fields.object_or_null("escrow",
                          [&](const Value& v) { order.escrow = read_escrow(v, problems_); });
    fields.object_or_null("witnesses",
                          [&](const Value& v) { order.witnesses = read_witnesses(v, problems_); });
    fields.object_or_null("timestamps", [&](const Value& v) {
      order.timestamps = read_timestamps(v, problems_);
    });
    fields.list("beacons",
                [&](const Value& v) { order.beacons.push_back(read_beacon(v, problems_)); });
    fields.list("replacement_beacons", [&](const Value& v) {
      order.replacement_beacons.push_back(read_beacon(v, problems_));
    });
  }

  Form form_;
  Problems& problems_;
};

}  // namespace

Order read_grammar(const Json& json, Form form, Problems& problems) {
  return Grammar(form, problems).order(Value{json, ""});
}

}  // namespace klero::selection
