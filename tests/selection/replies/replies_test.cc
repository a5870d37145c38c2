#include <gtest/gtest.h>

#include <numeric>

#include "crypto/base/error.h"
#include "crypto/format/letter_code.h"
#include "crypto/hash/sha256_openssl.h"
#include "selection/replies/pool.h"
#include "selection/replies/read_replies.h"
#include "selection/replies/small_cells.h"
#include "tests/selection/register/small_order.h"

namespace klero::selection {
namespace {

// Features: age by stratum, school by reply; four people invited, in strata 1 to 4.
class Replies : public ::testing::Test {
 protected:
  Replies() : order(small_order()) {
    order.features = {
        {"Alter",
         "Register",
         Visibility::kPublic,
         std::nullopt,
         "alter",
         {{"jung", {"16-29"}, 0, 9, 0, 9}, {"alt", {"30-59", "60+"}, 0, 9, 0, 9}}},
        {"Schule",
         "Zensus",
         Visibility::kPublic,
         "schule",
         std::nullopt,
         {{"mit", {"ja", "Abitur"}, 0, 9, 0, 9}, {"ohne", {"nein", ""}, 0, 9, 0, 9}}}};
    for (std::uint8_t i = 1; i <= 4; ++i) {
      Invitation invitation;
      invitation.stratum = i;
      invitation.leaf.fill(static_cast<std::uint8_t>(0x10 * (5 - i)));  // descending
      Invited person;
      person.leaf = invitation.leaf;
      person.nonce.fill(i);
      person.letter_cells = {"", ""};
      invitations.push_back(invitation);
      invited.push_back(person);
      codes.push_back(crypto::write_letter_code(person.nonce, crypto::openssl::sha256));
    }
  }

  RepliesReading read(const std::string& rows) const {
    return read_replies_text(order, invitations, invited, "replies.csv", "code;schule\n" + rows);
  }

  static std::vector<std::string> whys(const RepliesReading& reading) {
    std::vector<std::string> texts;
    for (const RefusedReply& reply : reading.refused) {
      texts.push_back(std::to_string(reply.line) + " " + reply.why);
    }
    return texts;
  }

  Order order;
  std::vector<Invitation> invitations;
  std::vector<Invited> invited;
  std::vector<std::string> codes;
};

using Texts = std::vector<std::string>;

TEST_F(Replies, BecomeThePoolAscendingByLeaf) {
  const RepliesReading reading = read(codes[0] + ";ja\n" + codes[2] + ";nein\n");
  EXPECT_TRUE(reading.refused.empty());
  EXPECT_EQ(reading.rows, 2U);
  // Person 3 (stratum 3: 60+) has the smaller leaf.
  EXPECT_EQ(write_pool(order, reading.pool), "leaf\tSchule\n" + crypto::to_hex(invited[2].leaf) +
                                                 "\tohne\n" + crypto::to_hex(invited[0].leaf) +
                                                 "\tmit\n");
  EXPECT_EQ(write_margins(order, reading.pool),
            "feature\tcategory\tpeople\nAlter\tjung\t1\nAlter\talt\t1\nSchule\tmit\t1\n"
            "Schule\tohne\t1\n");
}

TEST_F(Replies, AreReadBackFromThePool) {
  const RepliesReading reading = read(codes[0] + ";ja\n" + codes[3] + ";\n" + codes[1] + ";nein\n");
  const Pool pool = read_pool(order, invitations, write_pool(order, reading.pool));
  ASSERT_EQ(pool.rows.size(), 3U);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(pool.rows[i].leaf, reading.pool.rows[i].leaf);
    EXPECT_EQ(pool.rows[i].stratum, reading.pool.rows[i].stratum);
    EXPECT_EQ(pool.rows[i].profile, reading.pool.rows[i].profile);
  }
}

TEST_F(Replies, SealedAnswersStandInNoPublicFile) {
  order.features[1].visibility = Visibility::kSealed;
  const RepliesReading reading = read(codes[0] + ";ja\n" + codes[2] + ";nein\n");
  const std::string pool = write_pool(order, reading.pool);
  EXPECT_EQ(pool, "leaf\n" + crypto::to_hex(invited[2].leaf) + "\n" +
                      crypto::to_hex(invited[0].leaf) + "\n");
  EXPECT_EQ(write_margins(order, reading.pool),
            "feature\tcategory\tpeople\nAlter\tjung\t1\nAlter\talt\t1\n");
  const SealedAnswers answers = sealed_answers(order, reading.pool);
  EXPECT_EQ(answers, (SealedAnswers{{1}, {0}}));
  const Pool again = read_pool(order, invitations, pool, answers);
  ASSERT_EQ(again.rows.size(), 2U);
  EXPECT_EQ(again.rows[0].profile, reading.pool.rows[0].profile);
  EXPECT_EQ(again.rows[1].profile, reading.pool.rows[1].profile);
  EXPECT_THROW((void)read_pool(order, invitations, pool, {{1}}), crypto::Error);
  EXPECT_THROW((void)read_pool(order, invitations, pool), crypto::Error);
}

TEST_F(Replies, CategoriesWithTooFewPeopleAreNamedSealedOrNot) {
  // By hand: one young, two old; two with, one without.
  const std::string rows = codes[0] + ";ja\n" + codes[1] + ";ja\n" + codes[2] + ";nein\n";
  const auto named = [&](std::uint64_t least) {
    order.minimum_cell = least;
    Texts texts;
    for (const CellBelowMinimum& cell : small_cells(order, read(rows).pool)) {
      texts.push_back(cell.feature + " " + cell.category + " " + std::to_string(cell.people));
    }
    return texts;
  };
  EXPECT_EQ(named(1), Texts{});
  EXPECT_EQ(named(2), (Texts{"Alter jung 1", "Schule ohne 1"}));
  EXPECT_EQ(named(3), (Texts{"Alter jung 1", "Alter alt 2", "Schule mit 2", "Schule ohne 1"}));
  order.features[1].visibility = Visibility::kSealed;
  EXPECT_EQ(named(2), (Texts{"Alter jung 1", "Schule ohne 1"}));
  // A category in which nobody is gives nobody away.
  order.features[1].categories.push_back({"keine Angabe", {"?"}, 0, 9, 0, 9});
  EXPECT_EQ(named(2), (Texts{"Alter jung 1", "Schule ohne 1"}));
}

TEST_F(Replies, AcceptSloppyCodes) {
  std::string sloppy;
  for (const char c : codes[1]) {
    if (c != '-') sloppy += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  EXPECT_EQ(read("  " + sloppy + " ;Abitur\n").pool.rows.size(), 1U);
}

TEST_F(Replies, RefuseWhatCannotBeEntered) {
  crypto::LetterNonce stranger{};
  const RepliesReading reading =
      read("XXXX;ja\n" + crypto::write_letter_code(stranger, crypto::openssl::sha256) + ";ja\n" +
           codes[0] + ";vielleicht\n" + codes[1] + ";ja\n");
  EXPECT_EQ(reading.pool.rows.size(), 1U);
  ASSERT_EQ(reading.refused.size(), 3U);
  EXPECT_EQ(whys(reading)[0].substr(0, 27), "2 the code cannot be read: ");
  EXPECT_EQ(whys(reading)[1], "3 the code belongs to nobody who was invited");
  EXPECT_EQ(whys(reading)[2],
            "4 column 'schule' holds 'vielleicht', which the order does not know; it knows '', "
            "'Abitur', 'ja', 'nein'");
}

// The last day itself counts; what is no day does not. Who does not agree is not asked when he wrote.
TEST_F(Replies, AreRefusedWithoutConsentOrAfterTheLastDay) {
  order.post.deadline = std::chrono::year{2026} / std::chrono::October / 31;
  order.post.received = "eingang";
  order.post.consent = Consent{"einwilligung", {"ja", "Ja"}};
  const auto row = [&](std::size_t person, const std::string& rest) {
    return codes[person] + ";ja;" + rest + "\n";
  };
  const RepliesReading reading = read_replies_text(
      order, invitations, invited, "replies.csv",
      "code;schule;einwilligung;eingang\n" + row(0, " Ja ;2026-10-31") + row(1, "ja;01.11.2026") +
          row(2, "nein;2026-12-01") + row(3, "ja;gestern") + row(3, ";2026-10-01") +
          row(1, "ja;31.10.2026"));
  EXPECT_EQ(whys(reading),
            (Texts{"3 column 'eingang' holds '01.11.2026', expected a day not after 2026-10-31",
                   "4 column 'einwilligung' holds 'nein', which is no consent; consent is 'Ja', 'ja'",
                   "5 column 'eingang' holds 'gestern', not a date as 1970-12-31, 31.12.1970 or 19701231",
                   "6 column 'einwilligung' holds '', which is no consent; consent is 'Ja', 'ja'"}));
  EXPECT_EQ(reading.pool.rows.size(), 2U);
  const auto counts = count_refusals(reading.refused);
  EXPECT_EQ(counts[static_cast<std::size_t>(Refusal::kLate)], 2U);
  EXPECT_EQ(counts[static_cast<std::size_t>(Refusal::kNoConsent)], 2U);
  EXPECT_EQ(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}), reading.refused.size());
}

TEST_F(Replies, WhatMayHaveBeenMeantIsSaidAndNotGuessed) {
  order.post.deadline = std::chrono::year{2026} / std::chrono::October / 31;
  order.post.received = "eingang";
  order.post.consent = Consent{"einwilligung", {"ja"}};
  const RepliesReading reading = read_replies_text(
      order, invitations, invited, "replies.csv",
      "code;schule;einwilligung;eingang\n" + codes[0] + ";JA;ja;2026-10-31\n" + codes[1] +
          ";ja;Ja.;2026-10-31\n" + codes[2] + ";ja;ja;2026-10-30 23:59:00\n");
  EXPECT_EQ(whys(reading),
            (Texts{"2 column 'schule' holds 'JA', which the order does not know; it knows '', 'Abitur', 'ja', "
                   "'nein': another spelling of 'ja'?",
                   "3 column 'einwilligung' holds 'Ja.', which is no consent; consent is 'ja': another spelling of "
                   "'ja'?",
                   "4 column 'eingang' holds '2026-10-30 23:59:00', a date with something behind it: leave away the "
                   "time of day"}));
}

TEST_F(Replies, NeedTheColumnsThatTheOrderNames) {
  order.post.received = "eingang";
  EXPECT_THROW((void)read("x;y\n"), crypto::Error);
  order.post = {};
  order.post.consent = Consent{"einwilligung", {"ja"}};
  EXPECT_THROW((void)read("x;y\n"), crypto::Error);
}

TEST_F(Replies, EveryKindOfRefusalHasAPlaceANameAndAHint) {
  for (std::size_t i = 0; i < kRefusals.size(); ++i) {
    EXPECT_EQ(static_cast<std::size_t>(kRefusals[i]), i);
    EXPECT_FALSE(name_of(kRefusals[i]).empty());
    EXPECT_FALSE(hint_of(kRefusals[i]).empty());
  }
}

TEST_F(Replies, CountTheFirstOfTwoEqualOnes) {
  const RepliesReading reading = read(codes[0] + ";ja\n" + codes[0] + ";Abitur\n");
  EXPECT_EQ(reading.pool.rows.size(), 1U);
  EXPECT_EQ(whys(reading), (Texts{"3 the same reply stands in line 2"}));
}

TEST_F(Replies, CountNoneOfTwoThatContradictEachOther) {
  const RepliesReading reading =
      read(codes[0] + ";ja\n" + codes[0] + ";Abitur\n" + codes[0] + ";nein\n");
  EXPECT_TRUE(reading.pool.rows.empty());
  EXPECT_EQ(whys(reading),
            (Texts{"2 the same code with other answers stands in line 4; none of them counts",
                   "3 the same code with other answers stands in line 4; none of them counts",
                   "4 the same code with other answers stands in line 2; none of them counts"}));
}

TEST_F(Replies, ListOfRefusedOnesIsSafeToOpen) {
  const std::string text = write_refused({{7, Refusal::kLate, "=cmd", "why; so"}});
  EXPECT_EQ(text, "\xEF\xBB\xBFline;code;kind;reason\r\n7;'=cmd;late;\"why; so\"\r\n");
}

TEST_F(Replies, NeedTheirColumns) {
  EXPECT_THROW((void)read_replies_text(order, invitations, invited, "r.csv", "code;bildung\nx;y\n"),
               crypto::Error);
}

TEST_F(Replies, PoolOfAnotherGrammarIsRefused) {
  const std::string leaf = crypto::to_hex(invited[0].leaf);
  EXPECT_EQ(read_pool(order, invitations, "leaf\tSchule\n" + leaf + "\tmit\n").rows.size(), 1U);
  for (const std::string& bad : {std::string("leaf\n"), "leaf\tSchule\n" + leaf + "\tja\n",
                                 "leaf\tSchule\n" + leaf + "\tmit\n" + leaf + "\tmit\n",
                                 "leaf\tSchule\n" + std::string(64, 'f') + "\tmit\n"}) {
    EXPECT_THROW((void)read_pool(order, invitations, bad), crypto::Error) << bad;
  }
}

}  // namespace
}  // namespace klero::selection
