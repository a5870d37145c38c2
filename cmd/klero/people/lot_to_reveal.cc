#include "cmd/klero/people/lot_to_reveal.h"

#include "crypto/base/error.h"

namespace klero::cmd {

selection::LotSteps lot_to_reveal(const selection::Record& record) {
  const selection::StepNumber last = record.steps.back().number;
  for (const selection::LotSteps& lot : {selection::kLot1, selection::kLot2}) {
    if (last == lot.commit) {
      return lot;
    }
  }
  throw crypto::Error("no lot awaits reveals: expected a record that ends with step " +
                          selection::step_folder(selection::kLot1.commit) + " or " +
                          selection::step_folder(selection::kLot2.commit) + ", got " +
                          record.steps.back().folder,
                      "no secret may leave its owner before the commit step is published, and none "
                      "counts after the reveal step");
}

}  // namespace klero::cmd
