// The table of excluded people: rule 3.8.

#include <gtest/gtest.h>

#include <sstream>

#include "tests/support/vectors.h"
#include "tests/verifier/checks/made_record.h"
#include "verifier/checks/section_3_frame.h"
#include "verifier/rebuild/exclusions.h"

namespace klero::verifier {
namespace {

using crypto::Json;

// Excludes for `reasons` reasons, the two of age among them.
Json order_with(std::size_t reasons, std::uint64_t min_stratum) {
  Json order = base_order();
  order["min_stratum"] = min_stratum;
  Json excluded = Json::array();
  for (std::size_t i = 2; i < reasons; ++i) {
    excluded.push_back({{"reason", "r" + std::to_string(i)}, {"values", {std::to_string(i)}}});
  }
  order["eligibility"]["rules"] = {
      {{"column", "c"}, {"eligible", {""}}, {"excluded", excluded}, {"otherwise", nullptr}}};
  return order;
}

State judged(const Json& order, const std::string& rows) {
  MadeRecord record(order);
  record.reach(2);
  record.add_table(2, "excluded.tsv", "reason\tpeople\n" + rows);
  return state_of(check_3_8_excluded, record);
}

// Of an order with the reasons r2 and r3 and min_stratum 20.
State of_four(const std::string& rows) { return judged(order_with(4, 20), rows); }

TEST(ExcludedTable, IsRightAsTheRuleMakesIt) {
  std::size_t judged_ones = 0;
  for (const tests::VectorRow& row :
       tests::read_vectors("eligibility/merged.tsv", {"min_stratum", "counts", "told"})) {
    SCOPED_TRACE(row[0] + ": " + row[1]);
    std::vector<std::uint64_t> counts;
    std::istringstream numbers(row[1]);
    for (std::uint64_t count = 0; numbers >> count;) {
      counts.push_back(count);
    }
    if (counts.size() < 3) {
      continue;  // no order has fewer reasons that has the table
    }
    const MadeRecord record(order_with(counts.size(), std::stoull(row[0])));
    std::string rows;
    for (const ExclusionLine& line : exclusion_lines(exclusion_reasons(*record.x.order), counts,
                                                     record.x.order->min_stratum)) {
      rows += line.reason + "\t" + line.people + "\n";
    }
    EXPECT_EQ(judged(order_with(counts.size(), std::stoull(row[0])), rows), State::kPass) << rows;
    ++judged_ones;
  }
  EXPECT_GT(judged_ones, 10U);
}

TEST(ExcludedTable, NamesEveryReasonInSequence) {
  EXPECT_EQ(of_four("too young\t30\ntoo old\t0\nr2\t20\nr3\t0\n"), State::kPass);
  EXPECT_EQ(of_four("too young\t30\nr2\t20\ntoo old\t0\nr3\t0\n"), State::kFail);
  EXPECT_EQ(of_four("too young\t30\ntoo old\t0\nr2\t20\n"), State::kFail);
  EXPECT_EQ(of_four("too young\t30\ntoo old\t0\nr2\t20\nr3\t0\nr4\t20\n"), State::kFail);
  EXPECT_EQ(of_four("too young\t30\ntoo old\t0\nr2\t20\nr3\t0\nother\t20\n"), State::kFail);
  EXPECT_EQ(of_four("too young\t-\ntoo old\t-\nr2\t20\nr3\t20\nother\t25\nother\t25\n"), State::kFail);
}

TEST(ExcludedTable, TellsNoSmallNumber) {
  EXPECT_EQ(of_four("too young\t30\ntoo old\t20\nr2\t19\nr3\t0\n"), State::kFail);
  EXPECT_EQ(of_four("too young\t30\ntoo old\t-\nr2\t-\nr3\t-\nother\t19\n"), State::kFail);
  EXPECT_EQ(of_four("too young\t30\ntoo old\t-\nr2\t-\nr3\t-\nother\t20\n"), State::kPass);
}

// One reason merged alone would be told by `other`; a 0 beside merged ones tells that they are not none.
TEST(ExcludedTable, MergesSoThatNothingFollowsBySubtraction) {
  EXPECT_EQ(of_four("too young\t30\ntoo old\t20\nr2\t-\nr3\t20\nother\t20\n"), State::kFail);
  EXPECT_EQ(of_four("too young\t30\ntoo old\t0\nr2\t-\nr3\t-\nother\t25\n"), State::kFail);
  EXPECT_EQ(of_four("too young\t30\ntoo old\t-\nr2\t-\nr3\t20\n"), State::kFail);
}

TEST(ExcludedTable, SaysFewOnlyOfAll) {
  EXPECT_EQ(of_four("too young\t-\ntoo old\t-\nr2\t-\nr3\t-\nother\tfew\n"), State::kPass);
  EXPECT_EQ(of_four("too young\t30\ntoo old\t-\nr2\t-\nr3\t-\nother\tfew\n"), State::kFail);
  EXPECT_EQ(of_four("too young\t-\ntoo old\t-\nr2\t-\nr3\tfew\nother\t20\n"), State::kFail);
}

TEST(ExcludedTable, MergesNothingWhereEverythingMayBeTold) {
  EXPECT_EQ(judged(order_with(3, 1), "too young\t1\ntoo old\t0\nr2\t2\n"), State::kPass);
  EXPECT_EQ(judged(order_with(3, 1), "too young\t-\ntoo old\t-\nr2\t2\nother\t1\n"), State::kFail);
}

TEST(ExcludedTable, IsNotAskedOfAnOrderThatExcludesByAgeOnly) {
  MadeRecord record(base_order());
  record.reach(2);
  EXPECT_EQ(state_of(check_3_8_excluded, record), State::kNotChecked);
}

}  // namespace
}  // namespace klero::verifier
