// Public chance: how much of it a list of beacons must hold.

#include <algorithm>

#include "selection/order/fields.h"
#include "selection/order/rule_helpers.h"
#include "selection/order/rules.h"

namespace klero::selection::rules {
namespace {

// Outcomes are counted up to here, and no further.
constexpr std::uint64_t kEnough = std::uint64_t{1} << 50;
constexpr std::uint64_t kLottoOutcomes = std::uint64_t{1} << 27;
constexpr std::size_t kMostBeacons = 9;

// a * b, or kEnough if that is less. Requires 1 <= a, b <= kEnough.
std::uint64_t bounded_product(std::uint64_t a, std::uint64_t b) {
  return a >= (kEnough + b - 1) / b ? kEnough : a * b;
}

std::uint64_t outcomes(const DiceBeacon& dice) {
  std::uint64_t product = 1;
  for (std::uint64_t die = 0; die < dice.dice && product < kEnough; ++die) {
    product = bounded_product(product, dice.sides);
  }
  return product;
}
std::uint64_t outcomes(const LottoBeacon&) { return kLottoOutcomes; }
std::uint64_t outcomes(const DrandBeacon&) { return kEnough; }
std::uint64_t outcomes(const NistBeacon&) { return kEnough; }

std::uint64_t outcomes(const Beacon& beacon) {
  const auto count = [](const auto& source) { return outcomes(source); };
  const std::uint64_t first = std::visit(count, beacon.source);
  return beacon.fallback ? std::min(first, std::visit(count, *beacon.fallback)) : first;
}

// Whether the numbers of dice are such that outcomes() can count them.
bool check_dice(const BeaconSource& source, const std::string& pointer, Problems& problems) {
  const auto* dice = std::get_if<DiceBeacon>(&source);
  if (dice == nullptr ||
      (dice->sides >= 2 && dice->sides <= 100 && dice->dice >= 1 && dice->dice <= 1000)) {
    return true;
  }
  add(problems, pointer,
      place_of(pointer) + ": expected 2 to 100 sides and 1 to 1000 dice, got " +
          std::to_string(dice->sides) + " sides and " + std::to_string(dice->dice) + " dice",
      "20 ordinary dice are enough");
  return false;
}

bool check_one(const Order& order, const Beacon& beacon, const std::string& pointer,
               Problems& problems) {
  if (beacon.fallback && !order.witnesses) {
    add(problems, pointer + "/fallback",
        place_of(pointer) + ": expected no fallback in an order without witnesses, got one",
        "only witnesses can say that a beacon did not come: name witnesses, or write null");
  }
  bool right = check_dice(beacon.source, pointer, problems);
  if (beacon.fallback) {
    right = check_dice(*beacon.fallback, pointer + "/fallback", problems) && right;
  }
  return right;
}

void check_list(const Order& order, const std::vector<Beacon>& beacons, const std::string& key,
                Problems& problems) {
  if (beacons.empty() && order.mode == Mode::kReal) {
    add(problems, "/" + key, key + ": expected at least one in a real draw, got none",
        "20 ordinary dice, thrown in public after the close, take five minutes");
  }
  if (beacons.size() > kMostBeacons) {
    add(problems, "/" + key,
        key + ": expected at most 9, got " + std::to_string(beacons.size()), "remove some");
    return;
  }
  bool countable = true;
  std::uint64_t product = 1;
  for (std::size_t i = 0; i < beacons.size(); ++i) {
    countable = check_one(order, beacons[i], pointer_to("/" + key, i), problems) && countable;
    product = countable ? bounded_product(product, outcomes(beacons[i])) : product;
  }
  if (countable && !beacons.empty() && product < kEnough) {
    add(problems, "/" + key,
        key + ": expected at least 2^50 outcomes together, got fewer",
        "20 throws of ordinary dice are enough, or 50 of coins; a drand round or a NIST pulse is; "
        "a lotto draw alone is not");
  }
}

}  // namespace

void beacons(const Order& order, Problems& problems) {
  check_list(order, order.beacons, "beacons", problems);
  check_list(order, order.replacement_beacons, "replacement_beacons", problems);
}

}  // namespace klero::selection::rules
