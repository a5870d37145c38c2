#include "selection/lot/openings.h"

#include "crypto/base/error.h"
#include "selection/lot/deposits.h"

namespace klero::selection {
namespace {

struct Lot {
  const Order& order;
  const LotBase& base;
  const HandedOpenings& handed;
  CheckedOpenings& checked;

  [[nodiscard]] LotPlace place(unsigned slot) const { return {base.checksum, base.lot, slot}; }

  void take(unsigned slot, const crypto::Point& locked, std::string opening) {
    checked.contributions[slot] = contribution_text(order, place(slot), locked.hex());
    checked.openings[slot] = std::move(opening);
  }

  // Whether the contributor opened his deposit himself.
  bool open_by_contributor(unsigned slot, const crypto::Deposit& deposit) {
    const auto own = handed.by_contributor.find(slot);
    if (own == handed.by_contributor.end()) return false;
    const auto read = read_opening(order, place(slot), deposit, own->second);
    if (const auto* fault = std::get_if<NotThis>(&read)) {
      checked.refused.push_back({slot, opening_file_name(slot) + ": " + fault->why});
      return false;
    }
    take(slot, std::get<crypto::Point>(read), own->second);
    return true;
  }

  // The right shares of this deposit; every other one is refused.
  std::vector<crypto::OpenedShare> shares_of(unsigned slot, const crypto::Deposit& deposit) {
    std::vector<crypto::OpenedShare> shares;
    for (unsigned holder = 1; holder <= order.escrow.value().holders.size(); ++holder) {
      const auto file = handed.by_holder.find({slot, holder});
      if (file == handed.by_holder.end()) continue;
      const auto read = read_opened(order, place(slot), deposit, holder, file->second);
      if (const auto* fault = std::get_if<NotThis>(&read)) {
        checked.refused.push_back({slot, opened_file_name(slot, holder) + ": " + fault->why});
      } else {
        shares.push_back(std::get<crypto::OpenedShare>(read));
      }
    }
    return shares;
  }

  void open_by_escrow(unsigned slot, const crypto::Deposit& deposit) {
    const std::vector<crypto::OpenedShare> shares = shares_of(slot, deposit);
    if (shares.empty()) return;
    const auto locked = crypto::unlock(escrow_terms(order, place(slot)), deposit, shares);
    if (!locked) {
      checked.refused.push_back({slot, std::to_string(shares.size()) + " of " +
                                           std::to_string(order.escrow.value().threshold) +
                                           " holders needed opened it"});
      return;
    }
    take(slot, *locked, write_opening(shares));
    checked.by_escrow.insert(slot);
  }
};

// What was handed in for a slot that has no deposit.
void refuse_absent(const HandedOpenings& handed, const SlotFiles& documents,
                   CheckedOpenings& checked) {
  std::set<unsigned> slots;
  for (const auto& [slot, bytes] : handed.by_contributor) slots.insert(slot);
  for (const auto& [place, bytes] : handed.by_holder) slots.insert(place.first);
  for (const unsigned slot : slots) {
    if (!documents.contains(slot)) {
      checked.refused.push_back({slot, "the slot is absent: it has no deposit"});
    }
  }
}

}  // namespace

std::string opened_file_name(unsigned slot, unsigned holder) {
  return "opened-" + std::to_string(slot) + "-by-" + std::to_string(holder) + ".txt";
}

std::string opening_file_name(unsigned slot) { return "opening-" + std::to_string(slot) + ".txt"; }

CheckedOpenings open_deposits(const Order& order, const LotBase& base, const SlotFiles& documents,
                              const HandedOpenings& handed) {
  CheckedOpenings checked;
  refuse_absent(handed, documents, checked);
  Lot lot{order, base, handed, checked};
  for (const auto& [slot, document] : documents) {
    const auto read = read_deposit_document(order, lot.place(slot), document);
    if (const auto* fault = std::get_if<NotThis>(&read)) {
      throw crypto::Error("record: the commitment document of slot " + std::to_string(slot) + ": " +
                          fault->why);
    }
    const auto& deposit = std::get<crypto::Deposit>(read);
    if (!lot.open_by_contributor(slot, deposit)) lot.open_by_escrow(slot, deposit);
  }
  return checked;
}

std::variant<std::string, NotThis> opened_contribution(const Order& order, const LotPlace& place,
                                                       std::string_view document,
                                                       std::string_view opening) {
  const auto deposit = read_deposit_document(order, place, document);
  if (const auto* fault = std::get_if<NotThis>(&deposit)) return *fault;
  const auto locked = read_opening(order, place, std::get<crypto::Deposit>(deposit), opening);
  if (const auto* fault = std::get_if<NotThis>(&locked)) return *fault;
  return contribution_text(order, place, std::get<crypto::Point>(locked).hex());
}

HandedOpenings gather_openings(const Order& order,
                               const std::vector<std::filesystem::path>& places) {
  const auto slots = static_cast<unsigned>(order.slots.size());
  const auto holders =
      static_cast<unsigned>(order.escrow ? order.escrow->holders.size() : std::size_t{0});
  std::set<std::string> names;
  for (unsigned slot = 1; slot <= slots; ++slot) {
    names.insert(opening_file_name(slot));
    for (unsigned i = 1; i <= holders; ++i) names.insert(opened_file_name(slot, i));
  }
  HandedOpenings handed;
  const HandedFiles files = gather_files(places, names);
  for (unsigned slot = 1; slot <= slots; ++slot) {
    if (const auto own = files.find(opening_file_name(slot)); own != files.end()) {
      handed.by_contributor[slot] = own->second;
    }
    for (unsigned i = 1; i <= holders; ++i) {
      if (const auto share = files.find(opened_file_name(slot, i)); share != files.end()) {
        handed.by_holder[{slot, i}] = share->second;
      }
    }
  }
  return handed;
}

}  // namespace klero::selection
