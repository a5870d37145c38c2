#include "selection/lot/slot_checks.h"

#include <algorithm>

#include "selection/lot/signatures.h"

namespace klero::selection {
namespace {

bool is_signed(const Order& order, unsigned slot, std::string_view message,
               std::string_view signature) {
  return is_signature(order.slots.at(slot - 1).key, message, signature);
}

std::string signature_fault(const Order& order, unsigned slot, std::string_view signature) {
  return bad_signature("slot " + std::to_string(slot), order.slots.at(slot - 1).key, signature);
}

// Why a commitment does not count; empty if it does.
std::string commitment_fault(const Order& order, unsigned slot, const std::string& document,
                             const SlotFiles& signatures,
                             const std::variant<std::string, NotThis>& read) {
  if (const auto* fault = std::get_if<NotThis>(&read)) {
    return "not the commitment document of this slot, lot and draw: " + fault->why;
  }
  const auto signature = signatures.find(slot);
  if (signature == signatures.end()) {
    return "there is no " + slot_file_name(slot, ".sig");
  }
  if (!is_signed(order, slot, document, signature->second)) {
    return signature_fault(order, slot, signature->second);
  }
  return {};
}

// How many commitments are of slots that are not the office's.
std::uint64_t count_of_others(const Order& order, const Commitments& entries) {
  return static_cast<std::uint64_t>(
      std::count_if(entries.begin(), entries.end(),
                    [&](const auto& entry) { return !order.slots.at(entry.first - 1).office; }));
}

const char* name_of(SlotState state) {
  switch (state) {
    case SlotState::kCommitted:
      return "committed";
    case SlotState::kRevealed:
      return "revealed";
    case SlotState::kMissing:
      return "missing";
    case SlotState::kAbsent:
      break;
  }
  return "absent";
}

}  // namespace

CheckedCommitments check_commitments(const Order& order, const LotBase& base,
                                     const SlotFiles& documents, const SlotFiles& signatures,
                                     const std::set<std::string>& earlier) {
  CheckedCommitments checked;
  std::set<std::string> seen = earlier;
  for (const auto& [slot, document] : documents) {
    const auto read = read_commitment_document(order, {base.checksum, base.lot, slot}, document);
    std::string why = commitment_fault(order, slot, document, signatures, read);
    if (why.empty() && !seen.insert(std::get<std::string>(read)).second) {
      why = "the commitment is a copy of another one";
    }
    if (why.empty()) {
      checked.good[slot] = std::get<std::string>(read);
    } else {
      checked.refused.push_back({slot, why});
    }
  }
  return checked;
}

std::optional<std::string> too_few_commitments(const Order& order, const Commitments& commitments) {
  if (commitments.size() < order.min_commitments) {
    return std::to_string(commitments.size()) + " slots committed, the order asks for at least " +
           std::to_string(order.min_commitments);
  }
  if (std::all_of(commitments.begin(), commitments.end(),
                  [&](const auto& entry) { return order.slots.at(entry.first - 1).office; })) {
    return "only slots of the office committed";
  }
  const auto others = count_of_others(order, commitments);
  if (others < order.close_signatures) {
    return std::to_string(others) + " slots that are not the office's committed, the close needs " +
           std::to_string(order.close_signatures) + " of them to sign";
  }
  if (commitments.size() < order.slots.size() && order.beacons.empty()) {
    return "a slot is absent, and the order has no beacon";
  }
  return std::nullopt;
}

std::vector<SlotRefusal> check_reveals(const Order& order, const LotBase& base,
                                       const SlotFiles& reveals, const Commitments& commitments) {
  std::vector<SlotRefusal> refused;
  for (const auto& [slot, bytes] : reveals) {
    const auto commitment = commitments.find(slot);
    if (commitment == commitments.end()) {
      refused.push_back({slot, "the slot is absent: it committed to nothing"});
      continue;
    }
    const auto read = read_contribution(order, {base.checksum, base.lot, slot}, bytes);
    if (const auto* fault = std::get_if<NotThis>(&read)) {
      refused.push_back({slot, "not the contribution of this slot, lot and draw: " + fault->why});
    } else if (commitment_to(bytes) != commitment->second) {
      refused.push_back({slot, "does not open its commitment: expected SHA-256 " +
                                   commitment->second + ", got " + commitment_to(bytes)});
    }
  }
  return refused;
}

std::vector<SlotRefusal> check_close(const Order& order, std::string_view close,
                                     const SlotFiles& signatures, const Commitments& commitments) {
  std::vector<SlotRefusal> refused;
  for (const auto& [slot, signature] : signatures) {
    if (!commitments.contains(slot)) {
      refused.push_back({slot, "the slot is absent: it takes no part in the close"});
    } else if (!is_signed(order, slot, close, signature)) {
      refused.push_back({slot, signature_fault(order, slot, signature)});
    }
  }
  return refused;
}

std::string write_slots(const std::vector<SlotState>& states) {
  std::string text = "slot\tstate\n";
  for (std::size_t i = 0; i < states.size(); ++i) {
    text += std::to_string(i + 1) + "\t" + name_of(states[i]) + "\n";
  }
  return text;
}

}  // namespace klero::selection
