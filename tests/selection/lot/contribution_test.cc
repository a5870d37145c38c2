#include "selection/lot/contribution.h"

#include <gtest/gtest.h>

#include "selection/order/order.h"

namespace klero::selection {
namespace {

const std::string kBase(64, 'b');
const std::string kSecret(64, '5');

Order rehearsal() {
  return {};
}  // an Order is a rehearsal unless told otherwise

std::string why(const std::variant<std::string, NotThis>& read) {
  return std::holds_alternative<NotThis>(read) ? std::get<NotThis>(read).why : "it is right";
}

TEST(Contribution, IsFiveLines) {
  EXPECT_EQ(contribution_text(rehearsal(), {kBase, 2, 3}, kSecret),
            "kleroterion/rehearsal/contribution/v1\nafter " + kBase + "\nlot 2\nslot 3\nsecret " +
                kSecret + "\n");
}

TEST(Contribution, IsCommittedToByItsHash) {
  // printf 'kleroterion/rehearsal/contribution/v1\nafter bb…\nlot 2\nslot 3\nsecret 55…\n' |
  // sha256sum
  EXPECT_EQ(commitment_to(contribution_text(rehearsal(), {kBase, 2, 3}, kSecret)),
            "8d60d627262c134dcb265a0c5cfec65695a4c216728f2d8e6e7648a8e74369c3");
}

TEST(Contribution, GivesItsSecretInItsPlaceOnly) {
  const std::string text = contribution_text(rehearsal(), {kBase, 2, 3}, kSecret);
  EXPECT_EQ(std::get<std::string>(read_contribution(rehearsal(), {kBase, 2, 3}, text)), kSecret);
  EXPECT_EQ(why(read_contribution(rehearsal(), {kBase, 2, 4}, text)),
            "line 4: expected 'slot 4', got 'slot 3'");
  EXPECT_EQ(why(read_contribution(rehearsal(), {kBase, 1, 3}, text)),
            "line 3: expected 'lot 1', got 'lot 2'");
  EXPECT_NE(why(read_contribution(rehearsal(), {std::string(64, 'a'), 2, 3}, text)), "it is right");
  Order real = rehearsal();
  real.mode = Mode::kReal;
  EXPECT_EQ(why(read_contribution(real, {kBase, 2, 3}, text)),
            "line 1: expected 'kleroterion/real/contribution/v1', got "
            "'kleroterion/rehearsal/contribution/v1'");
  EXPECT_NE(why(read_commitment_document(rehearsal(), {kBase, 2, 3}, text)), "it is right");
}

TEST(Contribution, RefusesEveryTextThatDiffersInOneByte) {
  const std::string text = contribution_text(rehearsal(), {kBase, 2, 3}, kSecret);
  for (std::size_t i = 0; i <= text.size(); ++i) {
    std::string longer = text;
    longer.insert(i, 1, ' ');
    EXPECT_NE(why(read_contribution(rehearsal(), {kBase, 2, 3}, longer)), "it is right") << i;
    if (i == text.size()) break;
    std::string other = text;
    other[i] = other[i] == 'X' ? 'Y' : 'X';
    EXPECT_NE(why(read_contribution(rehearsal(), {kBase, 2, 3}, other)), "it is right") << i;
    EXPECT_NE(why(read_contribution(rehearsal(), {kBase, 2, 3}, text.substr(0, i))), "it is right")
        << i;
  }
}

TEST(Contribution, NeverShowsASecretInAMessage) {
  std::string text = contribution_text(rehearsal(), {kBase, 2, 3}, kSecret);
  text[text.size() - 5] = 'X';
  EXPECT_EQ(why(read_contribution(rehearsal(), {kBase, 2, 3}, text)).find("555"),
            std::string::npos);
}

TEST(CommitmentDocument, SaysTheHash) {
  const std::string commitment(64, 'c');
  const std::string text = commitment_document(rehearsal(), {kBase, 1, 15}, commitment);
  EXPECT_EQ(text, "kleroterion/rehearsal/commitment/v1\nafter " + kBase +
                      "\nlot 1\nslot 15\nsha256 " + commitment + "\n");
  EXPECT_EQ(std::get<std::string>(read_commitment_document(rehearsal(), {kBase, 1, 15}, text)),
            commitment);
}

}  // namespace
}  // namespace klero::selection
