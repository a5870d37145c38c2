#include "cmd/klero/next.h"

#include "cmd/klero/clock.h"
#include "cmd/klero/cosignatures.h"
#include "cmd/klero/due_beacons.h"
#include "cmd/klero/say.h"
#include "crypto/base/text.h"
#include "selection/letters/second_wave.h"
#include "selection/order/texts.h"
#include "selection/people/voiding.h"

namespace klero::cmd {
namespace {

using selection::Draw;
using selection::Record;
using selection::StepNumber;

struct Next {
  std::string words;
  std::string command;
};

// What is done for the beacons of the last step, a close, and the options that take their values.
Next value_step(const Record& record, const std::string& goal, const std::string& command) {
  Next next{"", command};
  for (const DueBeacon& beacon : due_beacons(record, record.steps.back().number)) {
    next.words += what_to_do(beacon) + ", then ";
    next.command += value_options(beacon);
  }
  next.words += goal;
  return next;
}

// The slots whose signature counts, who committed in the lot of the reveal step but have not signed
// the close (rule 4.8: the office's own slots add nothing to it).
std::vector<unsigned> unsigned_slots(const Record& record, const selection::LotSteps& lot) {
  std::vector<unsigned> slots;
  for (unsigned slot = 1; slot <= record.order.slots.size(); ++slot) {
    if (!record.order.slots[slot - 1].office &&
        selection::step_has_file(record, lot.commit, selection::slot_file_name(slot, ".txt")) &&
        !selection::has_evidence(record, lot.reveal, selection::slot_file_name(slot, ".sig"))) {
      slots.push_back(slot);
    }
  }
  return slots;
}

Next take_cosignatures() {
  return {"each witness looks at the record and signs (`klero cosign`); take in the signatures",
          "klero cosigned DRAW --from FOLDER"};
}

// The last step is a close that is signed; `goal` and `command` follow it.
Next after_close(const Record& record, const std::string& goal, const std::string& command) {
  if (!is_cosigned(record)) return take_cosignatures();
  if (!is_stamped(record)) {
    return {"have the signatures of the close stamped, before the first beacon",
            "klero timestamp DRAW"};
  }
  return value_step(record, goal, command);
}

// The reveal step is the last one.
Next after_reveal(const Record& record, const selection::LotSteps& lot) {
  if (selection::is_signed_by_contributors(record, lot)) {
    return after_close(record, "make the seed", "klero seed DRAW");
  }
  const bool voidable = !selection::why_never_void(record, lot);
  if (selection::closing_time(record, lot, now()) == selection::ClosingTime::kOver) {
    return voidable ? Next{"it is too late to close this lot: void it, over the witnesses' signatures, "
                           "and repeat it",
                           "klero void DRAW --reason TEXT"}
                    : Next{"it is too late to close this lot: annul the draw, and begin the next attempt",
                           "klero annul DRAW --reason TEXT"};
  }
  return {
      "read the checksum of this step aloud, and the beacons; each contributor signs the close "
      "(`klero sign-close`); gather the signatures" +
          std::string(voidable ? "; a lot that cannot be closed is repeated (`klero void`)" : ""),
      "klero close DRAW --from FOLDER"};
}

Next next_in_lot(const Record& record, StepNumber last, const selection::LotSteps& lot) {
  if (last == lot.base) {
    const bool receipts = last == selection::portfolio_step(record) &&
                          record.order.panel.form == selection::PortfolioForm::kCommitted;
    return {std::string(receipts ? "give each respondent a receipt (`klero receipts`); " : "") +
                "gather the commitments of lot " + std::to_string(lot.lot) +
                ": each contributor runs `klero contribute`",
            "klero commit DRAW --from FOLDER"};
  }
  if (last == lot.commit) {
    return {std::string("gather what the contributors reveal: each runs `klero open`") +
                (record.order.escrow ? "; the escrow opens what does not come" : ""),
            "klero reveal DRAW --from FOLDER"};
  }
  return after_reveal(record, lot);
}

// The letters are drawn.
Next after_letters(const Record& record) {
  if (!is_wave_decided(record)) {
    return {"send the letters; when " + selection::write_date(record.order.letters.second_wave->date) +
                " is over, count the replies: if too few are answered, the second wave goes out",
            "klero second-wave DRAW --replies CSV"};
  }
  return {"send the letters, wait for the replies, then enter them",
          "klero replies DRAW --replies CSV"};
}

Next next_of(const Record& record) {
  const StepNumber last = record.steps.back().number;
  if (selection::is_over(record)) {
    return {"nothing: the draw is over, its sealed part was destroyed", ""};
  }
  if (selection::is_annulled(record)) {
    return {"nothing: the draw was annulled; attempt " +
                std::to_string(record.order.attempt + 1) +
                " is a new order that cites this checksum (`klero new --previous`)",
            ""};
  }
  if (last == selection::kOrderStep) {
    return {"publish this checksum (gazette, newspaper, notice board); then hash the register",
            std::string("klero frame DRAW --register CSV") +
                (record.order.eligibility.served ? " --served CSV" : "")};
  }
  if (last == selection::kFrameStep && record.order.auditor &&
      !selection::has_evidence(record, last, "auditor.sig")) {
    return {
        "give the auditor everything in one sealed file; `klero audited` puts the signature that "
        "comes back into the record (before the letters: rule 3.7); then lot 1 begins",
        "klero bundle DRAW FILE"};
  }
  if (!selection::is_closing_step(record, last) && !is_cosigned(record)) {
    return take_cosignatures();
  }
  const selection::LotSteps second = selection::second_lot(record);
  for (const selection::LotSteps& lot : {selection::kLot1, second}) {
    if (last >= lot.base && last < lot.seed) {
      return next_in_lot(record, last, lot);
    }
  }
  if (last == selection::kLot1.seed) {
    return {"draw the letters", "klero invite DRAW"};
  }
  if (last == selection::kInvitationsStep) {
    return after_letters(record);
  }
  if (last == selection::kPoolStep && record.order.post.objections_until) {
    const std::string until = selection::write_date(*record.order.post.objections_until);
    const std::string receipts =
        selection::has_sealed_feature(record.order)
            ? "give each respondent a receipt of what was entered (`klero receipts`); "
            : "";
    return {receipts + "everybody looks at his row and can object until " + until +
                "; after that day put right what is upheld (`klero correct`), once; then build the panels "
                "among which the second lot decides",
            "klero portfolio DRAW"};
  }
  if (last == selection::pool_step(record)) {
    return {"build the panels among which the second lot decides", "klero portfolio DRAW"};
  }
  if (last == second.seed) {
    return {"draw the panel", "klero panel DRAW"};
  }
  if (selection::last_kind(record) == "leavers") {
    return after_close(record, "call the replacements", "klero replace DRAW");
  }
  return {"nothing: the panel is drawn; if somebody leaves it", "klero leave DRAW --leavers CSV"};
}

// When the sealed part is to be destroyed, once the panel is drawn and complete.
std::string end_words(const Draw& draw) {
  const bool unfinished = !selection::has_step(draw.record, selection::panel_step(draw.record)) ||
                          selection::last_kind(draw.record) == "leavers";
  if (unfinished && !selection::is_annulled(draw.record)) {
    return {};
  }
  return "later    from " + selection::write_date(draw.record.order.destroy_after) +
         " on: klero destroy " + shell_word(draw.folder.native()) + "\n";
}

}  // namespace

bool is_wave_decided(const Record& record) {
  return !record.order.letters.second_wave ||
         selection::has_evidence(record, selection::kInvitationsStep,
                                 selection::kSecondWaveSignature);
}

std::string next_words(const Draw& draw) {
  Next next = next_of(draw.record);
  if (next.command.empty()) {
    return "next     " + next.words + "\n" +
           (selection::is_over(draw.record) ? std::string() : end_words(draw));
  }
  const std::string placeholder = "DRAW";
  next.command.replace(next.command.find(placeholder), placeholder.size(),
                       shell_word(draw.folder.native()));
  return "next     " + next.words + "\ncommand  " + next.command + "\n" + end_words(draw);
}

std::vector<std::string> missing(const Draw& draw) {
  const Record& record = draw.record;
  if (selection::is_over(record) || selection::is_annulled(record)) return {};
  std::vector<std::string> lines;
  const auto lot = selection::lot_of_step(record, record.steps.back().number);
  if (lot && record.steps.back().number == lot->reveal &&
      !selection::is_signed_by_contributors(record, *lot)) {
    for (const unsigned slot : unsigned_slots(record, *lot)) {
      lines.push_back("the close is not signed by slot " + std::to_string(slot) + " (" +
                      crypto::escape_text(record.order.slots[slot - 1].name) + ")");
    }
    lines.push_back(std::to_string(selection::close_signers(record, *lot).size()) + " of " +
                    std::to_string(record.order.close_signatures) +
                    " signatures needed are there; the office's slots do not count");
  }
  for (const std::string& line : missing_cosignatures(record)) lines.push_back(line);
  return lines;
}

}  // namespace klero::cmd
