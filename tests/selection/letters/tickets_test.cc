#include "selection/letters/tickets.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <random>
#include <set>

#include "crypto/base/error.h"

namespace klero::selection {
namespace {

const std::string kSeed = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

std::vector<crypto::Digest> some_leaves(std::size_t count, unsigned seed) {
  std::mt19937_64 generator(seed);  // the generator itself is fixed by the standard
  std::vector<crypto::Digest> leaves(count);
  for (crypto::Digest& leaf : leaves) {
    for (std::uint8_t& byte : leaf) byte = static_cast<std::uint8_t>(generator() & 0xFF);
  }
  return leaves;
}

// The first 64 characters that a shell command prints.
std::string shell(const std::string& command) {
  std::array<char, 65> line{};
  FILE* const pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return {};
  const char* const read = fgets(line.data(), line.size(), pipe);
  pclose(pipe);
  return read == nullptr ? std::string() : std::string(read);
}

std::vector<crypto::Digest> drawn(const std::vector<crypto::Digest>& leaves, std::size_t count) {
  std::vector<crypto::Digest> result;
  for (const Ticket& ticket : draw_tickets(kSeed, leaves, count)) {
    result.push_back(leaves[ticket.position]);
  }
  return result;
}

TEST(Tickets, AreWhatSha256sumComputes) {
  const std::vector<crypto::Digest> leaves = some_leaves(5, 1);
  for (const Ticket& ticket : draw_tickets(kSeed, leaves, leaves.size())) {
    EXPECT_EQ(crypto::to_hex(ticket.ticket),
              shell("printf %s%s " + kSeed + " " + crypto::to_hex(leaves[ticket.position]) +
                    " | sha256sum"));
  }
}

TEST(Tickets, TheSmallestWinInAscendingOrder) {
  const std::vector<crypto::Digest> leaves = some_leaves(100, 2);
  const std::vector<Ticket> all = draw_tickets(kSeed, leaves, 100);
  for (std::size_t i = 1; i < all.size(); ++i) EXPECT_LT(all[i - 1].ticket, all[i].ticket);
  for (std::size_t count = 0; count <= 100; ++count) {
    const std::vector<Ticket> some = draw_tickets(kSeed, leaves, count);
    ASSERT_EQ(some.size(), count);
    for (std::size_t i = 0; i < count; ++i) EXPECT_EQ(some[i].position, all[i].position);
  }
}

TEST(Tickets, AddingAPersonNeverSwapsTwoOthers) {
  std::vector<crypto::Digest> leaves = some_leaves(60, 3);
  const std::vector<crypto::Digest> before = drawn(leaves, 10);
  leaves.insert(leaves.begin() + 17, some_leaves(1, 4).front());
  const std::vector<crypto::Digest> after = drawn(leaves, 10);
  std::vector<crypto::Digest> common;
  for (const crypto::Digest& leaf : after) {
    if (leaf != leaves[17]) common.push_back(leaf);
  }
  ASSERT_GE(common.size(), 9U);
  EXPECT_TRUE(std::equal(common.begin(), common.end(), before.begin()));
}

TEST(Tickets, DoNotDependOnTheOrderOfTheLeaves) {
  std::vector<crypto::Digest> leaves = some_leaves(60, 5);
  const std::vector<crypto::Digest> before = drawn(leaves, 12);
  std::reverse(leaves.begin(), leaves.end());
  EXPECT_EQ(drawn(leaves, 12), before);
}

// So many that the largest are forgotten several times on the way.
TEST(Tickets, OfManyLeavesTheSmallestWinToo) {
  const std::vector<crypto::Digest> leaves = some_leaves(40'000, 7);
  const std::vector<Ticket> all = draw_tickets(kSeed, leaves, leaves.size());
  for (const std::size_t count : {0U, 1U, 7U, 9'999U, 29'999U}) {
    const std::vector<Ticket> some = draw_tickets(kSeed, leaves, count);
    ASSERT_EQ(some.size(), count);
    for (std::size_t i = 0; i < count; ++i) ASSERT_EQ(some[i].position, all[i].position);
  }
}

TEST(Tickets, CannotBeMoreThanThereAreLeaves) {
  EXPECT_THROW((void)draw_tickets(kSeed, some_leaves(3, 6), 4), crypto::Error);
}

}  // namespace
}  // namespace klero::selection
