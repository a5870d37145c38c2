#include "verifier/checks/section_9_replacement.h"

#include <algorithm>
#include <set>
#include <utility>

#include "crypto/base/text.h"
#include "verifier/checks/answers.h"
#include "verifier/checks/examination.h"
#include "verifier/checks/member_table.h"
#include "verifier/checks/seed_text.h"

namespace klero::verifier {
namespace {

// The panel as panel.tsv of the step before the leavers has it; nullopt, with `outcome` blocked by the
// rule about that table, if it is no list of rows of the pool.
std::optional<std::vector<RowNumber>> panel_before(const Examination& x, Outcome& outcome) {
  const unsigned step = x.pair_step(0) - 1;
  Outcome reading;
  auto rows = read_members(x, step, "panel.tsv", reading);
  if (!rows) {
    outcome.blocked(x.group == 0 ? "8.5" : "9.5", path_of(x, step, "panel.tsv"));
  }
  return rows;
}

// A line of skips.tsv or swaps.tsv; nullopt unless it says leaver, candidate, and quota or flex.
std::optional<Skip> read_skip(const Row& row) {
  const auto leaver = read_integer(row.fields[0]);
  const auto candidate = read_integer(row.fields[1]);
  const bool flex = row.fields[2] == name_of(SwapBounds::kFlex);
  if (!leaver || !candidate || *leaver > UINT32_MAX || *candidate > UINT32_MAX ||
      (!flex && row.fields[2] != name_of(SwapBounds::kQuota))) {
    return std::nullopt;
  }
  return Skip{static_cast<RowNumber>(*leaver), static_cast<RowNumber>(*candidate),
              flex ? SwapBounds::kFlex : SwapBounds::kQuota};
}

// Who may be passed over: those with a line in skips.tsv. A line about somebody who was called excuses
// nothing; whether the lines are the right ones is rule 10.8. nullopt if a table cannot be used.
std::optional<std::set<Skip>> read_skips(const Examination& x, unsigned step, Outcome& outcome) {
  std::set<Skip> skips;
  if (!has_sealed_feature(*x.order)) {
    return skips;
  }
  const bool read = visit_table(x, step, "skips.tsv", outcome, [&](const Row& row) {
    if (const auto skip = read_skip(row)) {
      skips.insert(*skip);
    }
    return true;
  });
  const bool read_called = visit_table(x, step, "swaps.tsv", outcome, [&](const Row& row) {
    if (const auto called = read_skip(row)) {
      skips.erase(*called);
    }
    return true;
  });
  return read && read_called ? std::optional(skips) : std::nullopt;
}

Replacement replace_by_rule(const Examination& x, std::set<Skip> skips) {
  std::vector<crypto::Digest> leaves;
  for (const PoolRow& row : x.pool().rows) {
    leaves.push_back(row.leaf);
  }
  std::vector<std::span<const std::uint32_t>> answers(x.pool().answers.begin(), x.pool().answers.end());
  std::vector<RowNumber> earlier;
  for (std::size_t i = 0; i < x.group; ++i) {
    earlier.insert(earlier.end(), x.pairs[i].leavers.begin(), x.pairs[i].leavers.end());
  }
  const Pair& pair = x.pairs[x.group];
  return replace_leavers(
      {x.in_force(), leaves, answers, pair.before, pair.leavers, earlier, *pair.seed,
       std::move(skips)});
}

std::string describe(std::string_view leaver, std::string_view candidate, std::string_view bounds) {
  return "leaver " + crypto::escape_text(leaver) + ", candidate " + crypto::escape_text(candidate) +
         ", " + crypto::escape_text(bounds);
}

}  // namespace

void check_9_1_leavers(Examination& x, Outcome& outcome) {
  const unsigned step = x.pair_step(0);
  const auto rows = read_members(x, step, "leavers.tsv", outcome);
  if (!rows) {
    return;
  }
  const auto panel = panel_before(x, outcome);
  if (!panel) {
    return;
  }
  const std::string path = path_of(x, step, "leavers.tsv");
  if (rows->empty()) {
    outcome.fail({path, 0, "at least one line", "none"});
  }
  for (std::size_t i = 0; i < rows->size(); ++i) {
    if (!std::binary_search(panel->begin(), panel->end(), (*rows)[i])) {
      outcome.fail({path, i + 2, "a member of the panel", "row " + std::to_string((*rows)[i])});
    }
  }
  x.pair().before = *panel;
  x.pair().leavers = *rows;
}

void check_9_2_reasons(Examination& x, Outcome& outcome) {
  const unsigned step = x.pair_step(0);
  const std::string path = path_of(x, step, "reasons.tsv");
  const auto& reasons = x.order->reasons;
  std::uint64_t lines = 0;
  std::uint64_t sum = 0;
  const std::uint64_t leavers = x.pair().leavers.size();
  const bool read = visit_table(x, step, "reasons.tsv", outcome, [&](const Row& row) {
    if (++lines > reasons.size()) {
      return false;
    }
    if (row.fields[0] != reasons[lines - 1]) {
      outcome.fail({path, row.line, shown(reasons[lines - 1]), shown(row.fields[0])});
    }
    sum += integer_field(path, row, 1, 0, leavers, outcome).value_or(0);
    return true;
  });
  if (!read) {
    return;
  }
  outcome.saw();
  if (lines != reasons.size()) {
    outcome.fail({path, 0, std::to_string(reasons.size()) + " reasons",
                  lines > reasons.size() ? "more" : std::to_string(lines)});
  } else if (outcome.findings().empty() && sum != leavers) {
    outcome.fail({path, 0, "a sum of " + std::to_string(leavers) + ", the number of leavers",
                  std::to_string(sum)});
  }
}

void check_9_3_seed(Examination& x, Outcome& outcome) {
  const unsigned step = x.pair_step(1);
  const auto close = cited_checksum(x, step, outcome);
  const ScannedFile* file = usable_file(x, step, "seed.txt", outcome);
  if (!close || file == nullptr) {
    return;
  }
  Ceremony& here = x.pair().ceremony;
  if (!here.close_known) {
    outcome.blocked("9.9", x.scan.expected_name(step - 1));
    return;
  }
  std::vector<std::string> wanted{label(*x.order, "replacement-seed"),
                                  "close " + crypto::to_hex(*close)};
  if (x.order->replacement_beacons.empty()) {
    if (!x.second_lot().seed) {
      outcome.blocked("4.9", x.scan.expected_name(x.scan.panel_step() - 1));
      return;
    }
    wanted.push_back("lot2 " + crypto::to_hex(*x.second_lot().seed));
  }
  outcome.saw();
  if (auto values = check_seed_text({*file, wanted, x.order->replacement_beacons, here}, outcome)) {
    here.values = std::move(*values);
    x.pair().seed = *file->digest;
  }
}

void check_9_4_swaps(Examination& x, Outcome& outcome) {
  const unsigned step = x.pair_step(1);
  const std::string path = path_of(x, step, "swaps.tsv");
  build_answers(x, x.pool());
  auto skips = read_skips(x, step, outcome);
  if (!skips) {
    return;
  }
  const Replacement wanted = replace_by_rule(x, std::move(*skips));
  std::uint64_t lines = 0;
  const bool read = visit_table(x, step, "swaps.tsv", outcome, [&](const Row& row) {
    if (++lines > wanted.swaps.size()) {
      return false;
    }
    const Swap& swap = wanted.swaps[lines - 1];
    const std::vector<std::string> fields{
        std::to_string(swap.leaver), swap.candidate ? std::to_string(*swap.candidate) : "-",
        std::string(name_of(swap.bounds))};
    if (!std::equal(fields.begin(), fields.end(), row.fields.begin())) {
      outcome.fail({path, row.line, describe(fields[0], fields[1], fields[2]),
                    describe(row.fields[0], row.fields[1], row.fields[2])});
    }
    return true;
  });
  if (!read) {
    return;
  }
  outcome.saw();
  if (lines != wanted.swaps.size()) {
    outcome.fail({path, 0, std::to_string(wanted.swaps.size()) + " lines, one for each leaver",
                  lines > wanted.swaps.size() ? "more" : std::to_string(lines)});
  }
  x.pair().swaps = wanted.swaps;
  x.pair().turns = wanted.turns;
  x.pair().panel = wanted.panel;
}

void check_9_5_members(Examination& x, Outcome& outcome) {
  check_members(x, x.pair_step(1), "panel.tsv", x.pair().panel, outcome);
}

void check_9_6_beacon_seen(Examination& x, Outcome& outcome) {
  if (x.order->replacement_beacons.empty()) {
    outcome.not_checked(
        {"the order has no beacon for replacements: who knows the second seed could know whom a "
         "withdrawal would bring in",
         "die Losordnung hat keinen öffentlichen Zufall beim Nachrücken: Wer den zweiten Startwert "
         "kennt, konnte wissen, wen ein Rückzug nachrücken lässt"});
  } else {
    const Said values = describe_values(x.order->replacement_beacons, x.pair().ceremony);
    outcome.manual({"compare with the minutes, and with the official publication: " + values.english,
                    "mit der Niederschrift und der amtlichen Veröffentlichung vergleichen: " +
                        values.german});
  }
}

}  // namespace klero::verifier
