#include "selection/replacement/swaps.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>

#include "crypto/base/text.h"

namespace klero::selection {
namespace {

const std::string kSeed(64, '0');

// Row N has the leaf NN…NN and is in category `category[N - 1]` of the one feature. By
//   printf %s%s $SEED $LEAF | sha256sum
// the tickets ascend in the sequence of rows 4, 1, 5, 2, 7, 6, 8, 3.
Pool eight_people(const std::string& categories) {
  Pool pool;
  for (std::size_t i = 0; i < categories.size(); ++i) {
    PoolRow row;
    row.leaf.fill(static_cast<std::uint8_t>(0x11 * (i + 1)));
    row.profile = {categories[i] == 'a' ? 0U : 1U};
    pool.rows.push_back(row);
  }
  return pool;
}

// Three seats: two of a, one of b; in need one more or less.
Order two_and_one(std::uint64_t flex) {
  Order order;
  order.panel.seats = 3;
  Feature feature;
  feature.categories = {{"a", {}, 2, 2, 2 - flex, 2 + flex}, {"b", {}, 1, 1, 1 - flex, 1 + flex}};
  order.features = {feature};
  return order;
}

TEST(Replacement, CallsTheFirstThatKeepsTheQuotasThenTheFlex) {
  // Row 1 leaves first. Row 4 has the smallest ticket, but one a would be left; row 5 fits. Then
  // for row 2 only b are left: none keeps the quota, row 4 keeps the flex.
  const Replacement result =
      replace(two_and_one(1), eight_people("aabbabbb"), {{1, 2, 3}, {1, 2}}, {2, 1}, kSeed);
  EXPECT_EQ(write_swaps(result.swaps), "leaver\tcandidate\tbounds\n1\t5\tquota\n2\t4\tflex\n");
  EXPECT_EQ(result.members, (std::set<RowNumber>{3, 4, 5}));
}

TEST(Replacement, LeavesASeatEmptyIfNobodyFits) {
  const Replacement result =
      replace(two_and_one(0), eight_people("aabbabbb"), {{1, 2, 3}, {1, 2}}, {1, 2}, kSeed);
  EXPECT_EQ(write_swaps(result.swaps), "leaver\tcandidate\tbounds\n1\t5\tquota\n2\t-\tempty\n");
  EXPECT_EQ(result.members, (std::set<RowNumber>{3, 5}));
}

TEST(Replacement, LowersTheLowerBoundsByTheEmptySeats) {
  // One seat is empty, so one a is enough: row 4 may come for row 3.
  const Replacement result =
      replace(two_and_one(0), eight_people("aabbabbb"), {{3, 5}, {1, 2, 3}}, {3}, kSeed);
  EXPECT_EQ(write_swaps(result.swaps), "leaver\tcandidate\tbounds\n3\t4\tquota\n");
  // But two b are too many, and none can come for row 5.
  const Replacement other =
      replace(two_and_one(0), eight_people("aabbabbb"), {{3, 5}, {1, 2, 5}}, {5}, kSeed);
  EXPECT_EQ(write_swaps(other.swaps), "leaver\tcandidate\tbounds\n5\t-\tempty\n");
}

TEST(Replacement, CountsASeatThatFallsEmptyForTheNextLeaver) {
  // Nobody of category a is left. Row 1 cannot be replaced; e = 1 then. For row 3, which leaves
  // last, one a is enough, and row 4 comes.
  const Replacement result =
      replace(two_and_one(0), eight_people("aabbbbbb"), {{1, 2, 3}, {1, 3}}, {1, 3}, kSeed);
  EXPECT_EQ(write_swaps(result.swaps), "leaver\tcandidate\tbounds\n1\t-\tempty\n3\t4\tquota\n");
}

TEST(Replacement, NeverCallsSomebodyWhoLeftBefore) {
  const Replacement result =
      replace(two_and_one(0), eight_people("aabbaaaa"), {{1, 2, 3}, {1, 5, 7}}, {1}, kSeed);
  EXPECT_EQ(write_swaps(result.swaps), "leaver\tcandidate\tbounds\n1\t6\tquota\n");
}

// --- who was passed over for a sealed feature ---

using Rows = std::vector<RowNumber>;

TEST(Replacement, ListsThoseWhomOnlyASealedFeatureExcluded) {
  Order order = two_and_one(1);
  order.features[0].visibility = Visibility::kSealed;
  const Replacement result =
      replace(order, eight_people("aabbabbb"), {{1, 2, 3}, {1, 2}}, {2, 1}, kSeed);
  ASSERT_EQ(result.swaps.size(), 2U);
  // For row 1: row 4 would leave one a, row 5 fits. For row 2 only b are left, in the sequence of
  // their tickets; in the flex bounds the first of them fits.
  EXPECT_EQ(result.swaps[0].skipped_in_quota, (Rows{4}));
  EXPECT_EQ(result.swaps[0].skipped_in_flex, Rows{});
  EXPECT_EQ(result.swaps[1].skipped_in_quota, (Rows{4, 7, 6, 8}));
  EXPECT_EQ(result.swaps[1].skipped_in_flex, Rows{});
}

TEST(Replacement, ListsThemInBothBoundsWhereTheSeatStaysEmpty) {
  Order order = two_and_one(0);
  order.features[0].visibility = Visibility::kSealed;
  const Replacement result =
      replace(order, eight_people("aabbbbbb"), {{1, 2, 3}, {1, 3}}, {1, 3}, kSeed);
  EXPECT_EQ(write_swaps(result.swaps), "leaver\tcandidate\tbounds\n1\t-\tempty\n3\t4\tquota\n");
  EXPECT_EQ(result.swaps[0].empty, 0U);
  EXPECT_EQ(result.swaps[0].skipped_in_quota, (Rows{4, 5, 7, 6, 8}));
  EXPECT_EQ(result.swaps[0].skipped_in_flex, (Rows{4, 5, 7, 6, 8}));
  EXPECT_EQ(result.swaps[1].empty, 1U);
  EXPECT_EQ(result.swaps[1].skipped_in_quota, Rows{});
}

TEST(Replacement, DoesNotListThoseWhomAPublicFeatureExcludes) {
  // Two features: the sealed one is broken by rows 4 and 7, the public one by row 7 as well.
  Order order = two_and_one(0);
  order.features[0].visibility = Visibility::kSealed;
  Feature open;
  open.categories = {{"yes", {}, 3, 3, 3, 3}, {"no", {}, 0, 0, 0, 0}};
  order.features.push_back(open);
  Pool pool = eight_people("aabbbbbb");
  for (PoolRow& row : pool.rows) row.profile.push_back(0);
  pool.rows[6].profile[1] = 1;
  const Replacement result = replace(order, pool, {{1, 2, 3}, {1}}, {1}, kSeed);
  EXPECT_EQ(result.swaps[0].bounds, SwapBounds::kEmpty);
  EXPECT_EQ(result.swaps[0].skipped_in_quota, (Rows{4, 5, 6, 8}));
}

// --- the vectors of the third implementation ---

using Case = std::map<std::string, std::string, std::less<>>;

Case parse_case(const std::string& line) {
  Case fields;
  for (const std::string_view field : crypto::split(line, ' ')) {
    const std::size_t equals = field.find('=');
    fields[std::string(field.substr(0, equals))] = field.substr(equals + 1);
  }
  return fields;
}

std::vector<std::uint64_t> numbers(std::string_view text) {
  std::vector<std::uint64_t> values;
  if (text.empty()) return values;
  for (const std::string_view word : crypto::split(text, ',')) {
    values.push_back(crypto::parse_uint(word).value());
  }
  return values;
}

std::vector<RowNumber> rows_of(std::string_view text) {
  const std::vector<std::uint64_t> values = numbers(text);
  return {values.begin(), values.end()};
}

Order order_of(const Case& fields) {
  Order order;
  order.panel.seats = crypto::parse_uint(fields.at("seats")).value();
  for (const std::string_view text : crypto::split(fields.at("quotas"), '/')) {
    Feature feature;
    for (const std::string_view category : crypto::split(text, ';')) {
      const std::vector<std::uint64_t> bounds = numbers(category);
      feature.categories.push_back({"c", {}, bounds[1], bounds[2], bounds[0], bounds[3]});
    }
    order.features.push_back(feature);
  }
  return order;
}

Pool pool_of(const Case& fields) {
  Pool pool;
  for (const std::string_view text : crypto::split(fields.at("rows"), ';')) {
    PoolRow row;
    row.leaf = crypto::digest_from_hex(text.substr(0, 64)).value();
    for (const std::uint64_t category : numbers(text.substr(65))) {
      row.profile.push_back(static_cast<std::uint32_t>(category));
    }
    pool.rows.push_back(row);
  }
  return pool;
}

std::string described(const Replacement& result) {
  std::string text;
  for (const Swap& swap : result.swaps) {
    const char* const bounds = swap.bounds == SwapBounds::kQuota  ? "quota"
                               : swap.bounds == SwapBounds::kFlex ? "flex"
                                                                  : "empty";
    text += (text.empty() ? "" : ",") + std::to_string(swap.leaver) + ">" +
            (swap.candidate ? std::to_string(*swap.candidate) : "-") + ":" + bounds;
  }
  return text;
}

TEST(Replacement, AgreesWithTheThirdImplementation) {
  std::ifstream vectors(KLERO_SOURCE_DIR "/tests/selection/replacement/swap_vectors.txt");
  std::size_t cases = 0;
  for (std::string line; std::getline(vectors, line); ++cases) {
    SCOPED_TRACE("line " + std::to_string(cases + 1));
    const Case fields = parse_case(line);
    const std::vector<RowNumber> members = rows_of(fields.at("members"));
    const std::vector<RowNumber> gone = rows_of(fields.at("gone"));
    const Replacement result =
        replace(order_of(fields), pool_of(fields),
                {{members.begin(), members.end()}, {gone.begin(), gone.end()}},
                rows_of(fields.at("leavers")), fields.at("seed"));
    EXPECT_EQ(described(result), fields.at("swaps"));
    const std::vector<RowNumber> after = rows_of(fields.at("after"));
    EXPECT_EQ(result.members, std::set<RowNumber>(after.begin(), after.end()));
  }
  EXPECT_GE(cases, 100U);
}

}  // namespace
}  // namespace klero::selection
