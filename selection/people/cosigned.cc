#include "selection/people/cosigned.h"

#include "crypto/base/error.h"
#include "selection/lot/signatures.h"

namespace klero::selection {
namespace {

using crypto::Error;

std::string close_file(const Record& record, StepNumber number) {
  if (!has_evidence(record, number, kCloseFile)) {
    throw Error("step " + folder_of(record, number) +
                    " has no close.txt in its evidence: the office has not named the beacons of this close",
                "fetch the evidence of this step too; without close.txt there is nothing to sign");
  }
  return read_evidence(record, number, kCloseFile);
}

}  // namespace

bool is_closing_step(const Record& record, StepNumber number) {
  const std::string folder = folder_of(record, number);
  return folder.ends_with("-reveal") || folder.ends_with("-leavers");
}

bool is_cosigned_step(const Record& record, StepNumber number) {
  const std::string folder = folder_of(record, number);
  return number != kOrderStep && number != kInvitationsStep && !is_annulment_folder(folder) &&
         !is_deletion_folder(folder);
}

const std::vector<Beacon>& beacons_after(const Record& record, StepNumber number) {
  return number > panel_step(record) ? record.order.replacement_beacons : record.order.beacons;
}

std::string signed_bytes(const Record& record, StepNumber number) {
  return is_closing_step(record, number) ? close_file(record, number) : list_of_step(record, number);
}

ClosingStep cited(const Record& record, StepNumber number) {
  return {folder_of(record, number), checksum_of(record, number)};
}

std::set<unsigned> witnesses_who_signed(
    const Record& record, StepNumber number, std::string_view message,
    const std::function<std::string(unsigned witness)>& file_name) {
  std::set<unsigned> signers;
  const auto& witnesses = record.order.witnesses;
  for (unsigned witness = 1; witnesses && witness <= witnesses->people.size(); ++witness) {
    const std::string name = file_name(witness);
    if (has_evidence(record, number, name) &&
        is_signature(witnesses->people[witness - 1].key, message,
                     read_evidence(record, number, name))) {
      signers.insert(witness);
    }
  }
  return signers;
}

SlotFiles slot_signatures(const Record& record, StepNumber number) {
  SlotFiles signatures;
  for (unsigned slot = 1; slot <= record.order.slots.size(); ++slot) {
    const std::string name = slot_file_name(slot, ".sig");
    if (has_evidence(record, number, name)) {
      signatures[slot] = read_evidence(record, number, name);
    }
  }
  return signatures;
}

std::set<unsigned> cosigners(const Record& record, StepNumber number) {
  if (!record.order.witnesses ||
      (is_closing_step(record, number) && !has_evidence(record, number, kCloseFile))) {
    return {};
  }
  return witnesses_who_signed(record, number, signed_bytes(record, number), witness_file_name);
}

void check_cosigned(const Record& record, StepNumber number) {
  if (!record.order.witnesses) {
    return;
  }
  const std::uint64_t there = cosigners(record, number).size();
  if (there < record.order.witnesses->signatures) {
    throw Error("step " + folder_of(record, number) + " is not cosigned yet: expected the signatures of " +
                    std::to_string(record.order.witnesses->signatures) + " witnesses in its evidence, got " +
                    std::to_string(there),
                "wait for the witnesses, then fetch the record again");
  }
}

}  // namespace klero::selection
