// Deposits and their opening: against the independent implementation, and under attack.

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "crypto/base/bytes.h"
#include "crypto/base/error.h"
#include "crypto/escrow/deposit_text.h"
#include "crypto/escrow/opening.h"
#include "crypto/escrow/shamir.h"
#include "crypto/group/generators.h"
#include "tests/crypto/group/vectors.h"

namespace klero::crypto {
namespace {

std::vector<test::Row> read_vectors(const std::string& name) {
  return test::read_table(KLERO_SOURCE_DIR "/tests/vectors/escrow/" + name);
}

// Line ends are written as "/" in the tables.
std::string lines_of(std::string text) {
  std::ranges::replace(text, '/', '\n');
  return text;
}

EscrowTerms terms_of(const test::Row& row) {
  return {row.at("mode"), test::pieces(row.at("context"), '|'), test::points_of(row.at("holders")),
          std::stoul(row.at("threshold"))};
}

std::string name_of(const DepositCheck& check) {
  switch (check.outcome) {
    case DepositOutcome::kValid:
      return "valid";
    case DepositOutcome::kBadTerms:
      return "bad-terms";
    case DepositOutcome::kWrongLength:
      return "wrong-length";
    case DepositOutcome::kIdentityPoint:
      return "identity-point";
    case DepositOutcome::kBadShare:
      return "bad-share " + std::to_string(check.holder);
  }
  return "?";
}

struct Holders {
  std::vector<Scalar> secrets;
  EscrowTerms terms;
};

Holders make_holders(std::size_t threshold, std::size_t count) {
  Holders holders{std::vector<Scalar>(count),
                  {"real", {"order 1", "lot 1", "slot 3"}, {}, threshold}};
  for (Scalar& secret : holders.secrets) {
    secret = Scalar::random();
    holders.terms.holders.push_back(holder_key(secret));
  }
  return holders;
}

std::vector<OpenedShare> open_all(const Holders& holders, const Deposit& deposit) {
  std::vector<OpenedShare> shares;
  for (std::size_t i = 1; i <= holders.secrets.size(); ++i) {
    shares.push_back(open_share(holders.terms, deposit, i, holders.secrets[i - 1]));
  }
  return shares;
}

TEST(SameLog, ProofsAreByteForByteThoseOfTheIndependentProver) {
  for (const test::Row& row : read_vectors("same_log.tsv")) {
    SCOPED_TRACE(row.at("_line"));
    SameLogStatement statement{row.at("mode"), test::pieces(row.at("context"), '|'), {}};
    const auto points = test::points_of(row.at("pairs"));
    for (std::size_t i = 0; i + 1 < points.size(); i += 2) {
      statement.pairs.push_back({points[i], points[i + 1]});
    }
    const Scalar x = test::scalar_of(row.at("x"));
    const auto proof =
        prove_same_log_with(statement, x, array_from_hex<64>(row.at("fresh")).value());
    EXPECT_EQ(write_same_log(proof), row.at("proof"));
    EXPECT_EQ(verify_same_log(statement, proof), SameLogOutcome::kValid);
    EXPECT_TRUE(read_same_log(row.at("proof")) == proof);
    EXPECT_FALSE(prove_same_log(statement, x) == proof);
  }
}

TEST(SameLog, EachPartOfAStatementMatters) {
  const Scalar x = Scalar::random();
  const SameLogStatement good{
      "real", {"kind test"}, {{generator_g(), times_g(x)}, {generator_h(), times_h(x)}}};
  const SameLogProof proof = prove_same_log(good, x);
  const auto outcome = [&](auto change) {
    SameLogStatement statement = good;
    change(statement);
    return verify_same_log(statement, proof);
  };
  using S = SameLogStatement;
  EXPECT_EQ(outcome([](S&) {}), SameLogOutcome::kValid);
  EXPECT_EQ(outcome([](S& s) { s.mode = "rehearsal"; }), SameLogOutcome::kChallengeMismatch);
  EXPECT_EQ(outcome([](S& s) { s.mode = "x"; }), SameLogOutcome::kBadMode);
  EXPECT_EQ(outcome([](S& s) { s.context.clear(); }), SameLogOutcome::kBadContext);
  EXPECT_EQ(outcome([](S& s) { s.context[0] += "1"; }), SameLogOutcome::kChallengeMismatch);
  EXPECT_EQ(outcome([](S& s) { s.pairs.clear(); }), SameLogOutcome::kNoPairs);
  EXPECT_EQ(outcome([](S& s) { s.pairs.pop_back(); }), SameLogOutcome::kChallengeMismatch);
  EXPECT_EQ(outcome([](S& s) { std::swap(s.pairs[0], s.pairs[1]); }),
            SameLogOutcome::kChallengeMismatch);
  EXPECT_EQ(outcome([](S& s) { s.pairs[1].image = generator_g(); }),
            SameLogOutcome::kChallengeMismatch);
  EXPECT_EQ(outcome([](S& s) { s.pairs[1].image = Point(); }), SameLogOutcome::kIdentityPoint);
  SameLogStatement unequal = good;
  unequal.pairs[1].image = times_h(x + x);
  EXPECT_THROW((void)prove_same_log(unequal, x), Error);
  EXPECT_THROW((void)prove_same_log(good, x + x), Error);
}

// Any t values of any polynomial of degree t-1 give p(0), for all subsets of up to six holders.
TEST(Shamir, EverySubsetOfThresholdSizeGivesTheSecret) {
  for (std::size_t t = 1; t <= 4; ++t) {
    std::vector<Scalar> coefficients(t);
    std::ranges::generate(coefficients, Scalar::random);
    for (unsigned subset = 0; subset < 64; ++subset) {
      std::vector<std::uint64_t> positions;
      for (std::uint64_t i = 0; i < 6; ++i) {
        if ((subset >> i & 1U) != 0) {
          positions.push_back(i + 1);
        }
      }
      Scalar secret;
      for (std::size_t i = 0; i < positions.size(); ++i) {
        secret = secret + lagrange_at_zero(positions, i) *
                              evaluate(std::span<const Scalar>(coefficients), positions[i]);
      }
      EXPECT_EQ(secret == coefficients[0], positions.size() >= t) << t << " " << subset;
    }
  }
}

TEST(Shamir, SharesWithoutAPositionOfTheirOwnAreRefused) {
  const std::vector<std::uint64_t> twice = {1, 2, 2};
  EXPECT_THROW((void)lagrange_at_zero(twice, 1), Error);
  const std::vector<std::uint64_t> zero = {0, 1};
  EXPECT_THROW((void)lagrange_at_zero(zero, 0), Error);
}

TEST(Escrow, DepositsAndForgeriesAreJudgedAsByTheIndependentImplementation) {
  std::size_t unlocked = 0;
  for (const test::Row& row : read_vectors("deposits.tsv")) {
    SCOPED_TRACE(row.at("_line") + " " + row.at("name"));
    const EscrowTerms terms = terms_of(row);
    const std::string text = lines_of(row.at("deposit"));
    const DepositReading reading = read_deposit(text);
    ASSERT_TRUE(reading.deposit) << reading.line << ": " << reading.reason;
    EXPECT_EQ(write_deposit(*reading.deposit), text);
    EXPECT_EQ(name_of(check_deposit(terms, *reading.deposit)), row.at("outcome"));
    if (row.at("opened") == "-") {
      continue;
    }
    ++unlocked;
    std::vector<OpenedShare> shares;
    for (const std::string& line : test::pieces(row.at("opened"), '/')) {
      if (!line.empty()) {
        const auto share = read_opened_share(line + "\n");
        ASSERT_TRUE(share);
        EXPECT_EQ(write_opened_share(*share), line + "\n");
        EXPECT_EQ(check_share(terms, *reading.deposit, *share), ShareOutcome::kValid);
        shares.push_back(*share);
      }
    }
    EXPECT_EQ(unlock(terms, *reading.deposit, shares).value().hex(), row.at("locked"));
  }
  EXPECT_GT(unlocked, 0U);
}

// "What the deposit opens to is the contribution": whichever t holders open, and the contributor
// himself, find the same; fewer than t find nothing.
TEST(Escrow, WhoeverOpensFindsTheSame) {
  for (const auto& [t, n] : {std::pair<std::size_t, std::size_t>{1, 2}, {2, 3}, {3, 5}}) {
    const Holders holders = make_holders(t, n);
    const SecretDeposit made = make_deposit(holders.terms);
    ASSERT_EQ(check_deposit(holders.terms, made.deposit).outcome, DepositOutcome::kValid);
    const auto all = open_all(holders, made.deposit);
    for (unsigned subset = 0; subset < 1U << n; ++subset) {
      std::vector<OpenedShare> some;
      for (std::size_t i = 0; i < n; ++i) {
        if ((subset >> i & 1U) != 0) {
          some.push_back(all[i]);
        }
      }
      const auto found = unlock(holders.terms, made.deposit, some);
      EXPECT_EQ(found.has_value(), some.size() >= t);
      if (found) {
        EXPECT_EQ(*found, locked_point(made.opening));
      }
    }
    EXPECT_TRUE(opens(made.deposit, made.opening));
    EXPECT_FALSE(opens(made.deposit, made.opening + Scalar::from_uint(1)));
  }
}

TEST(Escrow, AHolderCannotClaimAnotherValue) {
  const Holders holders = make_holders(2, 3);
  const SecretDeposit made = make_deposit(holders.terms);
  const auto all = open_all(holders, made.deposit);
  std::vector<OpenedShare> lies = {all[0], all[0], all[0], all[0], all[0]};
  lies[0].value = lies[0].value + generator_g();
  lies[1].holder = 2;
  lies[2].value = Point();
  lies[3].proof = all[1].proof;
  lies[4].holder = 4;
  for (const OpenedShare& lie : lies) {
    EXPECT_NE(check_share(holders.terms, made.deposit, lie), ShareOutcome::kValid);
    // The lie is dropped, the honest ones decide.
    EXPECT_EQ(unlock(holders.terms, made.deposit, std::vector{lie, all[1], all[2]}),
              locked_point(made.opening));
    EXPECT_FALSE(unlock(holders.terms, made.deposit, std::vector{lie, all[1]}));
  }
  EXPECT_FALSE(unlock(holders.terms, made.deposit, std::vector{all[1], all[1]}));
}

TEST(Escrow, AnOpeningDoesNotServeAnotherSlot) {
  Holders holders = make_holders(1, 2);
  const SecretDeposit made = make_deposit(holders.terms);
  const auto all = open_all(holders, made.deposit);
  holders.terms.context[2] = "slot 4";
  EXPECT_EQ(check_share(holders.terms, made.deposit, all[0]), ShareOutcome::kBadProof);
  EXPECT_EQ(check_deposit(holders.terms, made.deposit).outcome, DepositOutcome::kBadShare);
  EXPECT_THROW((void)open_share(holders.terms, made.deposit, 1, holders.secrets[0]), Error);
}

TEST(Escrow, OnlyTheHolderOpensHisShare) {
  const Holders holders = make_holders(2, 2);
  const SecretDeposit made = make_deposit(holders.terms);
  EXPECT_THROW((void)open_share(holders.terms, made.deposit, 1, holders.secrets[1]), Error);
  EXPECT_THROW((void)open_share(holders.terms, made.deposit, 3, holders.secrets[1]), Error);
  EXPECT_THROW((void)open_share(holders.terms, made.deposit, 0, holders.secrets[0]), Error);
  EXPECT_THROW((void)open_share(holders.terms, made.deposit, 1, Scalar()), Error);
}

TEST(Escrow, TwoDepositsNeverLockTheSame) {
  const Holders holders = make_holders(2, 3);
  const SecretDeposit first = make_deposit(holders.terms);
  const SecretDeposit second = make_deposit(holders.terms);
  std::set<Point::Bytes> seen;
  for (const Deposit& deposit : {first.deposit, second.deposit}) {
    for (const auto& points : {deposit.coefficients, deposit.shares}) {
      for (const Point& point : points) {
        EXPECT_TRUE(seen.insert(point.bytes()).second);
      }
    }
  }
}

// A key made from another's, of which nobody knows the secret, has no proof of possession.
TEST(Escrow, AKeyIsShownToBeHadByItsHolder) {
  const Scalar secret = Scalar::random();
  const auto mine = possession_statement("real", {"order 1", "holder 1"}, holder_key(secret));
  const SameLogProof proof = prove_same_log(mine, secret);
  EXPECT_EQ(verify_same_log(mine, proof), SameLogOutcome::kValid);
  const auto doubled =
      possession_statement("real", {"order 1", "holder 2"}, holder_key(secret + secret));
  EXPECT_EQ(verify_same_log(doubled, proof), SameLogOutcome::kChallengeMismatch);
  const auto elsewhere = possession_statement("real", {"order 2", "holder 1"}, holder_key(secret));
  EXPECT_EQ(verify_same_log(elsewhere, proof), SameLogOutcome::kChallengeMismatch);
}

TEST(Escrow, BadTermsMakeNoDeposit) {
  const auto outcome = [](auto change) {
    Holders holders = make_holders(2, 3);
    change(holders.terms);
    EXPECT_THROW((void)make_deposit(holders.terms), Error);
    return check_deposit(holders.terms, {}).outcome;
  };
  using T = EscrowTerms;
  EXPECT_EQ(outcome([](T& t) { t.threshold = 0; }), DepositOutcome::kBadTerms);
  EXPECT_EQ(outcome([](T& t) { t.threshold = 4; }), DepositOutcome::kBadTerms);
  EXPECT_EQ(outcome([](T& t) { t.holders.clear(); }), DepositOutcome::kBadTerms);
  EXPECT_EQ(outcome([](T& t) { t.holders[2] = t.holders[0]; }), DepositOutcome::kBadTerms);
  EXPECT_EQ(outcome([](T& t) { t.holders[1] = Point(); }), DepositOutcome::kBadTerms);
  EXPECT_EQ(outcome([](T& t) { t.mode = "Real"; }), DepositOutcome::kBadTerms);
  EXPECT_EQ(outcome([](T& t) { t.context[0] = "a\nb"; }), DepositOutcome::kBadTerms);
}

TEST(EscrowText, EachFaultIsFoundInItsLine) {
  const Holders holders = make_holders(2, 3);
  const std::string good = write_deposit(make_deposit(holders.terms).deposit);
  ASSERT_TRUE(read_deposit(good).deposit);
  const auto line_of = [](const std::string& text) {
    const DepositReading reading = read_deposit(text);
    EXPECT_FALSE(reading.deposit) << text;
    return reading.line;
  };
  // Two coefficients of 77 bytes with their line ends, then three shares of 201.
  EXPECT_EQ(line_of(""), 1U);
  EXPECT_EQ(line_of(good.substr(0, good.size() - 1)), 1U);
  EXPECT_EQ(line_of(good + "\n"), 6U);
  EXPECT_EQ(line_of(good + good), 6U);
  EXPECT_EQ(line_of(good.substr(0, 154)), 2U);
  EXPECT_EQ(line_of(good.substr(154)), 3U);
  EXPECT_EQ(line_of("share  \n"), 1U);
  EXPECT_EQ(line_of("share " + std::string(64, '0') + "  \n"), 1U);
  std::string bad = good;
  bad[20] = 'A';
  EXPECT_EQ(line_of(bad), 1U);
  bad = good;
  bad.replace(154 + 71, 64, std::string(64, 'f'));
  EXPECT_EQ(line_of(bad), 3U);
  EXPECT_FALSE(read_opened_share("opened 0 " + good.substr(160)));
  EXPECT_FALSE(read_opened_share(""));
}

}  // namespace
}  // namespace klero::crypto
