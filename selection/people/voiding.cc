#include "selection/people/voiding.h"

#include "crypto/base/error.h"
#include "selection/lot/signatures.h"

namespace klero::selection {

using crypto::Error;

namespace {

// Whether a slot's signature of the close counts: it committed, and is not the office's.
bool counts(const Record& record, const LotSteps& lot, unsigned slot) {
  return !record.order.slots[slot - 1].office &&
         step_has_file(record, lot.commit, slot_file_name(slot, ".txt"));
}

// Whether enough slots committed that the lot could be closed at all.
bool could_be_closed(const Record& record, const LotSteps& lot) {
  std::uint64_t there = 0;
  for (unsigned slot = 1; slot <= record.order.slots.size(); ++slot) {
    there += counts(record, lot, slot) ? 1U : 0U;
  }
  return there >= record.order.close_signatures;
}

}  // namespace

std::set<unsigned> close_signers(const Record& record, const LotSteps& lot) {
  std::set<unsigned> signers;
  if (!has_evidence(record, lot.reveal, kCloseFile)) {
    return signers;
  }
  const std::string close = signed_bytes(record, lot.reveal);
  for (const auto& [slot, signature] : slot_signatures(record, lot.reveal)) {
    if (counts(record, lot, slot) &&
        is_signature(record.order.slots[slot - 1].key, close, signature)) {
      signers.insert(slot);
    }
  }
  return signers;
}

bool is_signed_by_contributors(const Record& record, const LotSteps& lot) {
  return close_signers(record, lot).size() >= record.order.close_signatures;
}

std::optional<std::string> why_never_void(const Record& record, const LotSteps& lot) {
  if (lot.lot != 2) {
    return "only a second lot is voided";
  }
  if (!record.order.witnesses) {
    return "the order has no witnesses, so that nobody but the office stood for it";
  }
  if (record.order.beacons.empty()) {
    return "the order has no beacons, so that its seed is known";
  }
  if (lot.base >=
      second_lot(Course{.corrected = course_of(record).corrected, .voids = kMostVoids}).base) {
    return "it was voided " + std::to_string(kMostVoids) + " times already";
  }
  return std::nullopt;
}

ClosingTime closing_time(const Record& record, const LotSteps& lot, Moment now) {
  if (!has_evidence(record, lot.reveal, kCloseFile)) {
    return ClosingTime::kUnknown;
  }
  const CloseLook look = look_at_close(record, lot.reveal);
  if (is_too_late(record, lot.reveal, look, now)) {
    return ClosingTime::kOver;
  }
  return has_time(record, lot.reveal, look) ? ClosingTime::kNotOver : ClosingTime::kUnknown;
}

void check_may_be_voided(const Record& record, const LotSteps& lot, Moment now) {
  const std::string step = folder_of(record, lot.reveal);
  if (const auto why = why_never_void(record, lot)) {
    throw Error("the lot of step " + step + " cannot be voided: " + *why,
                "what cannot be closed is ended with `klero annul`");
  }
  const std::size_t signers = close_signers(record, lot).size();
  if (signers >= record.order.close_signatures) {
    throw Error("the lot of step " + step + " is not voided: its close has the signatures of " +
                    std::to_string(signers) + " contributors, and " +
                    std::to_string(record.order.close_signatures) + " are enough",
                "the witnesses sign the close; if they cannot any more, what remains is `klero annul`");
  }
  if (could_be_closed(record, lot) && closing_time(record, lot, now) == ClosingTime::kNotOver) {
    throw Error("the lot of step " + step + " is not voided yet: its close can still be signed",
                "wait until it is too late for the first beacon that the close names; then nobody can "
                "choose any more whether the lot counts");
  }
}

}  // namespace klero::selection
