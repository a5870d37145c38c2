#include "cmd/klero/people/lot_at.h"

#include "crypto/base/error.h"

namespace klero::cmd {

using selection::kLot1;
using selection::LotSteps;

LotSteps lot_at(const selection::Record& record, const Turn& turn) {
  // By name: an annulment may stand where the step would.
  const auto name_in = [&](const LotSteps& lot) {
    return selection::step_folder(lot.*turn.step, selection::course_of(record));
  };
  const LotSteps second = selection::second_lot(record);
  for (const LotSteps& lot : {kLot1, second}) {
    if (record.steps.back().folder == name_in(lot)) {
      return lot;
    }
  }
  throw crypto::Error(turn.words + ": expected a record that ends with step " +
                          name_in(kLot1) + " or " + name_in(second) + ", got " +
                          record.steps.back().folder,
                      turn.hint);
}

LotSteps lot_to_reveal(const selection::Record& record) {
  return lot_at(record, {&LotSteps::commit, "no lot awaits reveals",
                         "no secret may leave its owner before the commit step is published, and none "
                         "counts after the reveal step"});
}

}  // namespace klero::cmd
