// Replacements with a sealed feature: rules 9.4, 10.7 and 10.8.

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/verifier/checks/sealed_world.h"
#include "verifier/checks/section_10_sealed.h"
#include "verifier/checks/section_9_replacement.h"

namespace klero::verifier {
namespace {

using Lines = SealedWorld::Lines;
using Rows = SealedWorld::Rows;

std::string last_field(const std::string& line) { return line.substr(line.rfind('\t') + 1); }

// Rows 1, 2, 3 are the panel (ja, nein, ja; m, w, m); row 2 leaves. Only a woman fits openly: rows 4, 6,
// 8, 10, of whom only row 6 says nein. The ticket of row 6 is not the first of theirs.
class Swaps : public testing::Test {
 protected:
  Swaps() {
    EXPECT_EQ(state_of(check_10_1_commitments, world), State::kPass);
    for (FeatureCategory& category : world.x.order->features[0].categories) {
      category.bounds = {1, 2, 1, 2};  // no man ever fits
    }
    Pair& pair = world.x.pairs[0];
    pair.before = {1, 2, 3};
    pair.leavers = {2};
    for (std::uint8_t i = 0; !pair.seed || before_row_6().empty() || before_row_6().size() == 3; ++i) {
      pair.seed = crypto::Digest{i};
    }
  }

  // Women of the pool by ticket, those before row 6, all.
  [[nodiscard]] Rows by_ticket() const {
    Rows rows{4, 6, 8, 10};
    const auto ticket = [&](RowNumber row) {
      return ticket_of(*world.x.pairs[0].seed, crypto::to_hex(world.x.pool().rows[row - 1].leaf));
    };
    std::sort(rows.begin(), rows.end(),
              [&](RowNumber a, RowNumber b) { return ticket(a) < ticket(b); });
    return rows;
  }
  [[nodiscard]] Rows before_row_6() const {
    Rows rows = by_ticket();
    rows.erase(std::find(rows.begin(), rows.end(), 6U), rows.end());
    return rows;
  }

  struct Case {
    std::string candidate;
    std::string bounds;
    std::vector<std::pair<RowNumber, std::string>> skipped;
  };

  [[nodiscard]] std::string skip_line(RowNumber candidate, const std::string& bounds) const {
    const std::string row = std::to_string(candidate);
    const auto& categories = world.x.order->features[1].categories;
    std::vector<std::pair<std::size_t, std::uint64_t>> values;
    for (std::size_t c = 0; c < 2; ++c) {
      const Bounds& b = categories[c].bounds;
      const std::uint64_t lo = bounds == "quota" ? b.min : b.min_flex;
      const std::uint64_t hi = bounds == "quota" ? b.max : b.max_flex;
      for (std::uint64_t v = b.min_flex == 0 ? 0 : b.min_flex - 1; v <= b.max_flex + 1; ++v) {
        if (v < lo || v > hi) {
          values.emplace_back(c, v);
        }
      }
    }
    return "2\t" + row + "\t" + bounds + "\t" +
           world.proof(14, {1, 3, candidate}, values,
                       {"kind skip", "leaver 2", "candidate " + row, "bounds " + bounds, "empty 0"});
  }
  [[nodiscard]] Lines quota_lines(RowNumber candidate, const std::string& bounds) const {
    Lines lines;
    for (std::size_t c = 0; c < 2; ++c) {
      const Bounds& b = world.x.order->features[1].categories[c].bounds;
      const std::uint64_t lo = bounds == "quota" ? b.min : b.min_flex;
      const std::uint64_t hi = bounds == "quota" ? b.max : b.max_flex;
      lines.push_back("2\tSchool\t" + world.names[c] + "\t" +
                      world.range_proof(14, {1, 3, candidate}, c, {lo, hi},
                                        {"kind swap-quota", "leaver 2",
                                         "candidate " + std::to_string(candidate), "feature School",
                                         "category " + world.names[c], "from " + std::to_string(lo),
                                         "to " + std::to_string(hi)}));
    }
    return lines;
  }

  void put_swap(const std::string& candidate, const std::string& bounds) {
    world.put(14, "swaps.tsv", "leaver\tcandidate\tbounds", {"2\t" + candidate + "\t" + bounds});
  }
  void put_skips(const Lines& lines) {
    world.put(14, "skips.tsv", "leaver\tcandidate\tbounds\tproof", lines);
  }
  // The record of a case in which all is right.
  Lines put(const Case& one) {
    put_swap(one.candidate, one.bounds);
    Lines skips;
    for (const auto& [candidate, bounds] : one.skipped) {
      skips.push_back(skip_line(candidate, bounds));
    }
    put_skips(skips);
    world.put_quotas(14, one.candidate == "-"
                             ? Lines()
                             : quota_lines(static_cast<RowNumber>(std::stoul(one.candidate)), one.bounds));
    return skips;
  }
  Case quota_case() {
    Case one{"6", "quota", {}};
    for (const RowNumber row : before_row_6()) {
      one.skipped.emplace_back(row, "quota");
    }
    return one;
  }
  State swaps() {
    world.x.pool().answers.clear();
    return state_of(check_9_4_swaps, world);
  }
  State quotas() { return state_of(check_10_7_quotas_after_a_swap, world); }
  State skips() { return state_of(check_10_8_skips, world); }

  // Nobody but row 6 says nein; then nobody at all who fits openly.
  void make_row_6_a_man() {
    world.x.pool().rows[5].stratum = 1;
  }

  SealedWorld world;
};

TEST_F(Swaps, WhoIsPassedOverHasAProof) {
  put(quota_case());
  EXPECT_EQ(swaps(), State::kPass);
  EXPECT_EQ(quotas(), State::kPass);
  EXPECT_EQ(skips(), State::kPass);
  EXPECT_EQ(world.x.pairs[0].panel, (Rows{1, 3, 6}));
}

TEST_F(Swaps, WhoIsPassedOverWithoutALineIsMissed) {
  Lines lines = put(quota_case());
  lines.pop_back();
  put_skips(lines);
  EXPECT_EQ(swaps(), State::kFail);
}

TEST_F(Swaps, ALineTooManyIsSeen) {
  Lines lines = put(quota_case());
  const Lines right = lines;
  lines.push_back(lines.back());
  put_skips(lines);
  EXPECT_EQ(swaps(), State::kPass);
  EXPECT_EQ(skips(), State::kFail);
  // About the one who was called: it excuses nobody, and no proof of it holds.
  lines = right;
  lines.push_back("2\t6\tquota\t" + last_field(right[0]));
  put_skips(lines);
  EXPECT_EQ(swaps(), State::kPass);
  EXPECT_EQ(skips(), State::kFail);
}

TEST_F(Swaps, ASkipOfSomebodyWhoWouldHaveFittedCannotBeProven) {
  EXPECT_THROW((void)skip_line(6, "quota"), std::logic_error);
  // A later candidate is called, row 6 passed over with the proof of another.
  const Lines right = put(quota_case());
  const Rows women = by_ticket();
  const auto next = std::find(women.begin(), women.end(), 6U) + 1;
  put_swap(std::to_string(*next), "quota");
  Lines lines = right;
  lines.push_back("2\t6\tquota\t" + last_field(right[0]));
  put_skips(lines);
  EXPECT_EQ(swaps(), State::kPass);  // it has a line
  EXPECT_EQ(skips(), State::kFail);  // which holds nothing
  EXPECT_EQ(quotas(), State::kFail);
}

TEST_F(Swaps, WhoIsOpenlyOutOfBoundsIsNotCalled) {
  put(quota_case());
  put_swap("5", "quota");  // a man
  EXPECT_EQ(swaps(), State::kFail);
}

TEST_F(Swaps, FlexNeedsProofsAboutEverybodyForTheQuota) {
  make_row_6_a_man();
  Rows women = by_ticket();
  std::erase(women, 6U);
  Case one{std::to_string(women[0]), "flex", {}};
  for (const RowNumber row : women) {
    one.skipped.emplace_back(row, "quota");
  }
  Lines lines = put(one);
  EXPECT_EQ(swaps(), State::kPass);
  EXPECT_EQ(quotas(), State::kPass);
  EXPECT_EQ(skips(), State::kPass);
  lines.pop_back();
  put_skips(lines);
  EXPECT_EQ(swaps(), State::kFail);
}

TEST_F(Swaps, AnEmptySeatNeedsBothProofsAboutEverybody) {
  make_row_6_a_man();
  for (FeatureCategory& category : world.x.order->features[1].categories) {
    category.bounds = {1, 2, 1, 2};
  }
  Rows women = by_ticket();
  std::erase(women, 6U);
  Case one{"-", "empty", {}};
  for (const char* bounds : {"quota", "flex"}) {
    for (const RowNumber row : women) {
      one.skipped.emplace_back(row, bounds);
    }
  }
  const Lines lines = put(one);
  EXPECT_EQ(swaps(), State::kPass);
  EXPECT_EQ(quotas(), State::kNotChecked);
  EXPECT_EQ(skips(), State::kPass);
  EXPECT_EQ(world.x.pairs[0].panel, (Rows{1, 3}));
  put_skips(Lines(lines.begin(), lines.begin() + 3));
  EXPECT_EQ(swaps(), State::kFail);
}

TEST_F(Swaps, WithNobodyPassedOverThereIsNothingToProve) {
  for (std::uint8_t i = 0; !before_row_6().empty(); ++i) {
    world.x.pairs[0].seed = crypto::Digest{i};
  }
  put(quota_case());
  EXPECT_EQ(swaps(), State::kPass);
  EXPECT_EQ(skips(), State::kNotChecked);
  put_skips({"2\t4\tquota\tx"});
  EXPECT_EQ(skips(), State::kFail);
}

TEST_F(Swaps, AProofOfThePanelDrawnIsNoneOfTheSwap) {
  put(quota_case());
  EXPECT_EQ(swaps(), State::kPass);
  Lines lines = quota_lines(6, "quota");
  lines[0] = lines[0].substr(0, lines[0].rfind('\t') + 1) +
             world.range_proof(12, {1, 3, 6}, 0, {1, 2},
                               {"kind swap-quota", "leaver 2", "candidate 6", "feature School",
                                "category ja", "from 1", "to 2"});
  world.put_quotas(14, lines);
  EXPECT_EQ(quotas(), State::kFail);
}

}  // namespace
}  // namespace klero::verifier
