// The office's side of sealed features, judged by the verifier of single proofs: every proof must
// be one of the statement that docs/protocol.md, section 10, describes, built here from the published
// tables.

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <variant>
#include <vector>

#include "crypto/base/error.h"
#include "crypto/format/tsv.h"
#include "crypto/group/commitment.h"
#include "crypto/group/generators.h"
#include "crypto/group/one_of_text.h"
#include "selection/sealed/prove.h"
#include "selection/sealed/prove_swaps.h"
#include "selection/sealed/sums.h"

namespace klero::selection {
namespace {

using crypto::OneOfOutcome;
using crypto::Point;
using Rows = std::vector<std::vector<std::string>>;

const ProofPlace kPlace{.mode = "rehearsal",
                        .order = std::string(64, 'a'),
                        .after = std::string(64, 'b'),
                        .commitments = std::string(64, 'c')};

// School of three categories, move of two; bounds for panels of four.
SealedScheme scheme() {
  return {.features = {{.name = "school", .first = 0, .count = 3},
                       {.name = "move", .first = 3, .count = 2}},
          .categories = {{"school", "low", 1, 2, 0, 3},
                         {"school", "middle", 1, 2, 0, 3},
                         {"school", "high", 1, 2, 0, 3},
                         {"move", "yes", 1, 2, 1, 3},
                         {"move", "no", 2, 3, 1, 3}}};
}

// Row r answers r mod 3 and r mod 2.
SealedPool pool_of(std::size_t rows) {
  std::vector<std::vector<std::size_t>> answers;
  for (std::size_t r = 0; r < rows; ++r) {
    answers.push_back({r % 3, r % 2});
  }
  return seal_pool(scheme(), answers);
}

Rows rows_of(const std::string& table, std::array<std::string_view, 4> columns) {
  const auto read = crypto::read_tsv(table, columns);
  const auto* rows = std::get_if<crypto::TsvTable>(&read);
  return rows == nullptr ? Rows{} : rows->rows;
}

std::vector<std::string> context(const std::string& kind, const std::vector<std::string>& lines) {
  std::vector<std::string> all{"order " + kPlace.order, "after " + kPlace.after,
                               "commitments " + kPlace.commitments, "kind " + kind};
  all.insert(all.end(), lines.begin(), lines.end());
  return all;
}

OneOfOutcome judge(const std::vector<std::string>& lines, const std::vector<Point>& points,
                   const std::string& proof) {
  const crypto::OneOfReading reading = crypto::read_one_of(proof);
  return reading.proof ? crypto::verify_one_of({.mode = kPlace.mode,
                                                .context = lines,
                                                .points = points,
                                                .identity = crypto::IdentityPoints::kAllowed},
                                               *reading.proof)
                       : OneOfOutcome::kWrongLength;
}

Point sum_of(const SealedPool& pool, const std::vector<std::uint32_t>& rows, std::size_t c) {
  Point sum;
  for (const std::uint32_t row : rows) {
    sum = sum + pool[row].commitments[c];
  }
  return sum;
}

TEST(SealedPool, TheCommitmentsOfAFeatureSumToG) {
  const SealedPool pool = pool_of(7);
  for (const SealedRow& row : pool) {
    EXPECT_EQ(row.commitments[0] + row.commitments[1] + row.commitments[2], crypto::generator_g());
    EXPECT_EQ(row.commitments[3] + row.commitments[4], crypto::generator_g());
  }
  const Rows rows =
      rows_of(commitments_table(scheme(), pool), {"row", "feature", "category", "commitment"});
  ASSERT_EQ(rows.size(), 35U);
  EXPECT_EQ(rows[8][0] + rows[8][1] + rows[8][2], "2moveyes");
  EXPECT_EQ(rows[8][3], pool[1].commitments[3].hex());
}

TEST(SealedPool, OpeningsReadBackToTheSameCommitments) {
  const SealedPool pool = pool_of(5);
  const SealedPool again = read_openings(scheme(), openings_table(scheme(), pool));
  ASSERT_EQ(again.size(), pool.size());
  for (std::size_t r = 0; r < pool.size(); ++r) {
    EXPECT_EQ(again[r].chosen, pool[r].chosen);
    EXPECT_EQ(again[r].commitments, pool[r].commitments);
  }
  std::string damaged = openings_table(scheme(), pool);
  damaged.replace(damaged.find("\t1\t"), 3, "\t0\t");
  EXPECT_THROW((void)read_openings(scheme(), damaged), crypto::Error);
}

TEST(SealedPool, EveryBitIsProvedInItsOwnPlace) {
  const SealedPool pool = pool_of(4);
  const Rows rows =
      rows_of(bits_table(kPlace, scheme(), pool), {"row", "feature", "category", "proof"});
  ASSERT_EQ(rows.size(), 20U);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    SCOPED_TRACE(i);
    const Point& c = pool[i / 5].commitments[i % 5];
    const auto lines =
        context("bit", {"row " + rows[i][0], "feature " + rows[i][1], "category " + rows[i][2]});
    EXPECT_EQ(judge(lines, crypto::range_points(c, 0, 1), rows[i][3]), OneOfOutcome::kValid);
    const Point& other = pool[(i / 5 + 1) % 4].commitments[i % 5];
    EXPECT_NE(judge(lines, crypto::range_points(other, 0, 1), rows[i][3]), OneOfOutcome::kValid);
  }
}

TEST(SealedPanel, QuotasAndTotalsAreThoseOfItsMembers) {
  const SealedPool pool = pool_of(12);
  const std::vector<std::uint32_t> members{0, 1, 2, 4};  // school 1 2 1, move yes: rows 0, 2, 4
  EXPECT_THROW((void)quotas_table(kPlace, scheme(), pool,
                                  std::vector<PanelToProve>{{.number = 7, .members = members}}),
               crypto::Error);
  const std::vector<std::uint32_t> fair{0, 1, 2, 3};  // school 2 1 1, move yes 2, no 2
  const Rows quotas =
      rows_of(quotas_table(kPlace, scheme(), pool,
                           std::vector<PanelToProve>{{.number = 7, .members = fair}}),
              {"panel", "feature", "category", "proof"});
  const Rows totals = rows_of(panel_totals_table(kPlace, scheme(), pool, fair),
                              {"feature", "category", "people", "proof"});
  ASSERT_EQ(quotas.size(), 5U);
  ASSERT_EQ(totals.size(), 5U);
  const std::array<std::string, 5> people{"2", "1", "1", "2", "2"};
  for (std::size_t c = 0; c < 5; ++c) {
    SCOPED_TRACE(c);
    const SealedCategory category = scheme().categories[c];
    const Point sum = sum_of(pool, fair, c);
    EXPECT_EQ(
        judge(context("quota", {"panel 7", "feature " + category.feature,
                                "category " + category.name, "from " + std::to_string(category.min),
                                "to " + std::to_string(category.max)}),
              crypto::range_points(sum, category.min, category.max), quotas[c][3]),
        OneOfOutcome::kValid);
    EXPECT_EQ(totals[c][2], people[c]);
    const std::uint64_t x = std::stoull(people[c]);
    EXPECT_EQ(judge(context("panel-total", {"feature " + category.feature,
                                            "category " + category.name, "people " + people[c]}),
                    crypto::range_points(sum, x, x), totals[c][3]),
              OneOfOutcome::kValid);
  }
}

// The members 0, 1, 2, 3 sit at school 2 1 1 and move 2 2. Row 1 (middle, no) leaves. Row 4
// (middle, yes) would make move yes 3, out of the quota; row 7 (middle, no) fits.
TEST(SealedSwap, WhoWasPassedOverIsProvedToBreakABound) {
  const SealedPool pool = pool_of(8);
  const std::vector<std::uint32_t> members{0, 1, 2, 3};
  SwapToProve swap{.leaver = 1, .candidate = 7, .skipped_in_quota = {4}, .skipped_in_flex = {}};
  const SwapTables tables =
      prove_swaps(kPlace, scheme(), pool, members, std::vector<SwapToProve>{swap});
  const Rows skips = rows_of(tables.skips, {"leaver", "candidate", "bounds", "proof"});
  ASSERT_EQ(skips.size(), 1U);
  EXPECT_EQ(skips[0][0] + " " + skips[0][1] + " " + skips[0][2], "2 5 quota");
  std::vector<Point> points;
  const std::vector<std::vector<std::uint64_t>> outside{
      {0, 3, 4}, {0, 3, 4}, {0, 3, 4}, {0, 3, 4}, {0, 1, 4}};
  for (std::size_t c = 0; c < 5; ++c) {
    for (const std::uint64_t v : outside[c]) {
      points.push_back(crypto::range_points(sum_of(pool, {0, 4, 2, 3}, c), v, v).front());
    }
  }
  EXPECT_EQ(judge(context("skip", {"leaver 2", "candidate 5", "bounds quota", "empty 0"}), points,
                  skips[0][3]),
            OneOfOutcome::kValid);
  EXPECT_EQ(rows_of(tables.quotas, {"leaver", "feature", "category", "proof"}).size(), 5U);

  swap.skipped_in_quota = {7};  // he would have fitted
  swap.candidate = 4;
  EXPECT_THROW((void)prove_swaps(kPlace, scheme(), pool, members, std::vector<SwapToProve>{swap}),
               crypto::Error);
}

}  // namespace
}  // namespace klero::selection
