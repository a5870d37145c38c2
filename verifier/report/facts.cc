#include "verifier/report/facts.h"

#include <algorithm>
#include <chrono>

#include "crypto/base/text.h"
#include "verifier/checks/ceremony.h"
#include "verifier/checks/examination.h"
#include "verifier/checks/seed_text.h"

namespace klero::verifier {
namespace {

using crypto::escape_text;

void sort_slots(const Order& order, const Lot& lot, LotFact& fact) {
  for (std::size_t i = 0; i < lot.committed.size() && i < order.slots.size(); ++i) {
    const std::string name = escape_text(order.slots[i].name);
    const bool by_escrow =
        i < lot.openings.size() && lot.openings[i] && !lot.openings[i]->holders.empty();
    if (lot.committed[i] == SlotState::kAbsent) {
      fact.absent.push_back(name);
    } else if (i < lot.revealed.size() && lot.revealed[i] == SlotState::kRevealed) {
      (by_escrow ? fact.opened : fact.revealed).push_back(name);
    } else if (i < lot.revealed.size()) {
      fact.missing.push_back(name);
    }
  }
}

// "2026-03-07 12:00:00 UTC"
std::string write_time(std::int64_t time) {
  using std::chrono::days, std::chrono::floor, std::chrono::seconds;
  const std::chrono::sys_seconds at{seconds(time)};
  const auto day = floor<days>(at);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(at - day);
  const auto two = [](auto value) {
    return (value < 10 ? "0" : "") + std::to_string(value);
  };
  return std::to_string(static_cast<int>(date.year())) + "-" +
         two(static_cast<unsigned>(date.month())) + "-" + two(static_cast<unsigned>(date.day())) +
         " " + two(clock.hours().count()) + ":" + two(clock.minutes().count()) + ":" +
         two(clock.seconds().count()) + " UTC";
}

std::vector<std::string> witnesses_of(const Examination& x, unsigned step) {
  std::vector<std::string> names;
  const auto cosigners = x.cosigners.find(step);
  if (cosigners != x.cosigners.end()) {
    for (const unsigned witness : cosigners->second) {
      names.push_back(escape_text(x.order->witnesses->people[witness - 1].name));
    }
  }
  return names;
}

void gather_close(const Examination& x, std::size_t group, LotFact& fact) {
  const Lot& lot = x.lots[group - 1];
  for (const unsigned slot : lot.signers) {
    fact.signers.push_back(escape_text(x.order->slots[slot - 1].name));
  }
  fact.witnesses = witnesses_of(x, closing_step(x, group));
  if (lot.ceremony.stamped && lot.ceremony.stamp_trusted) {
    fact.stamped = write_time(*lot.ceremony.stamped);
  }
}

std::optional<EndFact> void_of(const Examination& x, std::size_t group) {
  const auto found = x.voids.find(group);
  if (found == x.voids.end()) {
    return std::nullopt;
  }
  const unsigned step = commit_step(x, group) + 2;
  return EndFact{x.scan.expected_name(step), escape_text(found->second.date),
                 escape_text(found->second.reason, 500), witnesses_of(x, step)};
}

void gather_lots(const Examination& x, Facts& facts) {
  for (std::size_t group = 1; group <= x.lots.size(); ++group) {
    const ScannedStep* commit = x.scan.step(commit_step(x, group));
    if (commit == nullptr || commit->kind != StepKind::kCommit) {
      continue;
    }
    const Lot& lot = x.lots[group - 1];
    LotFact fact;
    fact.lot = number_of_lot(group);
    fact.voided = void_of(x, group);
    fact.seed = lot.seed;
    if (lot.seed) {
      fact.values = describe_values(x.order->beacons, lot.ceremony);
    }
    sort_slots(*x.order, lot, fact);
    gather_close(x, group, fact);
    facts.lots.push_back(std::move(fact));
  }
}

void gather_correction(const Examination& x, Facts& facts) {
  const ScannedStep* step = x.scan.last_of(StepKind::kCorrection);
  if (step != nullptr) {
    facts.correction = CorrectionFact{
        {step->name, escape_text(x.correction.date), escape_text(x.correction.reason, 500),
         witnesses_of(x, step->number)},
        x.correction.objections};
  }
}

// The panel as the last step that was checked and found right left it.
const std::vector<RowNumber>& panel_now(const Examination& x) {
  const std::vector<RowNumber>* now = &x.panel;
  for (const Pair& pair : x.pairs) {
    now = pair.seed && !pair.swaps.empty() ? &pair.panel : now;
  }
  return *now;
}

void count_openly(const Examination& x, const Quota& quota, QuotaFact& fact) {
  const auto& answers = x.pool().answers[quota.feature];
  fact.pool = static_cast<std::uint64_t>(
      std::count(answers.begin(), answers.end(), static_cast<std::uint32_t>(quota.category)));
  if (!panel_now(x).empty()) {
    fact.panel = check_quota(quota, panel_now(x), {{answers}}).count;
  }
}

// Those in force, once it is known how far they were relaxed.
void gather_quotas(const Examination& x, Facts& facts) {
  const Order& order = x.in_force();
  std::size_t sealed = 0;  // which of the sealed categories
  for (const Quota& quota : strict_quotas(order)) {
    const Feature& feature = order.features[quota.feature];
    const FeatureCategory& category = feature.categories[quota.category];
    QuotaFact fact{escape_text(feature.name), escape_text(category.name), category.bounds,
                   feature.sealed, {}, {}};
    if (!feature.sealed) {
      count_openly(x, quota, fact);
    } else {
      if (sealed < x.pool().totals.size()) {
        fact.pool = x.pool().totals[sealed];
      }
      if (sealed < x.panel_totals.size() && x.pairs.empty()) {
        fact.panel = x.panel_totals[sealed];
      }
      ++sealed;
    }
    facts.quotas.push_back(std::move(fact));
  }
}

void gather_relaxation(const Examination& x, Facts& facts) {
  if (!x.relaxed) {
    return;
  }
  const auto add = [&](const std::string& name, std::string_view english, std::string_view german,
                       std::uint64_t now, std::uint64_t before) {
    if (now != before) {
      const std::string end = std::to_string(now);
      facts.relaxed.push_back(
          {name + ": " + std::string(english) + " " + end + " instead of " + std::to_string(before),
           name + ": " + std::string(german) + " " + end + " statt " + std::to_string(before)});
    }
  };
  for (const Quota& quota : strict_quotas(*x.order)) {
    const Bounds& now = x.in_force().features[quota.feature].categories[quota.category].bounds;
    const std::string name = name_of_quota(*x.order, quota);
    add(name, "at least", "mindestens", now.min, quota.least);
    add(name, "at most", "höchstens", now.max, quota.most);
  }
}

void gather_pairs(const Examination& x, Facts& facts) {
  for (std::size_t i = 0; i < x.pairs.size(); ++i) {
    const Pair& pair = x.pairs[i];
    PairFact fact;
    fact.step = x.scan.expected_name(closing_step(x, ceremony_of_pair(i)));
    fact.swaps = pair.swaps;
    if (pair.seed) {
      fact.values = describe_values(x.order->replacement_beacons, pair.ceremony);
    }
    facts.pairs.push_back(std::move(fact));
  }
}

void gather_counts(const Examination& x, Facts& facts) {
  if (x.frame) {
    facts.people = x.frame->people;
  }
  facts.strata = x.strata.size();
  if (!x.invitations.empty()) {
    facts.letters = x.invitations.size();
  }
  if (x.decision) {
    const SecondWave& rule = *x.order->second_wave;
    facts.second_wave = {x.second_wave.size(), rule.below, rule.date, x.decision->answered,
                         x.decision->sent};
  }
  if (!x.pool().rows.empty()) {
    facts.pool = x.pool().rows.size();
  }
  if (!x.draw.empty()) {
    facts.panel_number = x.draw.front().panel;
    for (std::size_t rank = 1; rank < x.draw.size(); ++rank) {
      facts.spot_checks.push_back(x.draw[rank].panel);
    }
  }
  for (const RowNumber row : panel_now(x)) {
    facts.members.push_back({row, x.pool().rows[row - 1].leaf});
  }
}

}  // namespace

Facts gather_facts(const Examination& x) {
  Facts facts;
  for (const ScannedStep& step : x.scan.steps) {
    facts.steps.push_back({step.name, step.checksum});
  }
  if (const ScannedStep* step = x.scan.annulment_step()) {
    facts.annulment = {step->name, escape_text(x.annulment.date),
                       escape_text(x.annulment.reason, 500), {}};
  }
  if (!x.order) {
    return facts;
  }
  const Order& order = *x.order;
  facts.order_read = true;
  facts.title = escape_text(order.title, 500);
  facts.body = escape_text(order.body, 500);
  facts.attempt = order.attempt;
  facts.rehearsal = order.rehearsal;
  facts.previous = order.previous;
  facts.form = order.committed ? "committed" : "open";
  facts.seats = order.seats;
  facts.panels = order.panels;
  gather_counts(x, facts);
  gather_correction(x, facts);
  gather_lots(x, facts);
  if (!x.pool().answers.empty()) {
    gather_quotas(x, facts);
  }
  gather_relaxation(x, facts);
  gather_pairs(x, facts);
  facts.seeds = gather_trust(x);
  return facts;
}

}  // namespace klero::verifier
