#include "selection/sealed/prove.h"

#include <array>
#include <string_view>
#include <utility>

#include "crypto/base/error.h"
#include "crypto/group/batch.h"
#include "crypto/group/one_of_text.h"
#include "selection/sealed/rows.h"
#include "selection/sealed/sums.h"

namespace klero::selection {
namespace {

using crypto::OneOfProof;
using crypto::ProveJob;

constexpr std::array<std::string_view, 4> kBitColumns{"row", "feature", "category", "proof"};
constexpr std::array<std::string_view, 4> kTotalColumns{"feature", "category", "people", "proof"};
constexpr std::array<std::string_view, 4> kQuotaColumns{"panel", "feature", "category", "proof"};

// C is to 0 or 1; the witness is the blinding.
ProveJob bit_job(const ProofPlace& place, const SealedScheme& scheme, const SealedPool& pool,
                 std::size_t r, std::size_t c) {
  const SealedCategory& category = scheme.categories[c];
  crypto::OneOfStatement statement = range_statement(
      place, "bit",
      {"row " + row_number(r), "feature " + category.feature, "category " + category.name},
      pool[r].commitments[c], 0, 1);
  statement.identity = crypto::IdentityPoints::kRefused;
  return {.statement = std::move(statement),
          .witness = {.index = sealed_value(scheme, pool[r], c), .rho = pool[r].blindings[c]}};
}

std::string totals_table(const ProofPlace& place, const std::string& kind,
                         const SealedScheme& scheme, const SealedSums& sums) {
  std::string table;
  crypto::append_tsv_header(table, kTotalColumns);
  for (std::size_t c = 0; c < sums.size(); ++c) {
    const SealedCategory& category = scheme.categories[c];
    const std::string people = std::to_string(sums[c].count);
    const OneOfProof proof = crypto::prove_one_of(
        range_statement(
            place, kind,
            {"feature " + category.feature, "category " + category.name, "people " + people},
            sums[c].commitment, sums[c].count, sums[c].count),
        {.index = 0, .rho = sums[c].blinding});
    append_row(table, {category.feature, category.name, people, crypto::write_one_of(proof)});
  }
  return table;
}

ProveJob quota_job(const ProofPlace& place, const SealedCategory& category, std::uint64_t panel,
                   const SealedSum& sum) {
  if (sum.count < category.min || sum.count > category.max) {
    throw crypto::Error("panel " + std::to_string(panel) + ": " + std::to_string(sum.count) +
                        " members in " + category.feature + " " + category.name + ", expected " +
                        std::to_string(category.min) + " to " + std::to_string(category.max));
  }
  return {.statement =
              range_statement(place, "quota",
                              {"panel " + std::to_string(panel), "feature " + category.feature,
                               "category " + category.name, "from " + std::to_string(category.min),
                               "to " + std::to_string(category.max)},
                              sum.commitment, category.min, category.max),
          .witness = {.index = sum.count - category.min, .rho = sum.blinding}};
}

}  // namespace

std::string bits_table(const ProofPlace& place, const SealedScheme& scheme, const SealedPool& pool,
                       const crypto::Progress& progress) {
  std::vector<ProveJob> jobs;
  jobs.reserve(pool.size() * scheme.categories.size());
  for_each_cell(scheme, pool, [&](std::size_t r, std::size_t c) {
    jobs.push_back(bit_job(place, scheme, pool, r, c));
  });
  const std::vector<OneOfProof> proofs = crypto::prove_many(jobs, 0, progress);
  std::string table;
  crypto::append_tsv_header(table, kBitColumns);
  std::size_t next = 0;
  for_each_cell(scheme, pool, [&](std::size_t r, std::size_t c) {
    const SealedCategory& category = scheme.categories[c];
    append_row(table, {row_number(r), category.feature, category.name,
                       crypto::write_one_of(proofs[next++])});
  });
  return table;
}

std::string pool_totals_table(const ProofPlace& place, const SealedScheme& scheme,
                              const SealedPool& pool) {
  std::vector<std::uint32_t> everybody;
  for (std::uint32_t r = 0; r < pool.size(); ++r) {
    everybody.push_back(r);
  }
  return totals_table(place, "pool-total", scheme, sum_rows(scheme, pool, everybody));
}

std::string panel_totals_table(const ProofPlace& place, const SealedScheme& scheme,
                               const SealedPool& pool, std::span<const std::uint32_t> members) {
  return totals_table(place, "panel-total", scheme, sum_rows(scheme, pool, members));
}

std::string quotas_table(const ProofPlace& place, const SealedScheme& scheme,
                         const SealedPool& pool, std::span<const PanelToProve> panels,
                         const crypto::Progress& progress) {
  std::vector<ProveJob> jobs;
  for (const PanelToProve& panel : panels) {
    const SealedSums sums = sum_rows(scheme, pool, panel.members);
    for (std::size_t c = 0; c < sums.size(); ++c) {
      jobs.push_back(quota_job(place, scheme.categories[c], panel.number, sums[c]));
    }
  }
  const std::vector<OneOfProof> proofs = crypto::prove_many(jobs, 0, progress);
  std::string table;
  crypto::append_tsv_header(table, kQuotaColumns);
  std::size_t next = 0;
  for (const PanelToProve& panel : panels) {
    for (const SealedCategory& category : scheme.categories) {
      append_row(table, {std::to_string(panel.number), category.feature, category.name,
                         crypto::write_one_of(proofs[next++])});
    }
  }
  return table;
}

}  // namespace klero::selection
