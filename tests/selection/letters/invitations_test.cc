#include "selection/letters/invitations.h"

#include <gtest/gtest.h>

#include "crypto/base/error.h"
#include "tests/selection/register/small_order.h"

namespace klero::selection {
namespace {

crypto::Digest filled(std::uint8_t byte) {
  crypto::Digest digest{};
  digest.fill(byte);
  return digest;
}

TEST(Invitations, AreWrittenAndReadBack) {
  const std::vector<Invitation> invitations{{3, filled(0x11), filled(0xaa)},
                                            {12, filled(0x10), filled(0x00)}};
  const std::string text = write_invitations(small_order(), invitations);
  EXPECT_EQ(text, "stratum\tticket\tleaf\n3\t" + std::string(64, '1') + "\t" +
                      std::string(64, 'a') + "\n12\t" + crypto::to_hex(filled(0x10)) + "\t" +
                      std::string(64, '0') + "\n");
  const std::vector<Invitation> read = read_invitations(small_order(), "invitations.tsv", text);
  ASSERT_EQ(read.size(), 2U);
  EXPECT_EQ(read[1].stratum, 12U);
  EXPECT_EQ(read[1].ticket, filled(0x10));
  EXPECT_EQ(read[0].leaf, filled(0xaa));
}

TEST(Invitations, OpenTheTagsOfHouseholdsIfTheOrderHasThem) {
  Order order = small_order();
  order.letters.household = {"ort"};
  LeafOpening opening;
  opening.tag.fill(0x22);
  opening.inner = filled(0x33);
  const std::vector<Invitation> letters{{3, filled(0x11), filled(0xaa), opening}};
  const std::string text = write_invitations(order, letters);
  EXPECT_EQ(text, "stratum\tticket\tleaf\ttag\tinner\n3\t" + std::string(64, '1') + "\t" +
                      std::string(64, 'a') + "\t" + std::string(40, '2') + "\t" +
                      std::string(64, '3') + "\n");
  const std::vector<Invitation> read = read_invitations(order, "skipped.tsv", text);
  ASSERT_EQ(read.size(), 1U);
  EXPECT_EQ(read[0].opening.value().tag, opening.tag);
  EXPECT_THROW((void)read_invitations(small_order(), "skipped.tsv", text), crypto::Error);
}

TEST(Invitations, OfAnotherGrammarAreRefused) {
  for (const char* const bad : {"", "stratum\tticket\n", "stratum\tticket\tleaf\n0\ta\tb\n",
                                "stratum\tticket\tleaf\n1\tzz\tyy\n"}) {
    EXPECT_THROW((void)read_invitations(small_order(), "invitations.tsv", bad), crypto::Error) << bad;
  }
}

TEST(Invited, AreWrittenAndReadBackWithEmptyCells) {
  std::vector<Invited> people(1);
  people[0].leaf = filled(7);
  people[0].nonce.fill(9);
  people[0].identity = "A | B";
  people[0].letter_cells = {"", "Ort"};
  const std::vector<Invited> read =
      read_invited(small_order(), write_invited(small_order(), people));
  ASSERT_EQ(read.size(), 1U);
  EXPECT_EQ(read[0].leaf, people[0].leaf);
  EXPECT_EQ(read[0].nonce, people[0].nonce);
  EXPECT_EQ(read[0].identity, "A | B");
  EXPECT_EQ(read[0].letter_cells, people[0].letter_cells);
}

}  // namespace
}  // namespace klero::selection
