#include "selection/people/reveals.h"

#include <gtest/gtest.h>

#include "crypto/base/error.h"
#include "tests/selection/people/small_ceremony.h"

namespace klero::selection {
namespace {

namespace fs = std::filesystem;
using tests::refusal_of;
using tests::SmallCeremony;

// A witness of a lot whose commit step stands, with the folder in which reveals come in.
class Witness {
 public:
  Witness(bool with_escrow, const std::vector<unsigned>& committed) : lot(with_escrow) {
    lot.commit(committed);
    fs::create_directory(lot.folder() / "in");
    memory = open_memory(lot.folder() / "memory");
  }
  void receive(const std::string& name, const std::string& bytes) const {
    (void)lot.folder().put("in/" + name, bytes);
  }
  [[nodiscard]] TakenReveals take() const {
    return take_reveals(memory, lot.record(), kLot1, lot.folder() / "in");
  }
  [[nodiscard]] std::map<unsigned, std::string> held() const {
    return held_contributions(memory, lot.record(), kLot1);
  }

  SmallCeremony lot;
  Memory memory;
};

TEST(HeldReveals, AreThoseThatOpenTheirCommitment) {
  const Witness witness(false, {1, 2});
  witness.receive("slot-1.txt", witness.lot.own(1).reveal);
  witness.receive("slot-2.txt", new_own_secret(witness.lot.order(), witness.lot.place(2)));
  witness.receive("slot-3.txt", witness.lot.own(3).reveal);  // never committed
  witness.receive("letter.txt", "dear witness");
  const TakenReveals taken = witness.take();
  EXPECT_EQ(taken.names, std::vector<std::string>{"slot-1.txt"});
  ASSERT_EQ(taken.refused.size(), 1U);
  EXPECT_EQ(taken.refused[0].name, "slot-2.txt");
  EXPECT_EQ(taken.refused[0].why, "it does not open the commitment of the slot");
  EXPECT_EQ(witness.held(), (std::map<unsigned, std::string>{{1, witness.lot.own(1).contribution}}));
}

TEST(HeldReveals, AreNotForgottenWhenTheFolderIsGone) {
  const Witness witness(false, {1, 2, 3});
  witness.receive("slot-1.txt", witness.lot.own(1).reveal);
  (void)witness.take();
  witness.receive("slot-1.txt", "something else");
  EXPECT_EQ(witness.take().refused.size(), 1U);
  fs::remove(witness.lot.folder() / "in/slot-1.txt");
  EXPECT_EQ(witness.held().size(), 1U);
}

TEST(HeldReveals, WithAnEscrowAreOpeningsAndTheSharesOfEnoughHolders) {
  const Witness witness(true, {1, 2, 3});
  witness.receive("opening-1.txt", witness.lot.own(1).reveal);
  witness.receive("opened-2-by-3.txt", witness.lot.opened(2, 3));
  witness.receive("opened-3-by-1.txt", witness.lot.opened(2, 1));  // of another slot
  EXPECT_EQ(witness.take().names, (std::vector<std::string>{"opening-1.txt", "opened-2-by-3.txt"}));
  EXPECT_EQ(witness.held(), (std::map<unsigned, std::string>{{1, witness.lot.own(1).contribution}}))
      << "one share of two opens nothing";
  witness.receive("opened-2-by-1.txt", witness.lot.opened(2, 1));
  (void)witness.take();
  EXPECT_EQ(witness.held(), (std::map<unsigned, std::string>{{1, witness.lot.own(1).contribution},
                                                             {2, witness.lot.own(2).contribution}}));
}

TEST(HeldReveals, MustStandInTheClose) {
  for (const bool with_escrow : {false, true}) {
    SCOPED_TRACE(with_escrow);
    Witness witness(with_escrow, {1, 2, 3});
    for (const unsigned slot : {1U, 3U}) {
      witness.receive(witness.lot.own(slot).reveal_name, witness.lot.own(slot).reveal);
    }
    (void)witness.take();
    witness.lot.reveal(witness.lot.contributions({1, 3}));
    EXPECT_EQ(refusal_of([&] { check_nothing_omitted(witness.lot.record(), kLot1, witness.held()); }), "");
  }
}

TEST(HeldReveals, MakeAnOmissionVisible) {
  Witness witness(true, {1, 2, 3});
  witness.receive("opening-3.txt", witness.lot.own(3).reveal);
  (void)witness.take();
  witness.lot.reveal(witness.lot.contributions({1, 2}));
  EXPECT_EQ(refusal_of([&] { check_nothing_omitted(witness.lot.record(), kLot1, witness.held()); }),
            "step 04-lot1-reveal omits a reveal that you hold: slot 3 is called missing in it");
}

TEST(HeldReveals, MakeAnAlterationVisible) {
  Witness witness(false, {1, 2, 3});
  witness.receive("slot-3.txt", witness.lot.own(3).reveal);
  (void)witness.take();
  auto files = witness.lot.contributions({1, 2, 3});
  files["slot-3.txt"] = new_own_secret(witness.lot.order(), witness.lot.place(3));
  witness.lot.reveal(files);
  EXPECT_EQ(refusal_of([&] { check_nothing_omitted(witness.lot.record(), kLot1, witness.held()); }),
            "step 04-lot1-reveal holds another contribution under slot 3 than the reveal that you hold");
}

}  // namespace
}  // namespace klero::selection
