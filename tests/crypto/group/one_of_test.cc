// The one-of proof: what holds, what does not, what is refused.

#include "crypto/group/one_of.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "crypto/base/bytes.h"
#include "crypto/base/error.h"
#include "crypto/group/commitment.h"
#include "crypto/group/generators.h"
#include "crypto/group/one_of_core.h"
#include "crypto/group/one_of_prove.h"
#include "crypto/group/one_of_text.h"
#include "crypto/group/one_of_transcript.h"
#include "tests/crypto/group/vectors.h"

namespace klero::crypto {
namespace {

struct Bit {
  OneOfStatement statement;
  OneOfWitness witness;
};

Bit make_bit(std::uint64_t bit) {
  const Scalar r = Scalar::random();
  return {{"real", {"kind bit", "row 1"}, range_points(commit(Scalar::from_uint(bit), r), 0, 1)},
          {static_cast<std::size_t>(bit), r}};
}

// The prover's bytes, too: nonces, transcript and answer are those of the Python prover.
TEST(OneOf, ProofsAreByteForByteThoseOfTheIndependentProver) {
  for (const test::Row& row : test::read_vectors("proofs.tsv")) {
    SCOPED_TRACE(row.at("_line") + " " + row.at("name"));
    const OneOfStatement statement = test::statement_of(row);
    const OneOfWitness witness{std::stoul(row.at("index")), test::scalar_of(row.at("rho"))};
    const FreshBytes fresh = array_from_hex<64>(row.at("fresh")).value();
    const OneOfProof proof = prove_one_of_with(statement, witness, fresh);
    EXPECT_EQ(write_one_of(proof), row.at("proof"));
    EXPECT_EQ(sum(proof.challenges).hex(), row.at("challenge"));
    EXPECT_EQ(verify_one_of(statement, proof), OneOfOutcome::kValid);
  }
}

TEST(OneOf, EveryAttackIsRefusedForItsOwnReason) {
  for (const test::Row& row : test::read_vectors("attacks.tsv")) {
    SCOPED_TRACE(row.at("_line") + " " + row.at("name"));
    EXPECT_EQ(test::judge(row), row.at("outcome"));
    EXPECT_NE(row.at("outcome"), "valid");
  }
}

TEST(OneOf, EveryBranchOfEveryLengthCanBeProved) {
  for (std::size_t m = 1; m <= 9; ++m) {
    for (std::size_t t = 0; t < m; ++t) {
      const Scalar r = Scalar::random();
      OneOfStatement statement{"real", {"kind quota"}, {}};
      statement.points = range_points(commit(Scalar::from_uint(t), r), 0, m - 1);
      const OneOfProof proof = prove_one_of(statement, {t, r});
      EXPECT_EQ(verify_one_of(statement, proof), OneOfOutcome::kValid) << m << " " << t;
    }
  }
}

TEST(OneOf, TheLongestStatementCanBeProvedAndOneLongerCannot) {
  const Scalar r = Scalar::random();
  const Point c = commit(Scalar::from_uint(4000), r);
  OneOfStatement statement{"real", {"kind quota"}, range_points(c, 0, kMaxOneOfPoints - 1)};
  const OneOfProof proof = prove_one_of(statement, {4000, r});
  EXPECT_EQ(verify_one_of(statement, proof), OneOfOutcome::kValid);
  EXPECT_TRUE(read_one_of(write_one_of(proof)).proof == proof);
  statement.points.push_back(generator_g());
  EXPECT_EQ(verify_one_of(statement, proof), OneOfOutcome::kTooManyPoints);
  EXPECT_THROW((void)prove_one_of(statement, {4000, r}), Error);
}

TEST(OneOf, TheSameStatementProvedTwiceHasOtherAnnouncements) {
  const Bit bit = make_bit(1);
  const OneOfProof first = prove_one_of(bit.statement, bit.witness);
  const OneOfProof second = prove_one_of(bit.statement, bit.witness);
  const auto a = announcements(bit.statement.points, first.challenges, first.responses);
  const auto b = announcements(bit.statement.points, second.challenges, second.responses);
  EXPECT_NE(a[0], b[0]);
  EXPECT_NE(a[1], b[1]);
}

// A generator that repeats itself, as after a restored snapshot: another statement, another nonce.
TEST(OneOf, RepeatedRandomBytesDoNotRepeatANonce) {
  const Bit bit = make_bit(0);
  OneOfStatement other = bit.statement;
  other.context[1] = "row 2";
  const FreshBytes fresh{};
  const auto nonces = hedged_nonces(4, fresh, bit.witness.rho, 0, statement_text(bit.statement));
  auto all = hedged_nonces(4, fresh, bit.witness.rho, 0, statement_text(other));
  all.insert(all.end(), nonces.begin(), nonces.end());
  for (std::size_t i = 0; i < all.size(); ++i) {
    EXPECT_EQ(std::ranges::count(all, all[i]), 1);
  }
  const Scalar other_rho = bit.witness.rho + Scalar::from_uint(1);
  const std::string text = statement_text(bit.statement);
  EXPECT_FALSE(hedged_nonces(1, fresh, other_rho, 0, text)[0] == nonces[0]);
  EXPECT_FALSE(hedged_nonces(1, fresh, bit.witness.rho, 1, text)[0] == nonces[0]);
}

// What "never the same nonce twice" is about: two answers of one announcement give ρ away. This is
// also the extractor of the soundness argument (docs/sealed-features.md, section 7).
TEST(OneOf, TwoAnswersToOneAnnouncementGiveTheWitnessAway) {
  const Bit bit = make_bit(1);
  std::vector<Scalar> c = {Scalar::random(), Scalar::random()};
  std::vector<Scalar> s = {Scalar::random(), Scalar::random()};
  auto c2 = c;
  auto s2 = s;
  answer(Scalar::from_uint(1), bit.witness.index, bit.witness.rho, c, s);
  answer(Scalar::from_uint(2), bit.witness.index, bit.witness.rho, c2, s2);
  ASSERT_EQ(announcements(bit.statement.points, c, s), announcements(bit.statement.points, c2, s2));
  EXPECT_EQ((s[1] - s2[1]) * inverse(c[1] - c2[1]), bit.witness.rho);
}

TEST(OneOf, AFalseWitnessIsNeverProved) {
  const Bit bit = make_bit(1);
  EXPECT_THROW((void)prove_one_of(bit.statement, {0, bit.witness.rho}), Error);
  EXPECT_THROW((void)prove_one_of(bit.statement, {2, bit.witness.rho}), Error);
  EXPECT_THROW((void)prove_one_of(bit.statement, {1, Scalar::random()}), Error);
  EXPECT_THROW((void)prove_one_of(bit.statement, {1, Scalar()}), Error);
}

TEST(OneOf, EachPartOfAStatementIsCheckedFirst) {
  const Bit bit = make_bit(0);
  const OneOfProof proof = prove_one_of(bit.statement, bit.witness);
  const auto outcome = [&](auto change) {
    OneOfStatement statement = bit.statement;
    change(statement);
    EXPECT_THROW((void)prove_one_of(statement, bit.witness), Error);
    EXPECT_EQ(check_statement(statement), verify_one_of(statement, proof));
    return check_statement(statement);
  };
  using S = OneOfStatement;
  EXPECT_EQ(outcome([](S& s) { s.mode = "REAL"; }), OneOfOutcome::kBadMode);
  EXPECT_EQ(outcome([](S& s) { s.mode = "real\nx"; }), OneOfOutcome::kBadMode);
  EXPECT_EQ(outcome([](S& s) { s.context = {}; }), OneOfOutcome::kBadContext);
  EXPECT_EQ(outcome([](S& s) { s.context[0] = ""; }), OneOfOutcome::kBadContext);
  EXPECT_EQ(outcome([](S& s) { s.context[0] = "kind bit\nrow 1"; }), OneOfOutcome::kBadContext);
  EXPECT_EQ(outcome([](S& s) { s.context[0] = "kind\tbit"; }), OneOfOutcome::kBadContext);
  EXPECT_EQ(outcome([](S& s) { s.context[0] = "kind bit\r"; }), OneOfOutcome::kBadContext);
  EXPECT_EQ(outcome([](S& s) { s.context[0] = std::string("a\0b", 3); }),
            OneOfOutcome::kBadContext);
  EXPECT_EQ(outcome([](S& s) { s.context[0].assign(kMaxContextLineBytes + 1, 'x'); }),
            OneOfOutcome::kBadContext);
  EXPECT_EQ(outcome([](S& s) { s.context.resize(kMaxContextLines + 1, "x"); }),
            OneOfOutcome::kBadContext);
  EXPECT_EQ(outcome([](S& s) { s.points.clear(); }), OneOfOutcome::kNoPoints);
  EXPECT_EQ(outcome([](S& s) { s.points[1] = Point(); }), OneOfOutcome::kIdentityPoint);
}

TEST(OneOf, AnEmptySumProvesItsZeroOnlyWhereTheIdentityIsAllowed) {
  OneOfStatement statement{"real", {"kind quota", "bounds 0 2"}, range_points(Point(), 0, 2)};
  const OneOfWitness witness{0, Scalar()};
  EXPECT_EQ(check_statement(statement), OneOfOutcome::kIdentityPoint);
  statement.identity = IdentityPoints::kAllowed;
  const OneOfProof proof = prove_one_of(statement, witness);
  EXPECT_EQ(verify_one_of(statement, proof), OneOfOutcome::kValid);
  // It proves nothing that is false: a range that does not contain 0 has no witness.
  statement.points = range_points(Point(), 1, 2);
  EXPECT_THROW((void)prove_one_of(statement, witness), Error);
}

TEST(OneOf, ProofsHaveOneChallengeAndOneResponseAPoint) {
  const Bit bit = make_bit(0);
  const OneOfProof good = prove_one_of(bit.statement, bit.witness);
  OneOfProof proof = good;
  proof.responses.pop_back();
  EXPECT_EQ(verify_one_of(bit.statement, proof), OneOfOutcome::kWrongLength);
  proof = good;
  proof.challenges.emplace_back();
  EXPECT_EQ(verify_one_of(bit.statement, proof), OneOfOutcome::kWrongLength);
  EXPECT_EQ(verify_one_of(bit.statement, {}), OneOfOutcome::kWrongLength);
}

// The seven-line text of the documentation, written out by hand.
TEST(OneOf, TheTranscriptIsTheTextOfTheDocument) {
  const OneOfStatement statement{"rehearsal", {"order 1", "kind bit"}, {Point(), generator_g()}};
  EXPECT_EQ(statement_text(statement),
            "kleroterion/rehearsal/one-of/v1\ncontext 2\norder 1\nkind bit\npoints 2\n" +
                std::string(64, '0') + "\n" + generator_g().hex() + "\n");
}

}  // namespace
}  // namespace klero::crypto
