#include "selection/people/reveals.h"

#include <functional>
#include <optional>
#include <variant>

#include "crypto/base/error.h"
#include "crypto/files/read_file.h"
#include "crypto/files/write_file.h"
#include "selection/lot/deposits.h"
#include "selection/lot/openings.h"

namespace klero::selection {
namespace {

namespace fs = std::filesystem;
using crypto::Deposit;
using crypto::Error;
using crypto::quoted;

constexpr std::uint64_t kMaxBytes = 64 << 10;

// What one slot committed to, and what can open it.
struct Place {
  const Order& order;
  LotPlace place;
  std::string document;
};

std::string slot_name(unsigned slot) { return slot_file_name(slot, ".txt"); }

fs::path kept_path(const Memory& memory, const LotSteps& lot, const std::string& name) {
  const bool repeated = lot.lot == 2 && lot.base > portfolio_step({.corrected = true, .voids = 0});
  return memory.folder / ("lot" + std::to_string(lot.lot) +
                          (repeated ? "-" + step_digits(lot.commit) : "") + "-" + name);
}

std::optional<std::string> read_if_there(const fs::path& path) {
  if (!fs::exists(fs::symlink_status(path))) {
    return std::nullopt;
  }
  return crypto::read_file(path, kMaxBytes);
}

std::vector<Place> committed_places(const Record& record, const LotSteps& lot) {
  std::vector<Place> places;
  for (unsigned slot = 1; slot <= record.order.slots.size(); ++slot) {
    if (step_has_file(record, lot.commit, slot_name(slot))) {
      places.push_back({record.order,
                        {checksum_of(record, lot.base), lot.lot, slot},
                        read_step_file(record, lot.commit, slot_name(slot))});
    }
  }
  return places;
}

// The deposit of a published commitment document.
Deposit deposit_of(const Place& at) {
  auto read = read_deposit_document(at.order, at.place, at.document);
  if (const auto* flaw = std::get_if<NotThis>(&read)) {
    throw Error("the commit step holds no commitment of slot " + std::to_string(at.place.slot) + ": " +
                    flaw->why,
                "sign nothing; `klero-verify` says more");
  }
  return std::get<Deposit>(std::move(read));
}

template <class Read>
std::string why_not(const Read& read) {
  const auto* flaw = std::get_if<NotThis>(&read);
  return flaw == nullptr ? "" : flaw->why;
}

// Why a contribution does not open its commitment; empty if it does.
std::string contribution_fault(const Place& at, const std::string& bytes) {
  std::string why = why_not(read_contribution(at.order, at.place, bytes));
  if (why.empty() && commitment_document(at.order, at.place, commitment_to(bytes)) != at.document) {
    why = "it does not open the commitment of the slot";
  }
  return why;
}

// A file by name, and how it is judged.
struct Expected {
  std::string name;
  std::function<std::string(const std::string&)> fault;
};

std::vector<Expected> expected_files(const Place& at) {
  const unsigned slot = at.place.slot;
  if (!at.order.escrow) {
    return {{slot_name(slot), [&at](const std::string& bytes) { return contribution_fault(at, bytes); }}};
  }
  const Deposit deposit = deposit_of(at);
  std::vector<Expected> files{{opening_file_name(slot), [&at, deposit](const std::string& bytes) {
                                 return why_not(read_opening(at.order, at.place, deposit, bytes));
                               }}};
  for (unsigned holder = 1; holder <= at.order.escrow->holders.size(); ++holder) {
    files.push_back({opened_file_name(slot, holder), [&at, deposit, holder](const std::string& bytes) {
                       return why_not(read_opened(at.order, at.place, deposit, holder, bytes));
                     }});
  }
  return files;
}

// The first right file of a name is kept: another right one opens the same commitment.
void keep(const fs::path& path, const std::string& bytes) {
  if (!fs::exists(fs::symlink_status(path))) {
    crypto::write_new_file(path, bytes, crypto::Access::kSecret);
  }
}

// The contribution of one slot, if what is remembered opens it.
std::optional<std::string> held_contribution(const Memory& memory, const LotSteps& lot, const Place& at) {
  const unsigned slot = at.place.slot;
  if (!at.order.escrow) {
    return read_if_there(kept_path(memory, lot, slot_name(slot)));
  }
  const Deposit deposit = deposit_of(at);
  std::vector<crypto::OpenedShare> shares;
  for (unsigned holder = 1; holder <= at.order.escrow->holders.size(); ++holder) {
    const auto bytes = read_if_there(kept_path(memory, lot, opened_file_name(slot, holder)));
    const auto share = bytes ? read_opened(at.order, at.place, deposit, holder, *bytes) : NotThis{};
    if (const auto* good = std::get_if<crypto::OpenedShare>(&share)) {
      shares.push_back(*good);
    }
  }
  const auto own = read_if_there(kept_path(memory, lot, opening_file_name(slot)));
  auto opened = opened_contribution(at.order, at.place, at.document, own ? *own : write_opening(shares));
  auto* contribution = std::get_if<std::string>(&opened);
  return contribution == nullptr ? std::nullopt : std::optional(std::move(*contribution));
}

}  // namespace

TakenReveals take_reveals(const Memory& memory, const Record& record, const LotSteps& lot,
                          const fs::path& folder) {
  if (!fs::is_directory(folder)) {
    throw Error("no folder, " + quoted(folder), "give the folder in which the reveals lie");
  }
  TakenReveals taken;
  for (const Place& at : committed_places(record, lot)) {
    for (const Expected& file : expected_files(at)) {
      const auto bytes = read_if_there(folder / file.name);
      if (!bytes) {
        continue;
      }
      const std::string why = file.fault(*bytes);
      if (why.empty()) {
        keep(kept_path(memory, lot, file.name), *bytes);
        taken.names.push_back(file.name);
      } else {
        taken.refused.push_back({file.name, why});
      }
    }
  }
  return taken;
}

std::map<unsigned, std::string> held_contributions(const Memory& memory, const Record& record,
                                                   const LotSteps& lot) {
  std::map<unsigned, std::string> held;
  for (const Place& at : committed_places(record, lot)) {
    if (auto contribution = held_contribution(memory, lot, at)) {
      held[at.place.slot] = std::move(*contribution);
    }
  }
  return held;
}

void check_nothing_omitted(const Record& record, const LotSteps& lot,
                           const std::map<unsigned, std::string>& held) {
  const std::string step = folder_of(record, lot.reveal);
  for (const auto& [slot, contribution] : held) {
    if (!step_has_file(record, lot.reveal, slot_name(slot))) {
      throw Error("step " + step + " omits a reveal that you hold: slot " + std::to_string(slot) +
                      " is called missing in it",
                  "sign nothing; make public the reveal that you hold, and when it came");
    }
    if (read_step_file(record, lot.reveal, slot_name(slot)) != contribution) {
      throw Error("step " + step + " holds another contribution under slot " + std::to_string(slot) +
                      " than the reveal that you hold",
                  "sign nothing; make public the reveal that you hold");
    }
  }
}

}  // namespace klero::selection
