// Against tiny pools whose fairest chances were worked out exactly by another method:
// leximin_vectors.py.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <string>

#include "crypto/base/text.h"
#include "selection/panel/build.h"
#include "selection/panel/certificate/check.h"
#include "selection/panel/recheck/recheck.h"
#include "tests/selection/panel/problem_text.h"

namespace klero::selection {
namespace {

constexpr std::uint32_t kPanels = 1000;

double read_fraction(std::string_view text) {
  const std::size_t slash = text.find('/');
  const double numerator = std::stod(std::string(text.substr(0, slash)));
  return slash == std::string_view::npos ? numerator
                                         : numerator / std::stod(std::string(text.substr(slash + 1)));
}

void expect_as_computed(const QuotaProblem& problem, const Built& built,
                        std::string_view expected) {
  const auto chances = crypto::split(expected, ',');
  ASSERT_EQ(chances.size(), problem.pool_size);
  EXPECT_TRUE(recheck(problem, built.portfolio).empty());
  EXPECT_TRUE(built.gap.certified);
  std::vector<Row> nowhere;
  for (Row row = 0; row < problem.pool_size; ++row) {
    const double chance = read_fraction(chances[row]);
    EXPECT_LE(std::abs(static_cast<double>(built.chances[row]) - chance * 1e9), 1) << row;
    EXPECT_LE(std::abs(built.counts[row] - chance * kPanels), 1 + 1e-9) << row;
    EXPECT_EQ(built.counts[row] == 0, chance == 0) << row;
    if (chance == 0) {
      nowhere.push_back(row);
    }
  }
  ASSERT_EQ(built.excluded.size(), nowhere.size());
  for (std::size_t i = 0; i < nowhere.size(); ++i) {
    EXPECT_EQ(built.excluded[i].row, nowhere[i]);
    EXPECT_TRUE(built.excluded[i].proven);
  }
}

TEST(LeximinVectors, ChancesAreThoseOfAnExactEnumeration) {
  std::ifstream file(std::string(KLERO_SOURCE_DIR) + "/tests/selection/panel/leximin_vectors.tsv");
  std::string line;
  std::getline(file, line);
  int feasible = 0;
  int infeasible = 0;
  while (std::getline(file, line)) {
    SCOPED_TRACE(line);
    const auto fields = crypto::split(line, '\t');
    ASSERT_EQ(fields.size(), 5U);
    const QuotaProblem problem = test::parse_problem(
        static_cast<std::uint32_t>(std::stoul(std::string(fields[0]))),
        static_cast<std::uint32_t>(std::stoul(std::string(fields[1]))), fields[2], fields[3]);
    const BuildResult result = build_portfolio(problem, kPanels);
    if (fields[4] == "none") {
      ++infeasible;
      const auto* none = std::get_if<Infeasible>(&result);
      ASSERT_NE(none, nullptr);
      EXPECT_EQ(check_claim(problem, {none->proof}, 0), std::nullopt);
      continue;
    }
    ++feasible;
    const auto* built = std::get_if<Built>(&result);
    ASSERT_NE(built, nullptr);
    expect_as_computed(problem, *built, fields[4]);
  }
  EXPECT_GE(feasible, 100);
  EXPECT_GE(infeasible, 40);
}

}  // namespace
}  // namespace klero::selection
