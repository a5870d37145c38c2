// Rules 10.5, 10.7 and 10.8: that the panels keep the quotas of sealed features, and that those
// passed over would not have.

#include "verifier/checks/examination.h"
#include "verifier/checks/sealed_tables.h"
#include "verifier/checks/section_10_sealed.h"

namespace klero::verifier {
namespace {

const FeatureCategory& category_of(const Order& order, const Quota& quota) {
  return order.features[quota.feature].categories[quota.category];
}

// The context of a claim that a count lies in a range: what it begins with, then feature, category
// and both ends.
std::vector<std::string> range_context(std::vector<std::string> context, const Order& order,
                                       const Quota& quota, const CountRange& range) {
  context.push_back("feature " + order.features[quota.feature].name);
  context.push_back("category " + category_of(order, quota).name);
  context.push_back("from " + std::to_string(range.least));
  context.push_back("to " + std::to_string(range.most));
  return context;
}

// The members after a swap.
std::vector<RowNumber> after_swap(const Turn& turn, RowNumber candidate) {
  std::vector<RowNumber> rows = turn.rest;
  rows.push_back(candidate);
  return rows;
}

// The positions of the swaps by which somebody came in.
std::vector<std::size_t> swaps_with_candidate(const Pair& pair) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < pair.swaps.size(); ++i) {
    if (pair.swaps[i].candidate) {
      found.push_back(i);
    }
  }
  return found;
}

// A person passed over, and at which turn.
struct SkipAt {
  const Turn* turn = nullptr;
  Skip skip;
};

std::vector<SkipAt> all_skips(const Pair& pair) {
  std::vector<SkipAt> found;
  for (const Turn& turn : pair.turns) {
    for (const Skip& skip : turn.skipped) {
      found.push_back({&turn, skip});
    }
  }
  return found;
}

// The points of rule 10.8 for sums after the swap.
std::vector<PointRange> points_out_of_bounds(const Order& order, const std::vector<Quota>& sealed,
                                             const std::vector<crypto::Point>& sums,
                                             const SkipAt& at) {
  std::vector<PointRange> points;
  for (std::size_t c = 0; c < sealed.size(); ++c) {
    for (const CountRange& range : ranges_out_of_bounds(category_of(order, sealed[c]).bounds,
                                                        at.skip.bounds, at.turn->empty)) {
      points.push_back({sums[c], range.least, range.most});
    }
  }
  return points;
}

}  // namespace

void check_10_5_quotas_of_the_opened_panels(Examination& x, Outcome& outcome) {
  const auto place = place_of_proofs(x, x.scan.panel_step(), outcome);
  if (!place) {
    return;
  }
  const std::vector<Quota> sealed = sealed_quotas(x.in_force());
  const SealedTable table{
      x.scan.panel_step(), "quotas.tsv", x.draw.size() * sealed.size(), [&](std::size_t i) {
        const Quota& quota = sealed[i % sealed.size()];
        return std::vector<std::string>{std::to_string(x.draw[i / sealed.size()].panel),
                                        x.in_force().features[quota.feature].name,
                                        category_of(x.in_force(), quota).name};
      }};
  ProofChecks proofs(x, *place, path_of(x, x.scan.panel_step(), "quotas.tsv"), "10.5", table.count, outcome);
  std::vector<crypto::Point> sums;
  std::size_t rank_of_sums = SIZE_MAX;
  visit_sealed_table(x, table, outcome, [&](std::size_t i, const Row& row) {
    const std::size_t rank = i / sealed.size();
    if (rank != rank_of_sums) {
      sums = x.pool().commitments.sum(x.members[rank]);
      rank_of_sums = rank;
    }
    const Quota& quota = sealed[i % sealed.size()];
    proofs.add({row.line,
                range_context({"kind quota", "panel " + std::to_string(x.draw[rank].panel)},
                              x.in_force(), quota, {quota.least, quota.most}),
                {{sums[i % sealed.size()], quota.least, quota.most}}},
               row.fields[3]);
  });
  proofs.finish();
}

void check_10_7_quotas_after_a_swap(Examination& x, Outcome& outcome) {
  const unsigned step = x.pair_step(1);
  const auto place = place_of_proofs(x, step, outcome);
  if (!place) {
    return;
  }
  const Pair& pair = x.pair();
  const std::vector<Quota> sealed = sealed_quotas(x.in_force());
  const std::vector<std::size_t> swaps = swaps_with_candidate(pair);
  const SealedTable table{step, "quotas.tsv", swaps.size() * sealed.size(), [&](std::size_t i) {
                            const Quota& quota = sealed[i % sealed.size()];
                            return std::vector<std::string>{
                                std::to_string(pair.swaps[swaps[i / sealed.size()]].leaver),
                                x.in_force().features[quota.feature].name,
                                category_of(x.in_force(), quota).name};
                          }};
  ProofChecks proofs(x, *place, path_of(x, step, "quotas.tsv"), "10.7", table.count, outcome);
  std::vector<crypto::Point> sums;
  std::size_t swap_of_sums = SIZE_MAX;
  visit_sealed_table(x, table, outcome, [&](std::size_t i, const Row& row) {
    const std::size_t at = swaps[i / sealed.size()];
    const Swap& swap = pair.swaps[at];
    if (at != swap_of_sums) {
      sums = x.pool().commitments.sum(after_swap(pair.turns[at], *swap.candidate));
      swap_of_sums = at;
    }
    const Quota& quota = sealed[i % sealed.size()];
    const CountRange range =
        range_in_force(category_of(x.in_force(), quota).bounds, swap.bounds, pair.turns[at].empty);
    proofs.add({row.line,
                range_context({"kind swap-quota", "leaver " + std::to_string(swap.leaver),
                               "candidate " + std::to_string(*swap.candidate)},
                              x.in_force(), quota, range),
                {{sums[i % sealed.size()], range.least, range.most}}},
               row.fields[3]);
  });
  proofs.finish();
  if (swaps.empty()) {
    outcome.not_checked({"nobody was called", "niemand wurde gerufen"});
  }
}

void check_10_8_skips(Examination& x, Outcome& outcome) {
  const unsigned step = x.pair_step(1);
  const auto place = place_of_proofs(x, step, outcome);
  if (!place) {
    return;
  }
  const std::vector<Quota> sealed = sealed_quotas(x.in_force());
  const std::vector<SkipAt> skips = all_skips(x.pair());
  const SealedTable table{step, "skips.tsv", skips.size(), [&](std::size_t i) {
                            const Skip& skip = skips[i].skip;
                            return std::vector<std::string>{std::to_string(skip.leaver),
                                                            std::to_string(skip.candidate),
                                                            std::string(name_of(skip.bounds))};
                          }};
  ProofChecks proofs(x, *place, path_of(x, step, "skips.tsv"), "10.8", table.count, outcome);
  const Turn* turn = nullptr;
  std::vector<crypto::Point> rest;  // the sums over the members without the leaver
  visit_sealed_table(x, table, outcome, [&](std::size_t i, const Row& row) {
    const SkipAt& at = skips[i];
    if (at.turn != turn) {
      turn = at.turn;
      rest = x.pool().commitments.sum(turn->rest);
    }
    std::vector<crypto::Point> sums = rest;
    const auto added = x.pool().commitments.of_row(at.skip.candidate);
    for (std::size_t c = 0; c < sums.size(); ++c) {
      sums[c] = sums[c] + added[c];
    }
    proofs.add({row.line,
                {"kind skip", "leaver " + std::to_string(at.skip.leaver),
                 "candidate " + std::to_string(at.skip.candidate),
                 "bounds " + std::string(name_of(at.skip.bounds)),
                 "empty " + std::to_string(at.turn->empty)},
                points_out_of_bounds(x.in_force(), sealed, sums, at)},
               row.fields[3]);
  });
  proofs.finish();
  if (skips.empty()) {
    outcome.not_checked({"nobody who fits by his public features was passed over",
                         "niemand, der nach den öffentlichen Merkmalen passt, wurde übergangen"});
  }
}

}  // namespace klero::verifier
