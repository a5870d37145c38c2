#include "cmd/klero/people/own_void.h"

#include "cmd/klero/people/closing.h"
#include "cmd/klero/people/words.h"
#include "cmd/klero/say.h"
#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "selection/lot/slot_files.h"
#include "selection/people/voiding.h"
#include "selection/record/annulment.h"

namespace klero::cmd {
namespace {

using selection::LotSteps;
using selection::Record;
using selection::StepNumber;

// The lot that step `number` voids.
LotSteps voided_lot(const Record& record, StepNumber number) {
  return selection::lot_of_step(record, number).value();
}

}  // namespace

void check_own_void(const Look& look, StepNumber number) {
  const LotSteps lot = voided_lot(look.record, number);
  if (selection::signed_before(*look.memory, close_name(lot.reveal))) {
    throw crypto::Error("you signed the close of step " + selection::folder_of(look.record, lot.reveal) +
                            ": expected nobody to sign the void of a lot whose close he signed",
                        "sign nothing, and say in public that you signed the close");
  }
  selection::check_may_be_voided(look.record, lot, now());
}

std::string void_sentences(const Record& record, StepNumber number, Language language) {
  const LotSteps lot = voided_lot(record, number);
  const std::string reveal = selection::folder_of(record, lot.reveal);
  const std::string count = std::to_string(selection::close_signers(record, lot).size()) +
                            pick(language, " of ", " von ") +
                            std::to_string(record.order.close_signatures);
  const std::string reason = crypto::escape_text(selection::reason_of_void(record, number), 500);
  const bool unclear = selection::closing_time(record, lot, now()) == selection::ClosingTime::kUnknown;
  return pick(language,
              "It voids the second lot: what was revealed in " + reveal +
                  " counts for nothing, and the lot is repeated with new secrets.\nReason: " + reason +
                  "\nThe close has " + count +
                  " signatures needed of contributors. Who signs this void signs no close of this lot.\n",
              "Er erklärt das zweite Los für ungültig: Was in " + reveal +
                  " offengelegt ist, zählt nicht mehr, und das Los wird mit neuen Geheimnissen "
                  "wiederholt.\nGrund: " + reason + "\nDer Abschluss hat " + count +
                  " nötigen Unterschriften von Mitwirkenden. Wer dies unterschreibt, unterschreibt zu "
                  "diesem Los keinen Abschluss.\n") +
         (unclear ? pick(language,
                         "No clock shows that the close cannot be signed any more: sign only if you know "
                         "that from the contributors, and if no beacon of it has come.\n",
                         "Keine Uhr zeigt, dass der Abschluss nicht mehr unterschrieben werden kann: "
                         "Unterschreiben Sie nur, wenn Sie das von den Mitwirkenden wissen und kein "
                         "Zufall dazu gekommen ist.\n")
                  : "");
}

void tell_of_lost_signature(const Look& look, const LotSteps& repeated, unsigned slot) {
  if (!look.memory || !selection::is_void_folder(selection::folder_of(look.record, repeated.base))) {
    return;
  }
  const LotSteps lot = voided_lot(look.record, repeated.base);
  if (selection::signed_before(*look.memory, close_name(lot.reveal)) &&
      !selection::has_evidence(look.record, lot.reveal, selection::slot_file_name(slot, ".sig"))) {
    note("you signed the close of step " + selection::folder_of(look.record, lot.reveal) +
         ", and your signature does not stand in its evidence: say so in public");
  }
}

}  // namespace klero::cmd
