#include "verifier/rebuild/exclusions.h"

#include <gtest/gtest.h>

#include <sstream>

#include "tests/support/vectors.h"

namespace klero::verifier {
namespace {

TEST(Exclusions, SmallNumbersAreMerged) {
  for (const tests::VectorRow& row :
       tests::read_vectors("eligibility/merged.tsv", {"min_stratum", "counts", "told"})) {
    SCOPED_TRACE(row[0] + ": " + row[1]);
    std::vector<std::string> reasons;
    std::vector<std::uint64_t> counts;
    std::istringstream numbers(row[1]);
    for (std::uint64_t count = 0; numbers >> count;) {
      counts.push_back(count);
      reasons.push_back("r" + std::to_string(counts.size()));
    }
    std::string told;
    for (const ExclusionLine& line : exclusion_lines(reasons, counts, std::stoull(row[0]))) {
      told += (told.empty() ? "" : " ") + line.people;
    }
    EXPECT_EQ(told, row[2]);
  }
}

TEST(Exclusions, ReasonsStandOnceAndInSequence) {
  Order order;
  order.eligibility.rules = {{"a", {"1"}, {{"moved", {"2"}}, {"dead", {"3"}}}, "locked"},
                             {"b", {"1"}, {{"dead", {"2"}}}, std::nullopt}};
  order.eligibility.served = "moved";
  EXPECT_EQ(exclusion_reasons(order),
            (std::vector<std::string>{"too young", "too old", "moved", "dead", "locked"}));
  EXPECT_TRUE(has_exclusions(order));
  EXPECT_FALSE(has_exclusions(Order{}));
}

}  // namespace
}  // namespace klero::verifier
