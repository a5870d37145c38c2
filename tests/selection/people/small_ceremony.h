// A small lot for the tests of this room: three slots, three witnesses, with or without an escrow of
// three holders, and two beacons, dice and a drand chain of one round a minute.

#pragma once

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "crypto/base/bytes.h"
#include "crypto/escrow/deposit_text.h"
#include "crypto/sign/ed25519_openssl.h"
#include "selection/lot/close_text.h"
#include "selection/lot/deposits.h"
#include "selection/lot/slot_checks.h"
#include "selection/people/own_contribution.h"
#include "tests/selection/record/small_draw.h"

namespace klero::tests {

// Key number n: its seed is 32 times the byte n.
inline std::array<std::uint8_t, 32> seed_of_key(unsigned n) {
  std::array<std::uint8_t, 32> seed{};
  seed.fill(static_cast<std::uint8_t>(n));
  return seed;
}
inline std::string public_key(unsigned n) {
  return crypto::to_hex(crypto::openssl::public_key_of(seed_of_key(n)));
}
inline std::string signature(unsigned n, std::string_view message) {
  return std::string(crypto::as_text(crypto::openssl::sign(seed_of_key(n), message)));
}

inline constexpr unsigned kFirstSlotKey = 11;
inline constexpr unsigned kFirstWitnessKey = 21;
inline constexpr unsigned kFirstHolderSecret = 31;
inline constexpr std::uint64_t kGenesis = 1'800'000'000;  // 2027-01-15 08:00 UTC

inline selection::Escrow three_holders() {
  selection::Escrow escrow{.holders = {}, .threshold = 2};
  for (unsigned i = 0; i < 3; ++i) {
    const auto secret = crypto::Scalar::from_uint(kFirstHolderSecret + i);
    const crypto::Point key = crypto::holder_key(secret);
    const auto proof = crypto::prove_same_log(
        crypto::possession_statement("real", {"escrow key"}, key), secret);
    escrow.holders.push_back({key.hex(), "Holder " + std::to_string(i + 1), crypto::write_same_log(proof)});
  }
  return escrow;
}

inline selection::Order ceremony_order(bool with_escrow) {
  selection::Order order = base_order();
  for (unsigned slot = 1; slot <= order.slots.size(); ++slot) {
    order.slots[slot - 1].key = public_key(kFirstSlotKey + slot - 1);
  }
  order.witnesses = selection::Witnesses{.people = {}, .signatures = 2, .dishonest = 0};
  for (unsigned witness = 1; witness <= 3; ++witness) {
    order.witnesses->people.push_back(
        {public_key(kFirstWitnessKey + witness - 1), "Witness " + std::to_string(witness)});
  }
  if (with_escrow) order.escrow = three_holders();
  selection::DrandBeacon drand{.chain = std::string(64, 'c'), .first = 1, .genesis = kGenesis,
                               .period = 60, .step = 1, .official = "api.drand.sh"};
  order.beacons.push_back({drand, selection::DiceBeacon{.dice = 20, .place = "town hall", .sides = 6}});
  return order;
}

class SmallCeremony {
 public:
  explicit SmallCeremony(bool with_escrow)
      : draw_(selection::found_draw(folder_ / "draw", ceremony_order(with_escrow),
                                    {{"draft", std::string(64, '1')}}, sign_nothing,
                                    [](selection::StepWriter&) {})) {
    append_step(draw_);  // 02-frame
    for (unsigned slot = 1; slot <= 3; ++slot) {
      secrets_[slot] = selection::new_own_secret(order(), place(slot));
    }
  }

  [[nodiscard]] const selection::Order& order() const { return draw_.record.order; }
  [[nodiscard]] const selection::Record& record() const { return draw_.record; }
  [[nodiscard]] selection::LotPlace place(unsigned slot) const {
    return {selection::checksum_of(draw_.record, 2), 1, slot};
  }
  [[nodiscard]] const std::string& secret(unsigned slot) const { return secrets_.at(slot); }
  [[nodiscard]] selection::OwnContribution own(unsigned slot) const {
    return std::get<selection::OwnContribution>(
        selection::read_own_secret(order(), place(slot), secrets_.at(slot)));
  }
  // opened-N-by-I.txt
  [[nodiscard]] std::string opened(unsigned slot, unsigned holder) const {
    const auto deposit = std::get<crypto::Deposit>(
        selection::read_deposit_document(order(), place(slot), own(slot).commitment_document));
    return crypto::write_opened_share(
        crypto::open_share(selection::escrow_terms(order(), place(slot)), deposit, holder,
                           crypto::Scalar::from_uint(kFirstHolderSecret + holder - 1)));
  }

  // Publishes the commit step of these slots.
  void commit(const std::vector<unsigned>& slots) {
    std::map<std::string, std::string> files;
    for (const unsigned slot : slots) {
      files["slot-" + std::to_string(slot) + ".txt"] = own(slot).commitment_document;
    }
    publish(3, files);
  }
  // Publishes a reveal step that holds these files.
  void reveal(const std::map<std::string, std::string>& files) { publish(4, files); }
  // The contributions of these slots, as files.
  [[nodiscard]] std::map<std::string, std::string> contributions(
      const std::vector<unsigned>& slots) const {
    std::map<std::string, std::string> files;
    for (const unsigned slot : slots) {
      files["slot-" + std::to_string(slot) + ".txt"] = own(slot).contribution;
    }
    return files;
  }

  void put_evidence(const std::string& step, const std::string& name, const std::string& bytes) const {
    std::filesystem::create_directories(folder_ / ("draw/record/evidence/" + step));
    (void)folder_.put("draw/record/evidence/" + step + "/" + name, bytes);
  }
  // Puts close.txt into the evidence of step 04.
  std::string close(const std::string& round) const {
    const std::string text = selection::close_text(
        order(), {"04-lot1-reveal", selection::checksum_of(record(), 4)}, {"dice", "drand " + round});
    put_evidence("04-lot1-reveal", "close.txt", text);
    return text;
  }

  [[nodiscard]] const TempFolder& folder() const { return folder_; }

 private:
  void publish(selection::StepNumber number, const std::map<std::string, std::string>& files) {
    selection::StepWriter step(draw_, number, {{"input", std::string(64, '2')}});
    step.add("slots.tsv", "slot\tstate\n");
    for (const auto& [name, bytes] : files) step.add(name, bytes);
    (void)step.publish(sign_nothing);
  }

  TempFolder folder_;
  selection::Draw draw_;
  std::map<unsigned, std::string> secrets_;
};

// The message of the Error that `work` throws; empty if it throws none.
template <class Work>
std::string refusal_of(Work work) {
  try {
    work();
  } catch (const crypto::Error& error) {
    return error.what();
  }
  return {};
}

}  // namespace klero::tests
