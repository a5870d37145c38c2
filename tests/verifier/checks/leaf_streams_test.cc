// Merging the strata's files.

#include "verifier/checks/leaf_streams.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>

#include "crypto/base/error.h"
#include "tests/support/temp_folder.h"

namespace klero::verifier {
namespace {

using Strata = std::vector<std::vector<crypto::Digest>>;

// The merged leaves with stratum and line, of a frame with these leaves.
std::vector<StratumLeaf> merge(const tests::TempFolder& folder, const Strata& strata) {
  std::filesystem::create_directories(folder / "02-frame");
  const RecordFolder record(folder.path());
  const ScannedRecord scanned;
  const Brought brought;
  Examination x(record, scanned, brought);
  for (std::uint32_t number = 1; number <= strata.size(); ++number) {
    std::string bytes = "leaf\n";
    for (const crypto::Digest& leaf : strata[number - 1]) {
      bytes += crypto::to_hex(leaf) + "\n";
    }
    (void)folder.put("02-frame/" + leaves_file(number), bytes);
    x.strata.push_back({strata[number - 1].size(), 0, 0});
  }
  LeafMerge merge(x);
  std::vector<StratumLeaf> all;
  while (const auto leaf = merge.next()) {
    all.push_back(*leaf);
  }
  return all;
}

crypto::Digest leaf(std::uint8_t first) {
  crypto::Digest digest{};
  digest[0] = first;
  return digest;
}

TEST(LeafMerge, HandsOutAllLeavesAscendingWithTheirPlaces) {
  const tests::TempFolder folder;
  const auto all = merge(folder, {{leaf(1), leaf(5)}, {}, {leaf(2), leaf(5), leaf(9)}});
  ASSERT_EQ(all.size(), 5U);
  EXPECT_EQ(all[0].leaf, leaf(1));
  EXPECT_EQ(all[1].leaf, leaf(2));
  EXPECT_EQ(all[2].stratum, 1U);
  EXPECT_EQ(all[2].line, 3U);
  EXPECT_EQ(all[3].stratum, 3U);
  EXPECT_EQ(all[3].leaf, leaf(5));
  EXPECT_EQ(all[3].line, 3U);
  EXPECT_EQ(all[4].leaf, leaf(9));
}

TEST(LeafMerge, AgreesWithSortingEverybody) {
  const unsigned seed = 7;
  RecordProperty("seed", static_cast<int>(seed));
  std::mt19937 numbers(seed);
  Strata strata(700);
  std::vector<crypto::Digest> everybody;
  for (auto& stratum : strata) {
    stratum.resize(numbers() % 8);
    for (crypto::Digest& digest : stratum) {
      digest[0] = static_cast<std::uint8_t>(numbers());
      digest[31] = static_cast<std::uint8_t>(numbers());
    }
    std::sort(stratum.begin(), stratum.end());
    everybody.insert(everybody.end(), stratum.begin(), stratum.end());
  }
  std::sort(everybody.begin(), everybody.end());
  const tests::TempFolder folder;
  const auto merged = merge(folder, strata);
  ASSERT_EQ(merged.size(), everybody.size());
  for (std::size_t i = 0; i < merged.size(); ++i) {
    EXPECT_EQ(merged[i].leaf, everybody[i]) << i;
  }
}

TEST(LeafMerge, AFileThatShrankMeanwhileIsAnError) {
  const tests::TempFolder folder;
  std::filesystem::create_directories(folder / "02-frame");
  (void)folder.put("02-frame/leaves-0001.tsv", "leaf\n");
  const RecordFolder record(folder.path());
  const ScannedRecord scanned;
  const Brought brought;
  Examination x(record, scanned, brought);
  x.strata.push_back({1, 0, 0});
  EXPECT_THROW(LeafMerge{x}, crypto::Error);
}

}  // namespace
}  // namespace klero::verifier
