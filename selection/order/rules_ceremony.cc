// The contributors, their keys, and the reasons for leaving.

#include <algorithm>
#include <array>

#include "crypto/base/bytes.h"
#include "crypto/sign/ed25519.h"
#include "selection/order/rule_helpers.h"
#include "selection/order/rules.h"
#include "selection/order/template.h"
#include "selection/order/texts.h"

namespace klero::selection::rules {
namespace {

constexpr std::uint64_t kFewestSlots = 3;
constexpr std::uint64_t kMostSlots = 15;

std::string slot_pointer(std::size_t i) { return pointer_to("/slots", i); }

void check_key(const std::string& key, const std::string& who, const std::string& pointer,
               Problems& problems) {
  const auto bytes = crypto::digest_from_hex(key);
  if (!bytes || !crypto::is_sound_public_key(*bytes)) {
    add(problems, pointer, who + ": expected a public key, got 64 digits that are none",
        "copy the digits again from the file that `klero keygen` wrote");
  }
}

void check_keys(const Order& order, Problems& problems) {
  std::vector<Named> keys;
  if (!order.office.key.empty()) {
    check_key(order.office.key, "office, key", "/office/key", problems);
    keys.push_back({order.office.key, "/office/key"});
  }
  if (order.auditor) {
    check_key(order.auditor->key, "auditor, key", "/auditor/key", problems);
    keys.push_back({order.auditor->key, "/auditor/key"});
  }
  for (std::size_t i = 0; i < order.slots.size(); ++i) {
    const std::string pointer = slot_pointer(i) + "/key";
    const std::string who = "slot " + std::to_string(i + 1) + ", key";
    check_key(order.slots[i].key, who, pointer, problems);
    keys.push_back({order.slots[i].key, pointer});
    if (order.mode == Mode::kReal && is_template_key(order.slots[i].key)) {
      add(problems, pointer,
          who + ": expected a key of the contributor's own, got the key of the template, whose "
                "secret everybody knows",
          "each contributor makes his own with `klero keygen`");
    }
  }
  for (std::size_t i = 0; order.witnesses && i < order.witnesses->people.size(); ++i) {
    const std::string pointer = pointer_to("/witnesses/people", i) + "/key";
    const std::string& key = order.witnesses->people[i].key;
    check_key(key, "witness " + std::to_string(i + 1) + ", key", pointer, problems);
    keys.push_back({key, pointer});
  }
  check_distinct(keys, "keys",
                 "each contributor, each witness, the office and the auditor need a key of their own",
                 problems);
}

void check_numbers(const Order& order, Problems& problems) {
  const std::uint64_t slots = order.slots.size();
  if (order.min_commitments < kFewestSlots || order.min_commitments > slots) {
    add(problems, "/min_commitments",
        "min_commitments: expected 3 to " + std::to_string(slots) + " (the slots), got " +
            std::to_string(order.min_commitments),
        "one below the number of slots lets one contributor fall ill");
  }
  const std::uint64_t others = slots_of_others(order);
  if (order.close_signatures > others || others >= 2 * order.close_signatures) {
    add(problems, "/close_signatures",
        "close_signatures: expected more than half of the " + std::to_string(others) +
            " slots that are not the office's and not more than all of them, got " +
            std::to_string(order.close_signatures),
        "with half or fewer two different closes could both be signed; the office's slots do not "
        "count");
  } else if (order.min_commitments < order.close_signatures) {
    add(problems, "/min_commitments",
        "min_commitments: expected at least close_signatures (" +
            std::to_string(order.close_signatures) + "), got " +
            std::to_string(order.min_commitments),
        "otherwise a lot can begin that nobody can close");
  }
}

}  // namespace

void reasons(const Order& order, Problems& problems) {
  if (order.reasons.empty()) {
    add(problems, "/reasons", "reasons: expected at least one reason, got none",
        "name for instance illness, moving away and other");
  }
  std::vector<Named> named;
  for (std::size_t i = 0; i < order.reasons.size(); ++i) {
    named.push_back({order.reasons[i], pointer_to("/reasons", i)});
  }
  check_distinct(named, "reasons", "remove the second", problems);
}

void slots(const Order& order, Problems& problems) {
  if (order.slots.size() < kFewestSlots || order.slots.size() > kMostSlots) {
    add(problems, "/slots",
        "slots: expected 3 to 15 slots, got " + std::to_string(order.slots.size()),
        "five is usual: mayor, opposition, press, notary, a citizen");
  } else if (slots_of_others(order) > 0) {
    check_numbers(order, problems);
  }
  std::vector<Named> names;
  for (std::size_t i = 0; i < order.slots.size(); ++i) {
    names.push_back({order.slots[i].name, slot_pointer(i) + "/name"});
  }
  check_distinct(names, "slots", "name each contributor so that people can tell them apart",
                 problems);
  if (!order.slots.empty() && slots_of_others(order) == 0) {
    add(problems, "/slots", "slots: expected one that is not the office's, got none",
        "slots whose secrets pass through the office's machines count as the office's");
  }
  check_keys(order, problems);
}

}  // namespace klero::selection::rules
