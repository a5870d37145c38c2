#include "selection/people/cosigned.h"

#include "crypto/base/error.h"
#include "crypto/files/read_file.h"
#include "selection/lot/signatures.h"

namespace klero::selection {
namespace {

using crypto::Error;

std::string close_file(const Record& record, StepNumber number) {
  if (!has_evidence(record, number, "close.txt")) {
    throw Error("step " + folder_of(record, number) +
                    " has no close.txt in its evidence: the office has not named the beacons of this close",
                "fetch the evidence of this step too; without close.txt there is nothing to sign");
  }
  return crypto::read_file(record.folder / "evidence" / folder_of(record, number) / "close.txt");
}

}  // namespace

bool is_closing_step(const Record& record, StepNumber number) {
  return number == kLot1.reveal || number == kLot2.reveal ||
         folder_of(record, number).ends_with("-leavers");
}

bool is_cosigned_step(const Record& record, StepNumber number) {
  const std::string folder = folder_of(record, number);
  return number != kOrderStep && number != kInvitationsStep && !is_annulment_folder(folder) &&
         !is_deletion_folder(folder);
}

const std::vector<Beacon>& beacons_after(const Record& record, StepNumber number) {
  return number > kPanelStep ? record.order.replacement_beacons : record.order.beacons;
}

std::string signed_bytes(const Record& record, StepNumber number) {
  return is_closing_step(record, number) ? close_file(record, number) : list_of_step(record, number);
}

std::set<unsigned> cosigners(const Record& record, StepNumber number) {
  std::set<unsigned> signers;
  if (!record.order.witnesses ||
      (is_closing_step(record, number) && !has_evidence(record, number, "close.txt"))) {
    return signers;
  }
  const std::string message = signed_bytes(record, number);
  for (unsigned witness = 1; witness <= record.order.witnesses->people.size(); ++witness) {
    const std::string name = witness_file_name(witness);
    if (has_evidence(record, number, name) &&
        is_signature(record.order.witnesses->people[witness - 1].key, message,
                 read_evidence(record, number, name))) {
      signers.insert(witness);
    }
  }
  return signers;
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
