#include "verifier/checks/section_2_order.h"

#include <algorithm>
#include <set>

#include "crypto/base/text.h"
#include "verifier/checks/examination.h"
#include "verifier/order/page.h"
#include "verifier/read/document_limits.h"

namespace klero::verifier {
namespace {

constexpr std::uint64_t kMaxStrata = 9'999;

std::string order_path() { return path_of(1, "order.json"); }

std::string quoted_name(std::string_view name) { return "'" + crypto::escape_text(name) + "'"; }

void expect(bool right, const std::string& expected, const std::string& got, Outcome& outcome) {
  outcome.saw();
  if (!right) {
    outcome.fail({order_path(), 0, expected, got});
  }
}

void check_feature_values(const Order& order, const Feature& feature, Outcome& outcome) {
  std::multiset<std::string> wanted;
  for (const StratumCategory& category : order.strata[*feature.stratum].categories) {
    wanted.insert(category.name);
  }
  std::multiset<std::string> got;
  for (const FeatureCategory& category : feature.categories) {
    got.insert(category.values.begin(), category.values.end());
  }
  expect(wanted == got,
         "feature " + quoted_name(feature.name) + " uses each category of strata column " +
             quoted_name(order.strata[*feature.stratum].name) + " exactly once",
         "other values", outcome);
}

// The age categories of a column, youngest first.
std::vector<StratumCategory> sorted_ages(const StratumColumn& column) {
  std::vector<StratumCategory> ages = column.categories;
  std::sort(ages.begin(), ages.end(), [](const StratumCategory& a, const StratumCategory& b) {
    return a.from < b.from;
  });
  return ages;
}

void check_age_overlaps(const StratumColumn& column, Outcome& outcome) {
  const std::string which = "age categories of " + quoted_name(column.name);
  const auto ages = sorted_ages(column);
  for (std::size_t i = 0; i < ages.size(); ++i) {
    expect(ages[i].from <= ages[i].to.value_or(kMaxInteger), which + " that are not empty",
           quoted_name(ages[i].name), outcome);
    expect(i == 0 || ages[i - 1].to.value_or(kMaxInteger) < ages[i].from, which + " without overlap",
           quoted_name(ages[i].name), outcome);
  }
}

// Every age from the minimum to the maximum (or for ever) has a category.
void check_age_gaps(const Eligibility& eligibility, const StratumColumn& column,
                    Outcome& outcome) {
  const std::uint64_t last = eligibility.maximum_age.value_or(kMaxInteger);
  std::uint64_t next = eligibility.minimum_age;  // the first age not yet covered
  for (const StratumCategory& age : sorted_ages(column)) {
    const std::uint64_t to = age.to.value_or(kMaxInteger);
    if (age.from <= next && next <= to) {
      next = to + 1;
    }
  }
  expect(next > last, "age categories of " + quoted_name(column.name) + " without a gap",
         "none for the age " + std::to_string(next), outcome);
}

// sides^dice >= 2^50, without overflow.
bool has_enough_outcomes(const Beacon& beacon) {
  constexpr std::uint64_t kEnough = 1ULL << 50;
  std::uint64_t outcomes = 1;
  for (std::uint64_t i = 0; i < beacon.dice && outcomes < kEnough; ++i) {
    outcomes *= beacon.sides;  // at most 2^50 * 100
  }
  return outcomes >= kEnough;
}

void check_beacon(const std::optional<Beacon>& beacon, const std::string& key, Outcome& outcome) {
  if (!beacon) {
    return;
  }
  expect(2 <= beacon->sides && beacon->sides <= 100, key + ".sides from 2 to 100",
         std::to_string(beacon->sides), outcome);
  expect(beacon->dice <= 1000, key + ".dice of at most 1000", std::to_string(beacon->dice),
         outcome);
  if (beacon->sides <= 100 && beacon->dice <= 1000) {
    expect(has_enough_outcomes(*beacon), key + " with at least 2^50 outcomes",
           std::to_string(beacon->dice) + " dice of " + std::to_string(beacon->sides) + " sides",
           outcome);
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
  if (!x.anchor) {
    outcome.not_checked("no checksum was given: bring it from the gazette, with --order");
  } else if (!checksum) {
    outcome.blocked("1.2", path_of(1, "SHA256SUMS"));
  } else {
    outcome.saw();
    if (*checksum != *x.anchor) {
      outcome.fail({path_of(1, "SHA256SUMS"), 0, "the checksum " + crypto::to_hex(*x.anchor),
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
  expect(first == x.order->previous.empty(),
         first ? "an empty previous in attempt 1" : "previous, the last checksum of the attempt before",
         x.order->previous.empty() ? "an empty one" : x.order->previous, outcome);
}

void check_2_4_quotas(Examination& x, Outcome& outcome) {
  const std::uint64_t seats = x.order->seats;
  for (const Feature& feature : x.order->features) {
    std::uint64_t min = 0;
    std::uint64_t max = 0;
    for (const FeatureCategory& category : feature.categories) {
      const Bounds& b = category.bounds;
      expect(b.min_flex <= b.min && b.min <= b.max && b.max <= b.max_flex && b.max_flex <= seats,
             "min_flex <= min <= max <= max_flex <= " + std::to_string(seats) + " for " +
                 quoted_name(feature.name) + " / " + quoted_name(category.name),
             std::to_string(b.min_flex) + ", " + std::to_string(b.min) + ", " +
                 std::to_string(b.max) + ", " + std::to_string(b.max_flex),
             outcome);
      min = std::min(min + b.min, kMaxInteger);
      max = std::min(max + b.max, kMaxInteger);
    }
    expect(min <= seats && seats <= max,
           "minima and maxima of " + quoted_name(feature.name) + " around " +
               std::to_string(seats) + " seats",
           "sums of " + std::to_string(min) + " and " + std::to_string(max), outcome);
  }
}

void check_2_5_features_follow_from_strata(Examination& x, Outcome& outcome) {
  for (const Feature& feature : x.order->features) {
    if (feature.stratum) {
      check_feature_values(*x.order, feature, outcome);
    }
  }
  for (const StratumColumn& column : x.order->strata) {
    if (!column.column) {
      check_age_overlaps(column, outcome);
      check_age_gaps(x.order->eligibility, column, outcome);
    }
  }
}

void check_2_6_letters(Examination& x, Outcome& outcome) {
  std::vector<std::string> columns;
  for (const Level& level : x.order->levels) {
    columns.insert(columns.end(), level.columns.begin(), level.columns.end());
  }
  std::vector<std::string> wanted;
  for (const StratumColumn& column : x.order->strata) {
    wanted.push_back(column.name);
  }
  expect(columns == wanted, "levels whose columns are the strata columns in sequence", "others",
         outcome);
  expect(x.order->letters_total >= 1, "letters.total of at least 1", "0", outcome);
  expect(x.order->letters_minimum >= 1, "letters.minimum of at least 1", "0", outcome);
  expect(count_strata(*x.order, kMaxStrata + 1) <= kMaxStrata,
         "at most " + std::to_string(kMaxStrata) + " strata", "more", outcome);
}

void check_2_7_slots(Examination& x, Outcome& outcome) {
  const auto& slots = x.order->slots;
  expect(3 <= slots.size() && slots.size() <= 15, "3 to 15 slots", std::to_string(slots.size()),
         outcome);
  std::set<crypto::PublicKey> keys{x.order->office_key};
  for (const Slot& slot : slots) {
    expect(keys.insert(slot.key).second, "distinct keys, the office's included",
           crypto::to_hex(slot.key) + " twice", outcome);
  }
  expect(std::any_of(slots.begin(), slots.end(), [](const Slot& slot) { return !slot.office; }),
         "a slot that is not the office's", "none", outcome);
  expect(3 <= x.order->min_commitments && x.order->min_commitments <= slots.size(),
         "min_commitments from 3 to " + std::to_string(slots.size()),
         std::to_string(x.order->min_commitments), outcome);
  // Integers are below 2^53, so doubling is safe.
  expect(x.order->close_signatures <= slots.size() &&
             slots.size() < 2 * x.order->close_signatures,
         "close_signatures of more than half of " + std::to_string(slots.size()) +
             " slots, at most all",
         std::to_string(x.order->close_signatures), outcome);
}

void check_2_8_beacon(Examination& x, Outcome& outcome) {
  check_beacon(x.order->beacon, "beacon", outcome);
  check_beacon(x.order->replacement_beacon, "replacement_beacon", outcome);
  if (!x.order->rehearsal) {
    expect(x.order->beacon.has_value(), "a beacon, because the mode is real", "null", outcome);
    expect(x.order->replacement_beacon.has_value(),
           "a replacement_beacon, because the mode is real", "null", outcome);
  }
}

void check_2_9_portfolio(Examination& x, Outcome& outcome) {
  const Order& order = *x.order;
  expect(1 <= order.seats && order.seats <= 10'000, "panel.seats from 1 to 10000",
         std::to_string(order.seats), outcome);
  expect(1 <= order.panels && order.panels <= 100'000, "panel.panels from 1 to 100000",
         std::to_string(order.panels), outcome);
  expect(order.spot_checks < order.panels, "fewer spot_checks than panels",
         std::to_string(order.spot_checks), outcome);
  if (has_sealed_feature(order)) {
    expect(order.committed && order.spot_checks >= 1,
           "form committed and spot checks, because a feature is sealed",
           order.committed ? "no spot checks" : "form open", outcome);
  }
}

void check_2_10_real_draws(Examination& x, Outcome& outcome) {
  if (x.order->rehearsal) {
    outcome.not_checked("does not apply: a rehearsal");
    return;
  }
  expect(x.order->min_stratum >= 20, "min_stratum of at least 20",
         std::to_string(x.order->min_stratum), outcome);
  expect(x.order->letters_minimum >= 10, "letters.minimum of at least 10",
         std::to_string(x.order->letters_minimum), outcome);
  expect(x.order->panels >= 100, "panel.panels of at least 100", std::to_string(x.order->panels),
         outcome);
}

void check_2_11_visibility(Examination& x, Outcome& outcome) {
  for (const Feature& feature : x.order->features) {
    if (feature.sealed && feature.stratum) {
      expect(false, "public features where they follow from the stratum",
             quoted_name(feature.name) + " is sealed", outcome);
    } else if (feature.sealed) {
      outcome.error("sealed features are not supported by this version: " +
                    quoted_name(feature.name));
    } else {
      outcome.saw();
    }
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

}  // namespace klero::verifier
