#include "verifier/checks/section_2_order.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "crypto/base/text.h"
#include "verifier/checks/examination.h"
#include "verifier/checks/order_judge.h"
#include "verifier/order/page.h"
#include "verifier/read/document_limits.h"

namespace klero::verifier {
namespace {

constexpr std::uint64_t kMaxStrata = 9'999;

std::string quoted_name(std::string_view name) { return "'" + crypto::escape_text(name) + "'"; }

void check_feature_values(const Order& order, std::size_t index, OrderJudge& judge) {
  const Feature& feature = order.features[index];
  const StratumColumn& column = order.strata[*feature.stratum];
  std::multiset<std::string> wanted;
  for (const StratumCategory& category : column.categories) {
    wanted.insert(category.name);
  }
  std::multiset<std::string> got;
  for (const FeatureCategory& category : feature.categories) {
    got.insert(category.values.begin(), category.values.end());
  }
  judge.expect(wanted == got, element("features", index, ".categories"),
               "values that are the categories of strata column " + quoted_name(column.name) +
                   ", each once",
               "others");
}

// The age categories of a column, youngest first.
std::vector<StratumCategory> sorted_ages(const StratumColumn& column) {
  std::vector<StratumCategory> ages = column.categories;
  std::sort(ages.begin(), ages.end(), [](const StratumCategory& a, const StratumCategory& b) {
    return a.from < b.from;
  });
  return ages;
}

void check_age_overlaps(const StratumColumn& column, const std::string& path, OrderJudge& judge) {
  const auto ages = sorted_ages(column);
  for (std::size_t i = 0; i < ages.size(); ++i) {
    judge.expect(ages[i].from <= ages[i].to.value_or(kMaxInteger), path,
                 "age categories that are not empty", quoted_name(ages[i].name));
    judge.expect(i == 0 || ages[i - 1].to.value_or(kMaxInteger) < ages[i].from, path,
                 "age categories without overlap", quoted_name(ages[i].name));
  }
}

// Every age from the minimum to the maximum (or for ever) has a category.
void check_age_gaps(const Eligibility& eligibility, const StratumColumn& column,
                    const std::string& path, OrderJudge& judge) {
  std::uint64_t next = eligibility.minimum_age;  // the first age not yet covered
  for (const StratumCategory& age : sorted_ages(column)) {
    const std::uint64_t to = age.to.value_or(kMaxInteger);
    if (age.from <= next && next <= to) {
      next = to + 1;
    }
  }
  judge.expect(next > eligibility.maximum_age.value_or(kMaxInteger), path,
               "age categories without a gap", "none for the age " + std::to_string(next));
}

// The tuples of categories of the columns named, the first varying slowest. A wrong name has none.
std::vector<std::string> parts_of(const std::vector<StratumColumn>& strata,
                                  const std::vector<std::string>& columns, std::size_t limit) {
  std::vector<std::string> parts{""};
  for (const std::string& name : columns) {
    std::vector<std::string> longer;
    for (const std::string& part : parts) {
      for (const StratumColumn& column : strata) {
        for (std::size_t i = 0;
             column.name == name && i < column.categories.size() && longer.size() < limit; ++i) {
          longer.push_back((part.empty() ? "" : part + "|") + column.categories[i].name);
        }
      }
    }
    parts = longer;
  }
  return parts;
}

// By rule table and weighted every tuple has a weight, else none has.
void check_weights(const std::vector<StratumColumn>& strata, const Level& level,
                   const std::string& path, OrderJudge& judge) {
  constexpr std::uint64_t kMostWeight = 1'000'000;
  std::vector<std::string> got;
  for (const LevelWeight& weight : level.weights) {
    got.push_back(weight.part);
    judge.expect(1 <= weight.weight && weight.weight <= kMostWeight, path, "weights from 1 to 1000000",
                 weight.weight);
  }
  if (level.rule == LevelRule::kEqual || level.rule == LevelRule::kProportional) {
    judge.expect(got.empty(), path, "no weights, by this rule", "some");
  } else {
    judge.expect(got == parts_of(strata, level.columns, got.size() + 1), path,
                 "a weight for each combination of the level's categories, in sequence", "others");
  }
}

// No bound goes beyond its flex bound, whichever steps of the list are taken.
void check_relaxation(const Order& order, OrderJudge& judge) {
  std::map<std::tuple<std::size_t, std::size_t, bool>, std::uint64_t> taken;
  for (std::size_t i = 0; i < order.relax.size(); ++i) {
    const auto& [feature, category, min] = order.relax[i];
    const Bounds& b = order.features[feature].categories[category].bounds;
    const std::uint64_t far = ++taken[{feature, category, min}];
    judge.expect(min ? b.min_flex + far <= b.min : b.max + far <= b.max_flex, element("relax", i),
                 min ? "a min that stays at least min_flex" : "a max that stays at most max_flex",
                 std::to_string(far) + " steps");
  }
}

// The line of `text` in which the byte at `at` stands, which may be just behind the end.
std::string_view line_around(std::string_view text, std::size_t at) {
  const std::size_t before = text.substr(0, at).rfind('\n');
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  return text.substr(begin, std::min(text.find('\n', at), text.size()) - begin);
}

}  // namespace

void check_2_1_anchor(Examination& x, Outcome& outcome) {
  const auto checksum = x.scan.step(1)->checksum;
  if (!x.brought.anchor) {
    outcome.not_checked(
        {"no checksum was given: bring it from the gazette, with --order",
         "es wurde keine Prüfsumme angegeben: Bringen Sie sie aus dem Amtsblatt mit, für --order"});
  } else if (!checksum) {
    outcome.blocked("1.2", path_of(1, "SHA256SUMS"));
  } else {
    outcome.saw();
    if (*checksum != *x.brought.anchor) {
      outcome.fail({path_of(1, "SHA256SUMS"), 0, "the checksum " + crypto::to_hex(*x.brought.anchor),
                    crypto::to_hex(*checksum)});
    }
  }
}

void check_2_2_grammar(Examination& x, Outcome& outcome) {
  if (usable_file(x, 1, "order.json", outcome) != nullptr) {
    outcome.saw();
    outcome.fail(x.order_findings);
  }
}

void check_2_3_mode_and_attempt(Examination& x, Outcome& outcome) {
  const bool first = x.order->attempt == 1;
  OrderJudge(x, outcome).expect(first == x.order->previous.empty(), "previous",
                           first ? "an empty previous, because it is the first attempt"
                                 : "the last checksum of the attempt before",
                           quoted_name(x.order->previous));
}

void check_2_4_quotas(Examination& x, Outcome& outcome) {
  OrderJudge judge(x, outcome);
  const std::uint64_t seats = x.order->seats;
  for (std::size_t f = 0; f < x.order->features.size(); ++f) {
    const auto& categories = x.order->features[f].categories;
    const std::string path = element("features", f, ".categories");
    std::uint64_t min = 0;
    std::uint64_t max = 0;
    for (std::size_t c = 0; c < categories.size(); ++c) {
      const Bounds& b = categories[c].bounds;
      judge.expect(
          b.min_flex <= b.min && b.min <= b.max && b.max <= b.max_flex && b.max_flex <= seats,
          element(path, c), "min_flex <= min <= max <= max_flex <= " + std::to_string(seats),
          std::to_string(b.min_flex) + ", " + std::to_string(b.min) + ", " +
              std::to_string(b.max) + ", " + std::to_string(b.max_flex));
      min = std::min(min + b.min, kMaxInteger);
      max = std::min(max + b.max, kMaxInteger);
    }
    judge.expect(min <= seats && seats <= max, path,
                 "a sum of the minima of at most " + std::to_string(seats) +
                     ", and of the maxima of at least as many",
                 std::to_string(min) + " and " + std::to_string(max));
  }
  check_relaxation(*x.order, judge);
}

void check_2_5_features_follow_from_strata(Examination& x, Outcome& outcome) {
  OrderJudge judge(x, outcome);
  const Order& order = *x.order;
  for (std::size_t f = 0; f < order.features.size(); ++f) {
    if (order.features[f].stratum) {
      check_feature_values(order, f, judge);
    }
  }
  for (std::size_t i = 0; i < order.strata.size(); ++i) {
    if (!order.strata[i].column) {
      const std::string path = element("strata", i, ".categories");
      check_age_overlaps(order.strata[i], path, judge);
      check_age_gaps(order.eligibility, order.strata[i], path, judge);
    }
  }
}

void check_2_6_letters(Examination& x, Outcome& outcome) {
  OrderJudge judge(x, outcome);
  std::vector<std::string> columns;
  for (const Level& level : x.order->levels) {
    columns.insert(columns.end(), level.columns.begin(), level.columns.end());
  }
  std::vector<std::string> wanted;
  for (const StratumColumn& column : x.order->strata) {
    wanted.push_back(column.name);
  }
  judge.expect(columns == wanted, "letters.levels",
               "columns that are the names of the strata in sequence", "others");
  judge.expect(x.order->letters_total >= 1, "letters.total", "at least 1", "0");
  judge.expect(x.order->letters_minimum >= 1, "letters.minimum", "at least 1", "0");
  judge.expect(count_strata(*x.order, kMaxStrata + 1) <= kMaxStrata, "strata",
               "at most " + std::to_string(kMaxStrata) + " strata", "more");
  for (std::size_t i = 0; i < x.order->levels.size(); ++i) {
    check_weights(x.order->strata, x.order->levels[i], element("letters.levels", i, ".weights"),
                  judge);
  }
  if (const auto& wave = x.order->second_wave) {
    judge.expect(wave->date > x.order->day && wave->date < x.order->post.deadline,
                 "letters.second_wave.date",
                 "a day after " + x.order->day + " and before " + x.order->post.deadline,
                 wave->date);
    judge.expect(x.order->post.received.has_value(), "letters.second_wave",
                 "a column for the day of receipt in post.received", "null");
  }
  if (x.order->household) {
    judge.expect(std::ranges::all_of(*x.order->household,
                                     [&](const std::string& column) {
                                       return std::ranges::find(x.order->letter_columns, column) !=
                                              x.order->letter_columns.end();
                                     }),
                 "letters.household", "columns of letter_columns", "others");
  }
}

void check_2_9_portfolio(Examination& x, Outcome& outcome) {
  OrderJudge judge(x, outcome);
  const Order& order = *x.order;
  judge.expect(1 <= order.seats && order.seats <= 10'000, "panel.seats", "1 to 10000", order.seats);
  judge.expect(1 <= order.panels && order.panels <= 100'000, "panel.panels", "1 to 100000",
               order.panels);
  judge.expect(order.spot_checks < order.panels, "panel.spot_checks", "fewer than panels",
               order.spot_checks);
  if (has_sealed_feature(order)) {
    judge.expect(order.committed, "panel.form", "committed, because a feature is sealed", "open");
    judge.expect(order.spot_checks >= 1, "panel.spot_checks",
                 "at least 1, because a feature is sealed", order.spot_checks);
  }
}

void check_2_10_real_draws(Examination& x, Outcome& outcome) {
  if (x.order->rehearsal) {
    outcome.not_checked({"does not apply: a rehearsal", "entfällt: eine Probe"});
    return;
  }
  OrderJudge judge(x, outcome);
  judge.expect(x.order->min_stratum >= 20, "min_stratum", "at least 20", x.order->min_stratum);
  judge.expect(x.order->letters_minimum >= 10, "letters.minimum", "at least 10",
               x.order->letters_minimum);
  judge.expect(x.order->panels >= 100, "panel.panels", "at least 100", x.order->panels);
}

void check_2_11_visibility(Examination& x, Outcome& outcome) {
  OrderJudge judge(x, outcome);
  for (std::size_t i = 0; i < x.order->features.size(); ++i) {
    const Feature& feature = x.order->features[i];
    const std::string path = element("features", i, ".visibility");
    if (feature.stratum) {
      judge.expect(!feature.sealed, path, "public, because it follows from the stratum", "sealed");
    } else {
      judge.expect(feature.sealed || x.order->rehearsal, path,
                   "sealed, because it is asked for in the replies and the mode is real", "public");
    }
  }
  // What should have been sealed can be read all the same.
  if (std::none_of(x.order->features.begin(), x.order->features.end(),
                   [](const Feature& feature) { return feature.sealed && feature.stratum; })) {
    outcome.usable_anyway();
  }
}

void check_2_12_page(Examination& x, Outcome& outcome) {
  const ScannedFile* page = usable_file(x, 1, "order.html", outcome);
  if (page == nullptr) {
    return;
  }
  outcome.saw();
  const std::string wanted = make_order_page(*x.scan.order);
  if (page->bytes == wanted) {
    return;
  }
  const std::size_t at = static_cast<std::size_t>(
      std::mismatch(page->bytes.begin(), page->bytes.end(), wanted.begin(), wanted.end()).first -
      page->bytes.begin());
  const auto number = static_cast<std::uint64_t>(std::count(
                          page->bytes.begin(), page->bytes.begin() + static_cast<std::ptrdiff_t>(at),
                          '\n')) +
                      1;
  outcome.fail({page->path, number, shown(line_around(wanted, at)),
                shown(line_around(page->bytes, at))});
}

void check_2_13_destruction(Examination& x, Outcome& outcome) {
  // Dates YYYY-MM-DD compare as texts.
  OrderJudge(x, outcome).expect(x.order->destroy_after > x.order->day, "destroy_after",
                           "a day after " + x.order->day, x.order->destroy_after);
}

void check_2_17_post(Examination& x, Outcome& outcome) {
  const Order& order = *x.order;
  OrderJudge judge(x, outcome);
  judge.expect(order.post.deadline > order.day, "post.deadline", "a day after " + order.day,
               order.post.deadline);
  if (order.post.objections_until) {
    judge.expect(*order.post.objections_until > order.post.deadline, "post.objections_until",
                 "a day after " + order.post.deadline, *order.post.objections_until);
  }
  for (const std::string& column : order.post.letter_columns) {
    const auto& columns = order.letter_columns;
    judge.expect(std::find(columns.begin(), columns.end(), column) != columns.end(), "post",
                 "only columns of letter_columns", "'" + crypto::escape_text(column) + "'");
  }
}

}  // namespace klero::verifier
