// Expected values from Python's hashlib.

#include "verifier/rebuild/tickets.h"

#include <gtest/gtest.h>

#include "verifier/rebuild/sealed_panel.h"

namespace klero::verifier {
namespace {

crypto::Digest digest(std::string_view digits) { return crypto::digest_from_hex(digits).value(); }

// SHA-256("seed")
const crypto::Digest kSeed =
    digest("19b25856e1c150ca834cffc8b59b23adbd0ec0389e58eb22b3b64768098d002b");

LeafTicket entry(std::uint8_t ticket) {
  LeafTicket made;
  made.ticket[0] = ticket;
  made.leaf[0] = static_cast<std::uint8_t>(255 - ticket);
  return made;
}

TEST(Tickets, ATicketIsTheHashOfSeedAndLeafInDigits) {
  EXPECT_EQ(ticket_of(kSeed, "d438242a44a863741cc025853a4c78af3995ed372b47a14b38ea8f9755d228ec"),
            digest("1612abf8838575d1f769ff9f364b700e223443a6755087df30ac964e4aeef7bd"));
}

TEST(Tickets, ManyOfOneSeedAreTheSame) {
  const Tickets tickets(kSeed);
  for (const char* subject :
       {"d438242a44a863741cc025853a4c78af3995ed372b47a14b38ea8f9755d228ec", "12", ""}) {
    EXPECT_EQ(tickets.of(subject), ticket_of(kSeed, subject));
  }
}

TEST(Tickets, TheSmallestAreKeptInOrder) {
  SmallestTickets smallest(2);
  for (const std::uint8_t ticket : std::initializer_list<std::uint8_t>{9, 3, 7, 1}) {
    smallest.add(entry(ticket));
  }
  EXPECT_EQ(smallest.take(), (std::vector<LeafTicket>{entry(1), entry(3)}));
}

TEST(Tickets, ForgettingWhileAddingLosesNobody) {
  // More than the slack, so that the list is cut on the way; smallest ones early and late.
  SmallestTickets smallest(2);
  smallest.add(entry(1));
  for (int i = 0; i < 1'100'000; ++i) {
    smallest.add(entry(200));
  }
  smallest.add(entry(0));
  EXPECT_EQ(smallest.take(), (std::vector<LeafTicket>{entry(0), entry(1)}));
}

TEST(Tickets, FewerThanAskedForAreAllOfThem) {
  SmallestTickets smallest(5);
  smallest.add(entry(4));
  EXPECT_EQ(smallest.take().size(), 1U);
  EXPECT_TRUE(SmallestTickets(0).take().empty());
}

TEST(Tickets, PanelsAreDrawnByTheHashOfTheirNumber) {
  const auto drawn = draw_panels(kSeed, 20, 3);
  ASSERT_EQ(drawn.size(), 3U);
  EXPECT_EQ(drawn[0].panel, 12U);
  EXPECT_EQ(drawn[1].panel, 3U);
  EXPECT_EQ(drawn[2].panel, 1U);
  EXPECT_EQ(drawn[0].ticket,
            digest("054b9973f73176c297678fd35913d74a70e08454ff8d7a550418e896ed05a4f5"));
}

TEST(SealedPanel, TheRootIsTheTreeOfTheMembers) {
  Order order;
  order.rehearsal = true;
  const auto pool = digest("27cac5503836765cd10751d27ab4a6e17d7a80d4c948430a5a81513973f9b51e");
  const std::vector<OpenedMember> members{
      {2, digest("dbc4579ae2b3ab293213f42bb852706ea995c3b5c3987f8aa9faae5004acb3cf")},
      {5, digest("cc4efc6ae0d270fd4816cceea255e959f3fe63adfa7577b1c95b1cd155fb9aed")},
      {9, digest("966af28110260703f8c0577eb7bdbe16e834768d76e3cf22e748db4d294da5be")}};
  EXPECT_EQ(root_of_panel(order, pool, 7, members),
            digest("e6ed8a029a5609e35bc35c1e8e82e7ec223d98ce7998bcc3fb44ee44928d6f1b"));
  order.rehearsal = false;
  EXPECT_NE(root_of_panel(order, pool, 7, members),
            digest("e6ed8a029a5609e35bc35c1e8e82e7ec223d98ce7998bcc3fb44ee44928d6f1b"));
}

}  // namespace
}  // namespace klero::verifier
