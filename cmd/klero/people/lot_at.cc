#include "cmd/klero/people/lot_at.h"

#include "crypto/base/error.h"

namespace klero::cmd {

using selection::kLot1;
using selection::LotSteps;

LotSteps lot_at(const selection::Record& record, const Turn& turn) {
  const LotSteps second = selection::second_lot(record);
  for (const LotSteps& lot : {kLot1, second}) {
    if (!selection::is_annulled(record) && record.steps.back().number == lot.*turn.step) {
      return lot;
    }
  }
  throw crypto::Error(turn.words + ": expected a record that ends with step " +
                          selection::step_folder(kLot1.*turn.step) + " or " +
                          selection::folder_of(record, second.*turn.step) + ", got " +
                          record.steps.back().folder,
                      turn.hint);
}

LotSteps lot_to_reveal(const selection::Record& record) {
  return lot_at(record, {&LotSteps::commit, "no lot awaits reveals",
                         "no secret may leave its owner before the commit step is published, and none "
                         "counts after the reveal step"});
}

}  // namespace klero::cmd
