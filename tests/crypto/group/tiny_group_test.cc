// The algebra of the proof, run on groups so small that everything there is can be counted.
//
// The scalars are the numbers modulo a prime Q; the points are pairs (x, r) of them, with G = (1,
// 0) and H = (0, 1), so that x·G + r·H is a commitment that binds by nature: what on ristretto255
// holds because nobody knows the logarithm of H holds here for everybody. one_of_core.h is the code
// that runs on ristretto255; the random numbers and challenges are all there are, not samples.

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <vector>

#include "crypto/group/one_of_core.h"

namespace klero::crypto::tiny {
namespace {

template <std::uint64_t Q>
struct Scalar {
  std::uint64_t n = 0;
  static Scalar from_uint(std::uint64_t value) { return {value % Q}; }
  friend Scalar operator+(Scalar a, Scalar b) { return {(a.n + b.n) % Q}; }
  friend Scalar operator-(Scalar a, Scalar b) { return {(a.n + Q - b.n) % Q}; }
  friend Scalar operator*(Scalar a, Scalar b) { return {a.n * b.n % Q}; }
  friend bool operator==(const Scalar&, const Scalar&) = default;
  friend bool operator<(const Scalar& a, const Scalar& b) { return a.n < b.n; }
};

template <std::uint64_t Q>
struct Point {
  Scalar<Q> x, r;
  friend Point operator-(Point p, Point q) { return {p.x - q.x, p.r - q.r}; }
  friend Point operator*(Scalar<Q> a, Point p) { return {a * p.x, a * p.r}; }
  friend bool operator==(const Point&, const Point&) = default;
  friend bool operator<(const Point& p, const Point& q) {
    return p.x < q.x || (p.x == q.x && p.r < q.r);
  }
};

template <std::uint64_t Q>
Point<Q> times_h(Scalar<Q> a) {
  return {{}, a};
}

template <std::uint64_t Q>
Scalar<Q> sum(const std::vector<Scalar<Q>>& scalars) {
  Scalar<Q> total;
  for (const auto& scalar : scalars) {
    total = total + scalar;
  }
  return total;
}

// Every list of `length` scalars.
template <std::uint64_t Q>
std::vector<std::vector<Scalar<Q>>> all_lists(std::size_t length) {
  std::vector<std::vector<Scalar<Q>>> lists = {{}};
  for (std::size_t i = 0; i < length; ++i) {
    std::vector<std::vector<Scalar<Q>>> longer;
    for (const auto& list : lists) {
      for (std::uint64_t n = 0; n < Q; ++n) {
        longer.push_back(list);
        longer.back().push_back({n});
      }
    }
    lists = longer;
  }
  return lists;
}

// Every list of m points.
template <std::uint64_t Q>
std::vector<std::vector<Point<Q>>> all_statements(std::size_t m) {
  std::vector<std::vector<Point<Q>>> statements;
  for (const auto& coordinates : all_lists<Q>(2 * m)) {
    statements.emplace_back();
    for (std::size_t i = 0; i < m; ++i) {
      statements.back().push_back({coordinates[2 * i], coordinates[2 * i + 1]});
    }
  }
  return statements;
}

template <std::uint64_t Q>
bool is_multiple_of_h(const Point<Q>& point) {
  return point.x.n == 0;
}

// For every statement, every witness of it, every nonce and every challenge: the announcements are
// those made before the challenge was known, the challenges add up, and over all nonces every proof
// (c, s) with that sum comes out equally often. The last is perfect zero knowledge towards an
// honest verifier, and shows no trace of which branch was the real one.
template <std::uint64_t Q>
void count_honest_proofs(std::size_t m) {
  const auto lists = all_lists<Q>(m);
  std::size_t witnesses = 0;
  for (const auto& points : all_statements<Q>(m)) {
    for (std::size_t t = 0; t < m; ++t) {
      if (!is_multiple_of_h(points[t])) {
        continue;
      }
      ++witnesses;
      for (std::uint64_t e = 0; e < Q; ++e) {
        std::map<std::array<std::vector<Scalar<Q>>, 2>, std::uint64_t> counts;
        for (const auto& c0 : lists) {
          for (const auto& s0 : lists) {
            auto c = c0;
            auto s = s0;
            answer(Scalar<Q>{e}, t, points[t].r, c, s);
            ASSERT_EQ(sum(c).n, e);
            ASSERT_EQ(announcements(points, c, s), announcements(points, c0, s0));
            ++counts[{c, s}];
          }
        }
        ASSERT_EQ(counts.size(), lists.size() * lists.size() / Q);
        for (const auto& [proof, count] : counts) {
          ASSERT_EQ(count, Q);
        }
      }
    }
  }
  EXPECT_GT(witnesses, 0U);
}

TEST(TinyGroup, HonestProofsHoldAndSayNothingOneBranch) {
  count_honest_proofs<7>(1);
}
TEST(TinyGroup, HonestProofsHoldAndSayNothingTwoBranches) {
  count_honest_proofs<3>(2);
}
TEST(TinyGroup, HonestProofsHoldAndSayNothingThreeBranches) {
  count_honest_proofs<2>(3);
}

// For every statement: of all the ways to answer, two that share the announcements but not the
// challenge differ in a branch, and (s − s')/(c − c') opens every branch in which they do. Where
// no branch can be opened no announcement has two answers, so that cheating succeeds for one
// challenge in Q.
template <std::uint64_t Q>
void extract_from_every_pair(std::size_t m) {
  using Proof = std::array<std::vector<Scalar<Q>>, 2>;
  const auto lists = all_lists<Q>(m);
  std::size_t pairs = 0;
  for (const auto& points : all_statements<Q>(m)) {
    std::map<std::vector<Point<Q>>, std::vector<Proof>> by_announcement;
    for (const auto& c : lists) {
      for (const auto& s : lists) {
        by_announcement[announcements(points, c, s)].push_back({c, s});
      }
    }
    for (const auto& [a, proofs] : by_announcement) {
      for (const auto& [c, s] : proofs) {
        for (const auto& [c2, s2] : proofs) {
          if (sum(c) == sum(c2)) {
            continue;
          }
          ++pairs;
          std::size_t differing = 0;
          for (std::size_t i = 0; i < m; ++i) {
            if (c[i] != c2[i]) {
              ++differing;
              // s − s' = (c − c')·ρ with P_i = ρ·H.
              ASSERT_TRUE(is_multiple_of_h(points[i]));
              ASSERT_EQ(s[i] - s2[i], (c[i] - c2[i]) * points[i].r);
            }
          }
          ASSERT_GT(differing, 0U);
        }
      }
    }
  }
  EXPECT_GT(pairs, 0U);
}

TEST(TinyGroup, TwoAnswersOpenTheBranchInWhichTheyDifferOneBranch) {
  extract_from_every_pair<7>(1);
}
TEST(TinyGroup, TwoAnswersOpenTheBranchInWhichTheyDifferTwoBranches) {
  extract_from_every_pair<5>(2);
}

// The bit proof itself, {C, C − G} for every commitment C = (x, r): to how many challenges can the
// best announcement be answered? All, if x is 0 or 1; otherwise one.
TEST(TinyGroup, OnlyZeroAndOneAreBits) {
  constexpr std::uint64_t kQ = 7;
  const auto lists = all_lists<kQ>(2);
  for (std::uint64_t x = 0; x < kQ; ++x) {
    for (std::uint64_t r = 0; r < kQ; ++r) {
      const Point<kQ> g = {{1}, {0}};
      const Point<kQ> commitment = {{x}, {r}};
      const std::vector points = {commitment, commitment - g};
      std::map<std::vector<Point<kQ>>, std::set<std::uint64_t>> answerable;
      for (const auto& c : lists) {
        for (const auto& s : lists) {
          answerable[announcements(points, c, s)].insert(sum(c).n);
        }
      }
      for (const auto& [a, challenges] : answerable) {
        EXPECT_EQ(challenges.size(), x <= 1 ? kQ : 1U) << "x = " << x << ", r = " << r;
      }
    }
  }
}

}  // namespace
}  // namespace klero::crypto::tiny
