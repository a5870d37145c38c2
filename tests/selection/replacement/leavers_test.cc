#include "selection/replacement/leavers.h"

#include <gtest/gtest.h>

#include "crypto/base/error.h"
#include "crypto/hash/sha256_openssl.h"

namespace klero::selection {
namespace {

class Leavers : public ::testing::Test {
 protected:
  Leavers() {
    order.reasons = {"verhindert", "ohne Angabe"};
    for (std::uint8_t i = 1; i <= 4; ++i) {
      crypto::LetterNonce nonce{};
      nonce.fill(i);
      nonces.push_back(nonce);
      codes.push_back(crypto::write_letter_code(nonce, crypto::openssl::sha256));
      PoolRow row;
      row.leaf.fill(static_cast<std::uint8_t>(0x11 * i));
      pool.rows.push_back(row);
    }
  }

  std::vector<Leaver> read(const std::string& text) const {
    return read_leavers_text(order, members, nonces, "l.csv", text);
  }

  std::string refusal(const std::string& text) const {
    try {
      (void)read(text);
    } catch (const crypto::Error& error) {
      return error.what();
    }
    return "no refusal";
  }

  Order order;
  std::set<RowNumber> members{1, 2, 4};
  std::vector<crypto::LetterNonce> nonces;
  std::vector<std::string> codes;
  Pool pool;
};

TEST_F(Leavers, AreNamedByRowOrByCode) {
  const std::vector<Leaver> leavers = read("row,code,reason\n4,,verhindert\n," + codes[0] +
                                           ",ohne Angabe\n2," + codes[1] + ",verhindert\n");
  ASSERT_EQ(leavers.size(), 3U);
  EXPECT_EQ(write_leavers(pool, leavers), "row\tleaf\n1\t" + std::string(64, '1') + "\n2\t" +
                                              std::string(64, '2') + "\n4\t" +
                                              std::string(64, '4') + "\n");
  EXPECT_EQ(write_reasons(order, leavers), "reason\tpeople\nverhindert\t2\nohne Angabe\t1\n");
  EXPECT_EQ(read_leaver_rows(pool, write_leavers(pool, leavers)),
            (std::vector<RowNumber>{1, 2, 4}));
}

TEST_F(Leavers, AreRefusedWithTheLine) {
  EXPECT_EQ(refusal("row,reason\n3,verhindert\n"), "l.csv:2: row 3 is not a member of the panel");
  EXPECT_EQ(refusal("row,reason\n1,verhindert\n1,verhindert\n"),
            "l.csv:3: row 1 stands in line 2 already");
  EXPECT_EQ(refusal("row,reason\n1,keine Lust\n"),
            "l.csv:2: 'keine Lust' is no reason of the order; it knows 'verhindert', 'ohne "
            "Angabe'");
  EXPECT_EQ(refusal("row,reason\n9,verhindert\n"), "l.csv:2: '9' is no row of the pool");
  EXPECT_EQ(refusal("row,reason\n,verhindert\n"), "l.csv:2: names nobody");
  EXPECT_EQ(refusal("row,code,reason\n1," + codes[1] + ",verhindert\n"),
            "l.csv:2: row 1 and the code are two people's");
  crypto::LetterNonce stranger{};
  EXPECT_EQ(refusal("code,reason\n" + crypto::write_letter_code(stranger, crypto::openssl::sha256) +
                    ",verhindert\n"),
            "l.csv:2: the code belongs to nobody of the pool");
  EXPECT_EQ(refusal("row,reason\n"), "l.csv: nobody leaves");
  EXPECT_EQ(refusal("reason,x\nverhindert,1\n"), "l.csv: expected a column 'row' or 'code'");
}

}  // namespace
}  // namespace klero::selection
