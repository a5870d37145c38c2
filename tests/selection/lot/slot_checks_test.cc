#include "selection/lot/slot_checks.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "crypto/base/bytes.h"
#include "crypto/base/error.h"
#include "crypto/sign/ed25519_openssl.h"

namespace klero::selection {
namespace {

namespace fs = std::filesystem;

using Key = std::array<std::uint8_t, 32>;

// Four slots, the first the office's; three must commit, two of the others sign a close.
class SlotChecks : public ::testing::Test {
 protected:
  SlotChecks() : base{1, std::string(64, 'b')} {
    for (std::uint8_t i = 1; i <= 4; ++i) {
      Key key{};
      key.fill(i);
      keys.push_back(key);
      order.slots.push_back({crypto::to_hex(crypto::openssl::public_key_of(key)),
                             "Stelle " + std::to_string(i), i == 1});
    }
    order.min_commitments = 3;
    order.close_signatures = 2;
    order.beacons = {{DiceBeacon{20, "Rathaus", 6}, std::nullopt}};
    for (unsigned slot = 1; slot <= 4; ++slot) hand_in(slot, std::string(64, "0123a"[slot]));
  }

  std::string sign(unsigned slot, std::string_view message) const {
    return std::string(crypto::as_text(crypto::openssl::sign(keys[slot - 1], message)));
  }

  void hand_in(unsigned slot, const std::string& secret) {
    reveals[slot] = contribution_text(order, {base.checksum, base.lot, slot}, secret);
    documents[slot] =
        commitment_document(order, {base.checksum, base.lot, slot}, commitment_to(reveals[slot]));
    signatures[slot] = sign(slot, documents[slot]);
  }

  CheckedCommitments check(const std::set<std::string>& earlier = {}) const {
    return check_commitments(order, base, documents, signatures, earlier);
  }

  // The one refusal there is, as "SLOT WHY".
  static std::string only(const std::vector<SlotRefusal>& refused) {
    if (refused.size() != 1) return std::to_string(refused.size()) + " refusals";
    return std::to_string(refused[0].slot) + " " + refused[0].why;
  }

  Order order;
  LotBase base;
  std::vector<Key> keys;
  SlotFiles documents, signatures, reveals;
};

TEST_F(SlotChecks, GoodCommitmentsCount) {
  const CheckedCommitments checked = check();
  EXPECT_TRUE(checked.refused.empty());
  EXPECT_EQ(checked.good.size(), 4U);
  EXPECT_EQ(checked.good.at(2), commitment_to(reveals.at(2)));
  EXPECT_FALSE(too_few_commitments(order, checked.good).has_value());
}

TEST_F(SlotChecks, CommitmentOfAnotherSlotIsRefused) {
  documents[3] = documents[2];
  signatures[3] = sign(3, documents[3]);
  EXPECT_EQ(only(check().refused),
            "3 not the commitment document of this slot, lot and draw: line 4: expected 'slot 3', "
            "got 'slot 2'");
}

TEST_F(SlotChecks, CommitmentNotSignedByItsSlotIsRefused) {
  signatures[3] = sign(2, documents[3]);
  EXPECT_EQ(only(check().refused),
            "3 the signature is not valid under the key of slot 3 in the "
            "order, " +
                order.slots[2].key);
  signatures[3] = "short";
  EXPECT_EQ(only(check().refused), "3 the signature has 5 bytes, not 64");
  signatures.erase(3);
  EXPECT_EQ(only(check().refused), "3 there is no slot-3.sig");
}

TEST_F(SlotChecks, CopiedCommitmentIsRefused) {
  const std::string copied = commitment_to(reveals[2]);
  documents[4] = commitment_document(order, {base.checksum, base.lot, 4}, copied);
  signatures[4] = sign(4, documents[4]);
  EXPECT_EQ(only(check().refused), "4 the commitment is a copy of another one");
  documents.erase(4);
  EXPECT_EQ(only(check({copied}).refused), "2 the commitment is a copy of another one");
}

TEST_F(SlotChecks, TooFewCommitmentsAreRefused) {
  Commitments good = check().good;
  good.erase(4);
  EXPECT_FALSE(too_few_commitments(order, good).has_value());
  order.beacons.clear();
  EXPECT_EQ(too_few_commitments(order, good), "a slot is absent, and the order has no beacon");
  good.erase(3);
  EXPECT_EQ(too_few_commitments(order, good), "2 slots committed, the order asks for at least 3");
  good = check().good;
  good.erase(4);
  order.slots[1].office = true;
  order.beacons = {{DiceBeacon{20, "Rathaus", 6}, std::nullopt}};
  EXPECT_EQ(too_few_commitments(order, good),
            "1 slots that are not the office's committed, the close needs 2 of them to sign");
  for (Slot& slot : order.slots) slot.office = true;
  EXPECT_EQ(too_few_commitments(order, check().good), "only slots of the office committed");
}

TEST_F(SlotChecks, RevealsMustOpenTheirCommitments) {
  const Commitments commitments = check().good;
  EXPECT_TRUE(check_reveals(order, base, reveals, commitments).empty());
  SlotFiles other = reveals;
  other[2] = contribution_text(order, {base.checksum, base.lot, 2}, std::string(64, 'e'));
  EXPECT_EQ(only(check_reveals(order, base, other, commitments)),
            "2 does not open its commitment: expected SHA-256 " + commitments.at(2) + ", got " +
                commitment_to(other[2]));
  other = reveals;
  other[2] = reveals[3];
  EXPECT_EQ(only(check_reveals(order, base, other, commitments)),
            "2 not the contribution of this slot, lot and draw: line 4: expected 'slot 2', got "
            "'slot 3'");
  Commitments fewer = commitments;
  fewer.erase(2);
  EXPECT_EQ(only(check_reveals(order, base, reveals, fewer)),
            "2 the slot is absent: it committed to nothing");
}

TEST_F(SlotChecks, CloseIsSignedByThoseWhoCommitted) {
  const std::string sums = "the list of the reveal step\n";
  SlotFiles close;
  for (unsigned slot = 1; slot <= 4; ++slot) close[slot] = sign(slot, sums);
  Commitments commitments = check().good;
  EXPECT_TRUE(check_close(order, sums, close, commitments).empty());
  commitments.erase(4);
  EXPECT_EQ(only(check_close(order, sums, close, commitments)),
            "4 the slot is absent: it takes no part in the close");
  close.erase(4);
  close[1] = sign(1, "another list\n");
  EXPECT_EQ(
      only(check_close(order, sums, close, commitments)),
      "1 the signature is not valid under the key of slot 1 in the order, " + order.slots[0].key);
}

TEST(Slots, TableNamesEveryState) {
  EXPECT_EQ(write_slots({SlotState::kRevealed, SlotState::kMissing, SlotState::kAbsent,
                         SlotState::kCommitted}),
            "slot\tstate\n1\trevealed\n2\tmissing\n3\tabsent\n4\tcommitted\n");
}

class SlotFolder : public ::testing::Test {
 protected:
  SlotFolder() : folder(fs::path(::testing::TempDir()) / "klero-slot-files") {
    fs::remove_all(folder);
    fs::create_directories(folder / "inner");
    write("slot-1.txt", "one");
    write("slot-12.txt", "twelve");
    write("slot-3.sig", "three");
    write("slot-99.txt", "no slot");
    write("slot-2.secret", "secret");
    write("inner/slot-4.txt", "deeper");
  }
  ~SlotFolder() override { fs::remove_all(folder); }

  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder / name) << text;
  }

  fs::path folder;
};

TEST_F(SlotFolder, GivesItsFilesByName) {
  EXPECT_EQ(gather_slot_files({folder}, ".txt", 15),
            (SlotFiles{{1, "one"}, {4, "deeper"}, {12, "twelve"}}));
  EXPECT_EQ(gather_slot_files({folder / "inner" / "slot-4.txt", folder}, ".txt", 4),
            (SlotFiles{{1, "one"}, {4, "deeper"}}));
  EXPECT_EQ(gather_slot_files({folder}, ".sig", 15), (SlotFiles{{3, "three"}}));
}

TEST_F(SlotFolder, RefusesTwoFilesOfOneSlotUnlessTheyAreEqual) {
  write("inner/slot-1.txt", "one");
  EXPECT_EQ(gather_slot_files({folder, folder / "inner"}, ".txt", 4).size(), 2U);
  write("inner/slot-1.txt", "other");
  EXPECT_THROW((void)gather_slot_files({folder, folder / "inner"}, ".txt", 4), crypto::Error);
}

TEST_F(SlotFolder, RefusesAPlaceThatIsNotThere) {
  EXPECT_THROW((void)gather_slot_files({folder / "nowhere"}, ".txt", 4), crypto::Error);
}

}  // namespace
}  // namespace klero::selection
