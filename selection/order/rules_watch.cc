// Those who can open what is locked, and those who watch.

#include "selection/holder/entry.h"
#include "selection/order/rule_helpers.h"
#include "selection/order/rules.h"

namespace klero::selection::rules {
namespace {

constexpr std::uint64_t kMostPeople = 15;

// 1 to 15 people with different names.
void check_people(const std::vector<Named>& names, const std::string& what,
                  const std::string& pointer, Problems& problems) {
  if (names.empty() || names.size() > kMostPeople) {
    add(problems, pointer,
        what + ": expected 1 to 15, got " + std::to_string(names.size()), "three are usual");
  }
  check_distinct(names, what, "name each so that people can tell them apart", problems);
}

// Rule 2.14 for one holder: the key, and that somebody has its secret.
void check_holder(const Holder& holder, std::size_t i, Problems& problems) {
  const std::string pointer = pointer_to("/escrow/holders", i);
  const std::string who = "holder " + std::to_string(i + 1);
  const auto key = crypto::Point::from_hex(holder.key);
  if (!key || key->is_identity()) {
    add(problems, pointer + "/key", who + ", key: expected a holder's key, got 64 digits that are none",
        "copy the digits again from the file that `klero keygen --holder` wrote");
    return;
  }
  if (!is_holder_proof(*key, holder.proof)) {
    add(problems, pointer + "/proof",
        who + ", proof: expected a proof that somebody has the secret of this key, got none",
        "copy key and proof again, both from the file that `klero keygen --holder` wrote");
  }
}

}  // namespace

void escrow(const Order& order, Problems& problems) {
  if (!order.escrow) {
    return;
  }
  const Escrow& escrow = *order.escrow;
  std::vector<Named> names;
  std::vector<Named> keys;
  for (std::size_t i = 0; i < escrow.holders.size(); ++i) {
    const std::string pointer = pointer_to("/escrow/holders", i);
    names.push_back({escrow.holders[i].name, pointer + "/name"});
    keys.push_back({escrow.holders[i].key, pointer + "/key"});
    check_holder(escrow.holders[i], i, problems);
  }
  check_people(names, "escrow, holders", "/escrow/holders", problems);
  check_distinct(keys, "escrow, keys", "each holder needs a key of his own", problems);
  if (escrow.threshold < 1 || escrow.threshold > escrow.holders.size()) {
    add(problems, "/escrow/threshold",
        "escrow, threshold: expected 1 to " + std::to_string(escrow.holders.size()) +
            " (the holders), got " + std::to_string(escrow.threshold),
        "two of three are usual: fewer cannot open early, and one may fall ill");
  }
}

void witnesses(const Order& order, Problems& problems) {
  if (!order.witnesses) {
    return;
  }
  const Witnesses& witnesses = *order.witnesses;
  const std::uint64_t n = witnesses.people.size();
  std::vector<Named> names;
  for (std::size_t i = 0; i < n; ++i) {
    names.push_back({witnesses.people[i].name, pointer_to("/witnesses/people", i) + "/name"});
  }
  check_people(names, "witnesses", "/witnesses/people", problems);
  const std::uint64_t w = witnesses.signatures;
  if (w > n || 2 * w <= n || 2 * w - n <= witnesses.dishonest) {
    add(problems, "/witnesses/signatures",
        "witnesses, signatures: expected w with w <= " + std::to_string(n) + " (the witnesses) and 2w - " +
            std::to_string(n) + " > " + std::to_string(witnesses.dishonest) +
            " (the dishonest ones), got " + std::to_string(w),
        "otherwise two different closes could both be cosigned; two of three allow for none who is "
        "dishonest, three of three for two, four of five for two");
  }
}

}  // namespace klero::selection::rules
