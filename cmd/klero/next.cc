#include "cmd/klero/next.h"

#include "cmd/klero/say.h"
#include "crypto/base/text.h"
#include "selection/order/texts.h"

namespace klero::cmd {
namespace {

using selection::Draw;
using selection::Record;
using selection::StepNumber;

struct Next {
  std::string words;
  std::string command;
};

std::string dice_words(const std::vector<selection::Beacon>& beacons) {
  const auto* beacon = beacons.empty() ? nullptr : std::get_if<selection::DiceBeacon>(&beacons.front().source);
  return beacon ? "throw " + std::to_string(beacon->dice) + " dice of " +
                      std::to_string(beacon->sides) + " sides in public (" + beacon->place +
                      "), then make the seed"
                : "make the seed";
}

std::string dice_option(const std::vector<selection::Beacon>& beacons) {
  return !beacons.empty() ? " --dice \"3 5 …\" --dice-again \"3 5 …\"" : "";
}

// The slots whose signature counts, who committed in the lot of the reveal step but have not signed
// the close (rule 4.8: the office's own slots add nothing to it).
std::vector<unsigned> unsigned_slots(const Record& record, const selection::LotSteps& lot) {
  std::vector<unsigned> slots;
  for (unsigned slot = 1; slot <= record.order.slots.size(); ++slot) {
    const std::string name = "slot-" + std::to_string(slot);
    if (!record.order.slots[slot - 1].office &&
        selection::step_has_file(record, lot.commit, name + ".txt") &&
        !selection::has_evidence(record, lot.reveal, name + ".sig")) {
      slots.push_back(slot);
    }
  }
  return slots;
}

std::uint64_t close_signatures_there(const Record& record, const selection::LotSteps& lot) {
  std::uint64_t there = 0;
  for (unsigned slot = 1; slot <= record.order.slots.size(); ++slot) {
    const std::string name = "slot-" + std::to_string(slot) + ".sig";
    const bool counts = !record.order.slots[slot - 1].office;
    there += counts && selection::has_evidence(record, lot.reveal, name) ? 1U : 0U;
  }
  return there;
}

bool closed(const Record& record, const selection::LotSteps& lot) {
  return close_signatures_there(record, lot) >= record.order.close_signatures;
}

// The reveal step is the last one.
Next after_reveal(const Record& record, const selection::LotSteps& lot) {
  if (closed(record, lot)) {
    return {dice_words(record.order.beacons), "klero seed DRAW" + dice_option(record.order.beacons)};
  }
  return {
      "read the checksum of this step aloud; each contributor signs it (`klero sign-close`); "
      "gather the signatures",
      "klero close DRAW --from FOLDER"};
}

Next next_in_lot(const Record& record, StepNumber last, const selection::LotSteps& lot) {
  if (last == lot.base) {
    const bool receipts = last == selection::kPortfolioStep &&
                          record.order.panel.form == selection::PortfolioForm::kCommitted;
    return {std::string(receipts ? "give each respondent a receipt (`klero receipts`); " : "") +
                "gather the commitments of lot " + std::to_string(lot.lot) +
                ": each contributor runs `klero contribute`",
            "klero commit DRAW --from FOLDER"};
  }
  if (last == lot.commit) {
    return {"gather what the contributors reveal: each runs `klero open`",
            "klero reveal DRAW --from FOLDER"};
  }
  return after_reveal(record, lot);
}

Next next_of(const Record& record) {
  const StepNumber last = record.steps.back().number;
  if (last == selection::kOrderStep) {
    return {"publish this checksum (gazette, newspaper, notice board); then hash the register",
            "klero frame DRAW --register CSV"};
  }
  if (last == selection::kFrameStep && record.order.auditor &&
      !selection::has_evidence(record, last, "auditor.sig")) {
    return {
        "give the auditor everything in one sealed file; `klero audited` puts the signature that "
        "comes back into the record (before the letters: rule 3.7); then lot 1 begins",
        "klero bundle DRAW FILE"};
  }
  for (const selection::LotSteps& lot : {selection::kLot1, selection::kLot2}) {
    if (last >= lot.base && last < lot.seed) {
      return next_in_lot(record, last, lot);
    }
  }
  if (last == selection::kLot1.seed) {
    return {"draw the letters", "klero invite DRAW"};
  }
  if (last == selection::kInvitationsStep) {
    return {"send the letters, wait for the replies, then enter them",
            "klero replies DRAW --replies CSV"};
  }
  if (last == selection::kPoolStep) {
    return {"build the panels among which the second lot decides", "klero portfolio DRAW"};
  }
  if (last == selection::kLot2.seed) {
    return {"draw the panel", "klero panel DRAW"};
  }
  if (selection::is_over(record)) {
    return {"nothing: the draw is over, its sealed part was destroyed", ""};
  }
  if (selection::step_kind(last) == "leavers") {
    return {!record.order.replacement_beacons.empty() ? dice_words(record.order.replacement_beacons)
                                            : "call the replacements",
            "klero replace DRAW" + dice_option(record.order.replacement_beacons)};
  }
  return {"nothing: the panel is drawn; if somebody leaves it", "klero leave DRAW --leavers CSV"};
}

// When the sealed part is to be destroyed, once the panel is drawn and complete.
std::string end_words(const Draw& draw) {
  const StepNumber last = draw.record.steps.back().number;
  if (last < selection::kPanelStep || selection::step_kind(last) == "leavers") {
    return {};
  }
  return "later    from " + selection::write_date(draw.record.order.destroy_after) +
         " on: klero destroy " + shell_word(draw.folder.native()) + "\n";
}

}  // namespace

std::string next_words(const Draw& draw) {
  Next next = next_of(draw.record);
  if (next.command.empty()) {
    return "next     " + next.words + "\n";
  }
  const std::string placeholder = "DRAW";
  next.command.replace(next.command.find(placeholder), placeholder.size(),
                       shell_word(draw.folder.native()));
  return "next     " + next.words + "\ncommand  " + next.command + "\n" + end_words(draw);
}

std::vector<std::string> missing(const Draw& draw) {
  std::vector<std::string> lines;
  const Record& record = draw.record;
  const auto lot = selection::lot_of_step(record.steps.back().number);
  if (!lot || record.steps.back().number != lot->reveal || closed(record, *lot)) {
    return lines;
  }
  for (const unsigned slot : unsigned_slots(record, *lot)) {
    lines.push_back("the close is not signed by slot " + std::to_string(slot) + " (" +
                    crypto::escape_text(record.order.slots[slot - 1].name) + ")");
  }
  lines.push_back(std::to_string(close_signatures_there(record, *lot)) + " of " +
                  std::to_string(record.order.close_signatures) +
                  " signatures needed are there; the office's slots do not count");
  return lines;
}

}  // namespace klero::cmd
