// Rules 2.7, 2.8, 2.14 and 2.15: contributors, beacons, escrow and witnesses in the order.

#include <algorithm>
#include <set>

#include "crypto/escrow/deposit_text.h"
#include "verifier/checks/examination.h"
#include "verifier/checks/order_judge.h"
#include "verifier/checks/section_2_order.h"
#include "verifier/read/document_limits.h"

namespace klero::verifier {
namespace {

constexpr std::uint64_t kEnough = 1ULL << 50;     // outcomes of a list of beacons
constexpr std::uint64_t kLottoOutcomes = 1ULL << 27;
constexpr std::size_t kMaxBeacons = 9;
constexpr std::uint64_t kMaxHoldersOfOrder = 15;
constexpr std::uint64_t kMaxWitnesses = 15;

// a * b, or kEnough if that is more. Both are at least 1.
std::uint64_t times_up_to_enough(std::uint64_t a, std::uint64_t b) {
  return a >= (kEnough + b - 1) / b ? kEnough : a * b;
}

bool are_dice_in_bounds(const Beacon& beacon) {
  return 2 <= beacon.sides && beacon.sides <= 100 && 1 <= beacon.dice && beacon.dice <= 1000;
}

// How many outcomes a beacon has, kEnough at most; 1 of dice that are out of bounds.
std::uint64_t outcomes_of(const Beacon& beacon) {
  std::uint64_t outcomes = kEnough;
  if (beacon.kind == BeaconKind::kLotto) {
    outcomes = kLottoOutcomes;
  } else if (beacon.kind == BeaconKind::kDice) {
    outcomes = 1;
    for (std::uint64_t i = 0; are_dice_in_bounds(beacon) && i < beacon.dice; ++i) {
      outcomes = times_up_to_enough(outcomes, beacon.sides);
    }
  }
  for (const Beacon& fallback : beacon.fallback) {
    outcomes = std::min(outcomes, outcomes_of(fallback));
  }
  return outcomes;
}

void check_dice(const Beacon& beacon, const std::string& path, OrderJudge& judge) {
  if (beacon.kind == BeaconKind::kDice) {
    judge.expect(2 <= beacon.sides && beacon.sides <= 100, path + ".sides", "2 to 100 sides",
                 beacon.sides);
    judge.expect(1 <= beacon.dice && beacon.dice <= 1000, path + ".dice", "1 to 1000 dice",
                 beacon.dice);
  }
}

void check_beacons(const Order& order, const std::vector<Beacon>& beacons, const std::string& key,
                   OrderJudge& judge) {
  judge.expect(beacons.size() <= kMaxBeacons, key, "at most 9 beacons", beacons.size());
  judge.expect(order.rehearsal || !beacons.empty(), key, "a beacon, because the mode is real",
               "none");
  std::uint64_t outcomes = 1;
  for (std::size_t i = 0; i < beacons.size(); ++i) {
    const std::string path = element(key, i);
    check_dice(beacons[i], path, judge);
    for (const Beacon& fallback : beacons[i].fallback) {
      check_dice(fallback, path + ".fallback", judge);
      judge.expect(order.witnesses.has_value(), path + ".fallback",
                   "no fallback, because the order has no witnesses", "a fallback");
    }
    outcomes = times_up_to_enough(outcomes, outcomes_of(beacons[i]));
  }
  judge.expect(beacons.empty() || outcomes >= kEnough, key,
               "beacons of together at least 2^50 outcomes", "fewer");
}

// False if the deposits under these keys cannot be judged at all.
bool check_holder_key(const Holder& holder, const std::string& path, OrderJudge& judge) {
  const auto point = crypto::Point::decode(holder.key);
  const bool sound = point && !point->is_identity();
  judge.expect(sound, path + ".key", "a point of ristretto255, not the identity",
               crypto::to_hex(holder.key));
  if (!sound) {
    return false;
  }
  const auto proof = crypto::read_same_log(holder.proof);
  const auto statement = crypto::possession_statement("real", {"escrow key"}, *point);
  judge.expect(proof && crypto::verify_same_log(statement, *proof) == crypto::SameLogOutcome::kValid,
               path + ".proof", "a proof that somebody has the secret of this key",
               proof ? "a proof that does not hold" : "no proof");
  return true;
}

}  // namespace

void check_2_7_slots(Examination& x, Outcome& outcome) {
  OrderJudge judge(x, outcome);
  const auto& slots = x.order->slots;
  const std::uint64_t count = slots.size();
  judge.expect(3 <= count && count <= 15, "slots", "3 to 15 slots", count);
  std::set<crypto::PublicKey> keys{x.order->office_key};
  if (x.order->auditor) {
    judge.expect(keys.insert(x.order->auditor->key).second, "auditor.key",
                 "a key that stands nowhere else", crypto::to_hex(x.order->auditor->key));
  }
  for (std::size_t i = 0; x.order->witnesses && i < x.order->witnesses->people.size(); ++i) {
    const crypto::PublicKey& key = x.order->witnesses->people[i].key;
    judge.expect(keys.insert(key).second, element("witnesses.people", i, ".key"),
                 "a key that stands nowhere else", crypto::to_hex(key));
  }
  for (std::size_t i = 0; i < slots.size(); ++i) {
    judge.expect(keys.insert(slots[i].key).second, element("slots", i, ".key"),
                 "a key that stands nowhere else", crypto::to_hex(slots[i].key));
  }
  // The office's own slots add nothing to a close (4.8), so they do not count here.
  const auto others = static_cast<std::uint64_t>(
      std::count_if(slots.begin(), slots.end(), [](const Slot& slot) { return !slot.office; }));
  judge.expect(others >= 1, "slots", "a slot that is not the office's", "none");
  judge.expect(3 <= x.order->min_commitments && x.order->min_commitments <= count,
               "min_commitments", "3 to " + std::to_string(count), x.order->min_commitments);
  // Integers are below 2^53, so doubling is safe.
  judge.expect(x.order->close_signatures <= others && others < 2 * x.order->close_signatures,
               "close_signatures",
               "more than half of the " + std::to_string(others) +
                   " slots that are not the office's, at most all of them",
               x.order->close_signatures);
}

void check_2_8_beacons(Examination& x, Outcome& outcome) {
  OrderJudge judge(x, outcome);
  check_beacons(*x.order, x.order->beacons, "beacons", judge);
  check_beacons(*x.order, x.order->replacement_beacons, "replacement_beacons", judge);
}

void check_2_14_escrow(Examination& x, Outcome& outcome) {
  if (!x.order->escrow) {
    outcome.not_checked(
        {"does not apply: the order has no escrow", "entfällt: die Losordnung hat keine Hinterlegung"});
    return;
  }
  OrderJudge judge(x, outcome);
  const Escrow& escrow = *x.order->escrow;
  const std::uint64_t count = escrow.holders.size();
  const bool right_count = 1 <= count && count <= kMaxHoldersOfOrder;
  const bool right_threshold = 1 <= escrow.threshold && escrow.threshold <= count;
  judge.expect(right_count, "escrow.holders", "1 to 15 holders", count);
  judge.expect(right_threshold, "escrow.threshold", "1 to " + std::to_string(count),
               escrow.threshold);
  std::set<crypto::Digest> keys;
  bool usable = right_count && right_threshold;
  for (std::size_t i = 0; right_count && i < count; ++i) {
    const std::string path = element("escrow.holders", i);
    const bool distinct = keys.insert(escrow.holders[i].key).second;
    judge.expect(distinct, path + ".key", "a key of his own", crypto::to_hex(escrow.holders[i].key));
    usable = check_holder_key(escrow.holders[i], path, judge) && distinct && usable;
  }
  if (usable) {
    outcome.usable_anyway();  // deposits can be judged, whoever has the keys
  }
}

void check_2_15_witnesses(Examination& x, Outcome& outcome) {
  if (!x.order->witnesses) {
    outcome.not_checked({"does not apply: the order has no witnesses",
                         "entfällt: die Losordnung hat keine Zeugen"});
    return;
  }
  OrderJudge judge(x, outcome);
  const Witnesses& witnesses = *x.order->witnesses;
  const std::uint64_t count = witnesses.people.size();
  judge.expect(1 <= count && count <= kMaxWitnesses, "witnesses.people", "1 to 15 witnesses", count);
  judge.expect(witnesses.signatures <= count, "witnesses.signatures",
               "at most " + std::to_string(count), witnesses.signatures);
  // Integers are below 2^53, so neither side overflows.
  judge.expect(2 * witnesses.signatures > count + witnesses.dishonest, "witnesses.signatures",
               "so many that any two groups of so many among " + std::to_string(count) +
                   " witnesses share more than " + std::to_string(witnesses.dishonest),
               witnesses.signatures);
}

}  // namespace klero::verifier
