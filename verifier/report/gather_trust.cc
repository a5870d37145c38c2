#include <algorithm>

#include "crypto/base/text.h"
#include "verifier/checks/ceremony.h"
#include "verifier/checks/examination.h"
#include "verifier/checks/seed_text.h"
#include "verifier/report/collusion.h"

namespace klero::verifier {
namespace {

using crypto::escape_text;

Said describe_source(const Beacon& beacon, const BeaconValue& value) {
  if (beacon.kind != BeaconKind::kDice) {
    const std::string text = value.text.substr(0, value.text.find(' ', value.text.find(' ') + 1));
    return {text, text};
  }
  const std::string place = " (" + escape_text(beacon.place) + ")";
  return {std::to_string(beacon.dice) + " dice" + place,
          std::to_string(beacon.dice) + " Würfe" + place};
}

void gather_beacons(const Examination& x, std::size_t ceremony, const Ceremony& here,
                    SeedTrust& trust) {
  const auto& beacons = beacons_of(*x.order, ceremony);
  bool timed = false;
  for (std::size_t k = 0; k < beacons.size() && k < here.values.size(); ++k) {
    trust.beacons.push_back(describe_source(source_of(beacons, here, k), here.values[k]));
    if (here.instead[k]) {
      trust.unheard.push_back(here.instances[k].text);
    }
    timed = timed || beacons[k].kind != BeaconKind::kDice;
  }
  if (timed && here.stamped) {
    trust.authority = escape_text(x.order->timestamps->authority);
  }
}

// `have` of `all` signed, and any `need` would have been enough for another close: so many of those
// who signed must be among them.
std::uint64_t overlap(std::uint64_t have, std::uint64_t need, std::uint64_t all) {
  return have + need > all ? have + need - all : 0;
}

void gather_witnesses(const Examination& x, std::size_t ceremony, SeedTrust& trust) {
  const auto found = x.cosigners.find(closing_step(x, ceremony));
  if (!x.order->witnesses || found == x.cosigners.end()) {
    return;
  }
  const Witnesses& witnesses = *x.order->witnesses;
  for (const unsigned witness : found->second) {
    trust.witnesses.push_back(escape_text(witnesses.people[witness - 1].name));
  }
  trust.cosigned_twice =
      overlap(found->second.size(), witnesses.signatures, witnesses.people.size());
}

void gather_slots(const Order& order, const Lot& lot, SeedTrust& trust) {
  trust.has_slots = true;
  std::uint64_t could_sign = 0;
  for (std::size_t i = 0; i < lot.committed.size() && i < lot.revealed.size(); ++i) {
    const Slot& slot = order.slots[i];
    could_sign += lot.committed[i] == SlotState::kCommitted && !slot.office ? 1 : 0;
    if (lot.revealed[i] == SlotState::kMissing) {
      trust.missing.push_back(escape_text(slot.name));
    } else if (lot.revealed[i] == SlotState::kRevealed && slot.office) {
      ++trust.office_secrets;
    } else if (lot.revealed[i] == SlotState::kRevealed) {
      trust.secrets.push_back(escape_text(slot.name));
    }
  }
  for (const unsigned slot : lot.signers) {
    trust.signers.push_back(escape_text(order.slots[slot - 1].name));
  }
  trust.signed_twice = overlap(lot.signers.size(), order.close_signatures, could_sign);
  for (std::size_t i = 0; order.escrow && i < order.escrow->holders.size(); ++i) {
    trust.holders.push_back(escape_text(order.escrow->holders[i].name));
  }
  trust.threshold = order.escrow ? order.escrow->threshold : 0;
}

}  // namespace

std::vector<SeedTrust> gather_trust(const Examination& x) {
  std::vector<SeedTrust> seeds;
  for (std::size_t group = 1; x.order && group <= x.lots.size(); ++group) {
    const Lot& lot = x.lots[group - 1];
    if (lot.seed) {
      SeedTrust trust;
      const std::string number = std::to_string(number_of_lot(group));
      trust.about = {"lot " + number, "Los " + number};
      gather_slots(*x.order, lot, trust);
      gather_beacons(x, group, lot.ceremony, trust);
      gather_witnesses(x, group, trust);
      seeds.push_back(std::move(trust));
    }
  }
  for (std::size_t i = 0; x.order && i < x.pairs.size(); ++i) {
    const Pair& pair = x.pairs[i];
    if (pair.seed) {
      const std::string step = x.scan.expected_name(closing_step(x, ceremony_of_pair(i)) + 1);
      SeedTrust trust;
      trust.about = {step, step};
      gather_beacons(x, ceremony_of_pair(i), pair.ceremony, trust);
      gather_witnesses(x, ceremony_of_pair(i), trust);
      seeds.push_back(std::move(trust));
    }
  }
  return seeds;
}

}  // namespace klero::verifier
