#include <gtest/gtest.h>

#include "crypto/base/error.h"
#include "selection/portfolio/draw_panel.h"
#include "selection/portfolio/portfolio_files.h"
#include "selection/portfolio/problem.h"

// Digests by Python's hashlib: portfolio_vectors.py beside this file.

namespace klero::selection {
namespace {

const std::string kPoolChecksum(64, 'd');

Salt salt_of(std::uint8_t byte) {
  Salt salt{};
  salt.fill(byte);
  return salt;
}

TEST(Commitments, RootIsWhatPythonComputes) {
  const std::vector<Salt> salts{salt_of(1), salt_of(2), salt_of(3), salt_of(4), salt_of(5)};
  EXPECT_EQ(crypto::to_hex(panel_root({}, kPoolChecksum, 7, {0, 3, 8, 10, 99}, salts)),
            "8ab572fb3b38be3512f6e9e2b1021dbcd48b7871ed3475629f93f9da671e40c8");
  EXPECT_EQ(crypto::to_hex(panel_root({}, kPoolChecksum, 0, {4}, {salt_of(9)})),
            "e62fb5206395fb133b79490fb909e561d14f7c97dc358aaa977495efa3e7174c");
}

TEST(Commitments, ChanceHashIsWhatPythonComputes) {
  EXPECT_EQ(crypto::to_hex(chance_hash({}, kPoolChecksum, 41, 65, salt_of(0xab))),
            "027e34b8982d5d60926af64999899b47f3782428974e97f48a9cbf1774ee635e");
}

TEST(Portfolio, OpenFormIsWrittenWithRowsFromOne) {
  const Portfolio portfolio{{{0, 2}, {1, 2}}};
  const std::string panels = write_open_panels(portfolio);
  EXPECT_EQ(panels, "panel\trows\n0\t1 3\n1\t2 3\n");
  EXPECT_EQ(read_open_panels(panels).panels, portfolio.panels);
  EXPECT_EQ(write_open_chances(count_panels(portfolio, 4)),
            "row\tpanels\n1\t1\n2\t1\n3\t2\n4\t0\n");
}

TEST(Portfolio, OpenFormOfAnotherGrammarIsRefused) {
  for (const char* const bad : {"", "panel\trows\n1\t1 2\n", "panel\trows\n0\t0 1\n",
                                "panel\trows\n0\t1  2\n", "panel\trows\n0\t1 x\n"}) {
    EXPECT_THROW((void)read_open_panels(bad), crypto::Error) << bad;
  }
}

TEST(Portfolio, CommittedChancesAreSortedAndNotLinkedToRows) {
  const Portfolio portfolio{{{0, 2}, {1, 2}, {1, 3}}};
  const std::vector<std::uint32_t> counts = count_panels(portfolio, 5);  // 1 2 2 1 0
  const Salts salts = make_salts(portfolio, 5);
  const std::string text = write_committed_chances({}, kPoolChecksum, counts, salts);
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1) {
    lines.push_back(text.substr(at, text.find('\n', at) - at));
  }
  ASSERT_EQ(lines.size(), 6U);
  EXPECT_EQ(lines[0], "panels\thash");
  EXPECT_TRUE(std::is_sorted(lines.begin() + 1, lines.end()));
  EXPECT_EQ(lines[1],
            "0\t" + crypto::to_hex(chance_hash({}, kPoolChecksum, 4, 0, salts.chances[4])));
}

TEST(Portfolio, SaltsAreAllDifferent) {
  const Portfolio portfolio{std::vector<Panel>(20, Panel{0, 1, 2})};
  const Salts salts = make_salts(portfolio, 40);
  std::vector<Salt> all = salts.chances;
  for (const std::vector<Salt>& panel : salts.members) {
    all.insert(all.end(), panel.begin(), panel.end());
  }
  ASSERT_EQ(all.size(), 100U);
  std::sort(all.begin(), all.end());
  EXPECT_EQ(std::adjacent_find(all.begin(), all.end()), all.end());
  EXPECT_NE(all.front(), Salt{});
}

TEST(Portfolio, SealedMembersGiveTheSameRoots) {
  const Portfolio portfolio{{{0, 2, 5}, {1, 2, 3}}};
  const Salts salts = make_salts(portfolio, 6);
  const SealedPortfolio read = read_sealed_members(write_sealed_members(portfolio, salts));
  EXPECT_EQ(read.portfolio.panels, portfolio.panels);
  EXPECT_EQ(read.salts, salts.members);
  Salts again;
  again.members = read.salts;
  EXPECT_EQ(write_committed_panels({}, kPoolChecksum, read.portfolio, again),
            write_committed_panels({}, kPoolChecksum, portfolio, salts));
}

TEST(Portfolio, SealedMembersOfAnotherGrammarAreRefused) {
  const std::string salt(64, 'a');
  for (const std::string& bad :
       {std::string(), "panel\trow\tsalt\n1\t1\t" + salt + "\n",
        "panel\trow\tsalt\n0\t0\t" + salt + "\n", std::string("panel\trow\tsalt\n0\t1\tx\n"),
        "panel\trow\tsalt\n0\t1\t" + salt + "\n2\t1\t" + salt + "\n"}) {
    EXPECT_THROW((void)read_sealed_members(bad), crypto::Error) << bad;
  }
}

TEST(Problem, CountsRowsFromZeroAndKeepsEveryQuota) {
  Order order;
  order.panel.seats = 2;
  order.features = {{"Alter",
                     "x",
                     Visibility::kPublic,
                     std::nullopt,
                     "a",
                     {{"jung", {}, 1, 1, 0, 2}, {"alt", {}, 1, 2, 1, 2}}}};
  Pool pool;
  for (const std::uint32_t category : {1U, 0U, 1U}) {
    PoolRow row;
    row.profile = {category};
    pool.rows.push_back(row);
  }
  const QuotaProblem problem = make_problem(order, pool);
  EXPECT_EQ(problem.pool_size, 3U);
  EXPECT_EQ(problem.seats, 2U);
  ASSERT_EQ(problem.quotas.size(), 2U);
  EXPECT_EQ(problem.quotas[0].category, "jung");
  EXPECT_EQ(problem.quotas[0].members, (std::vector<Row>{1}));
  EXPECT_EQ(problem.quotas[0].max_flex, 2U);
  EXPECT_EQ(problem.quotas[1].members, (std::vector<Row>{0, 2}));
  EXPECT_EQ(problem.quotas[1].min_flex, 1U);
}

TEST(DrawPanels, SmallestTicketsOfTheNumbersInDecimal) {
  const std::string seed(64, '7');
  const std::vector<DrawnPanel> drawn = draw_panels(seed, 1000, 3);
  ASSERT_EQ(drawn.size(), 4U);
  EXPECT_EQ(write_draw(drawn),
            "rank\tpanel\tticket\n"
            "0\t599\t00099e1a732afa95cddb0e09b08cdf9bc36da61248ae9f9437b5410e3b404e77\n"
            "1\t749\t00149f202f45a227b07445f6c71b650cb67b5915cf95eb76e489c0425653a444\n"
            "2\t714\t002579426473f71ac6363ed44a4e873b4f50d8dafc7b0693bbc3162a00ab083b\n"
            "3\t826\t00424b2ab5a443ba9b6114fa9e9813f0966c2dc2203680f1e1f0e6e341b930b1\n");
  const std::vector<DrawnPanel> all = draw_panels(seed, 4, 3);
  EXPECT_EQ(all.size(), 4U);
  EXPECT_THROW((void)draw_panels(seed, 4, 4), crypto::Error);
}

TEST(DrawPanels, OpeningsFollowTheRanks) {
  SealedPortfolio sealed;
  sealed.portfolio.panels = {{0, 4}, {2, 3}};
  sealed.salts = {{salt_of(1), salt_of(2)}, {salt_of(3), salt_of(4)}};
  const std::vector<DrawnPanel> drawn{{{}, 1}, {{}, 0}};
  const auto hex = [](std::uint8_t byte) { return crypto::to_hex(salt_of(byte)); };
  EXPECT_EQ(write_openings(drawn, sealed), "panel\trow\tsalt\n1\t3\t" + hex(3) + "\n1\t4\t" +
                                               hex(4) + "\n0\t1\t" + hex(1) + "\n0\t5\t" + hex(2) +
                                               "\n");
}

TEST(Members, AreWrittenWithTheirLeavesAndReadBack) {
  Pool pool;
  for (std::uint8_t i = 1; i <= 3; ++i) {
    PoolRow row;
    row.leaf.fill(static_cast<std::uint8_t>(0x11 * i));
    pool.rows.push_back(row);
  }
  const std::vector<RowNumber> members{1, 3};
  const std::string text = write_members(pool, members);
  EXPECT_EQ(text, "row\tleaf\n1\t" + std::string(64, '1') + "\n3\t" + std::string(64, '3') + "\n");
  EXPECT_EQ(read_members(pool, text), members);
  for (const std::string& bad :
       {std::string(), "row\tleaf\n1\t" + std::string(64, '2') + "\n",
        "row\tleaf\n4\t" + std::string(64, '4') + "\n",
        "row\tleaf\n2\t" + std::string(64, '2') + "\n1\t" + std::string(64, '1') + "\n"}) {
    EXPECT_THROW((void)read_members(pool, bad), crypto::Error) << bad;
  }
}

}  // namespace
}  // namespace klero::selection
