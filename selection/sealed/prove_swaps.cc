#include "selection/sealed/prove_swaps.h"

#include <array>
#include <string_view>
#include <utility>

#include "crypto/base/error.h"
#include "crypto/group/batch.h"
#include "crypto/group/commitment.h"
#include "crypto/group/one_of_text.h"
#include "selection/sealed/bounds.h"
#include "selection/sealed/rows.h"
#include "selection/sealed/sums.h"

namespace klero::selection {
namespace {

using crypto::Error;
using crypto::ProveJob;

constexpr std::array<std::string_view, 4> kQuotaColumns{"leaver", "feature", "category", "proof"};
constexpr std::array<std::string_view, 4> kSkipColumns{"leaver", "candidate", "bounds", "proof"};

// Everything that is to be proved, in the sequence of the two tables; proved together at the end,
// on all cores.
struct Work {
  std::vector<ProveJob> quotas;
  std::vector<std::array<std::string, 3>> quota_lines;
  std::vector<ProveJob> skips;
  std::vector<std::array<std::string, 3>> skip_lines;
};

const char* bounds_name(bool flex) {
  return flex ? "flex" : "quota";
}

void add_quotas(const ProofPlace& place, const SealedScheme& scheme, const SwapToProve& swap,
                const SealedSums& after, Work& work) {
  for (std::size_t c = 0; c < after.size(); ++c) {
    const SealedCategory& category = scheme.categories[c];
    const auto [lo, hi] = bounds_in_force(category, swap.flex, swap.empty);
    if (after[c].count < lo || after[c].count > hi) {
      throw Error("replacement: row " + row_number(*swap.candidate) + " called for row " +
                  row_number(swap.leaver) + " breaks the bounds of " + category.feature + " " +
                  category.name);
    }
    work.quotas.push_back(
        {.statement = range_statement(
             place, "swap-quota",
             {"leaver " + row_number(swap.leaver), "candidate " + row_number(*swap.candidate),
              "feature " + category.feature, "category " + category.name,
              "from " + std::to_string(lo), "to " + std::to_string(hi)},
             after[c].commitment, lo, hi),
         .witness = {.index = after[c].count - lo, .rho = after[c].blinding}});
    work.quota_lines.push_back({row_number(swap.leaver), category.feature, category.name});
  }
}

// One of the counts after the swap is one of those that are out of bounds.
ProveJob skip_job(const ProofPlace& place, const SealedScheme& scheme, const SwapToProve& swap,
                  std::uint32_t candidate, bool flex, const SealedSums& after) {
  ProveJob job;
  bool broken = false;
  for (std::size_t c = 0; c < after.size(); ++c) {
    for (const std::uint64_t v : reachable_out_of_bounds(scheme.categories[c], flex, swap.empty)) {
      const std::vector<crypto::Point> point = crypto::range_points(after[c].commitment, v, v);
      if (!broken && after[c].count == v) {
        broken = true;
        job.witness = {.index = job.statement.points.size(), .rho = after[c].blinding};
      }
      job.statement.points.push_back(point.front());
    }
  }
  if (!broken) {
    throw Error("replacement: row " + row_number(candidate) + " was passed over for row " +
                row_number(swap.leaver) + " but breaks no bound");
  }
  job.statement.mode = place.mode;
  job.statement.context = context_lines(
      place, "skip",
      {"leaver " + row_number(swap.leaver), "candidate " + row_number(candidate),
       std::string("bounds ") + bounds_name(flex), "empty " + std::to_string(swap.empty)});
  job.statement.identity = crypto::IdentityPoints::kAllowed;
  return job;
}

void add_skips(const ProofPlace& place, const SealedScheme& scheme, const SealedPool& pool,
               const SwapToProve& swap, const SealedSums& before, Work& work) {
  for (const bool flex : {false, true}) {
    for (const std::uint32_t candidate : flex ? swap.skipped_in_flex : swap.skipped_in_quota) {
      const SealedSums after = after_swap(scheme, before, pool[swap.leaver], pool[candidate]);
      work.skips.push_back(skip_job(place, scheme, swap, candidate, flex, after));
      work.skip_lines.push_back(
          {row_number(swap.leaver), row_number(candidate), bounds_name(flex)});
    }
  }
}

std::string proved_table(std::span<const std::string_view> columns,
                         const std::vector<std::array<std::string, 3>>& lines,
                         const std::vector<ProveJob>& jobs) {
  const std::vector<crypto::OneOfProof> proofs = crypto::prove_many(jobs, 0);
  std::string table;
  crypto::append_tsv_header(table, columns);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    append_row(table, {lines[i][0], lines[i][1], lines[i][2], crypto::write_one_of(proofs[i])});
  }
  return table;
}

}  // namespace

SwapTables prove_swaps(const ProofPlace& place, const SealedScheme& scheme, const SealedPool& pool,
                       std::span<const std::uint32_t> members, std::span<const SwapToProve> swaps) {
  Work work;
  SealedSums sums = sum_rows(scheme, pool, members);
  for (const SwapToProve& swap : swaps) {
    add_skips(place, scheme, pool, swap, sums, work);
    if (!swap.candidate) {
      sums = without(scheme, sums, pool[swap.leaver]);
      continue;
    }
    sums = after_swap(scheme, sums, pool[swap.leaver], pool[*swap.candidate]);
    add_quotas(place, scheme, swap, sums, work);
  }
  return {.quotas = proved_table(kQuotaColumns, work.quota_lines, work.quotas),
          .skips = proved_table(kSkipColumns, work.skip_lines, work.skips)};
}

}  // namespace klero::selection
