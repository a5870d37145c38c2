// Rule 4.19: a second lot that was not closed is voided.

#include <algorithm>
#include <utility>

#include "verifier/checks/ceremony.h"
#include "verifier/checks/examination.h"
#include "verifier/checks/read_end.h"
#include "verifier/checks/section_4_lot.h"
#include "verifier/read/evidence_name.h"

namespace klero::verifier {
namespace {

// Without beacons whoever voids knows the seed that he voids; without witnesses nobody stands for it.
void check_order(const Order& order, const ScannedStep& step, Outcome& outcome) {
  if (order.beacons.empty()) {
    outcome.fail({step.name, 0, "no void, because the order has no beacon", "a void"});
  }
  if (!order.witnesses) {
    outcome.fail({step.name, 0, "no void, because the order has no witnesses", "a void"});
  }
}

// The witnesses with a valid signature of a step.
std::vector<unsigned> cosigners_of(const Examination& x, unsigned step) {
  const auto found = x.cosigners.find(step);
  return found == x.cosigners.end() ? std::vector<unsigned>{} : found->second;
}

void check_not_closed(const Examination& x, const ScannedStep& step, Outcome& outcome) {
  const unsigned closing = x.lot_step(1);
  const std::size_t count = x.lots[x.group - 1].signers.size();
  if (count >= x.order->close_signatures) {
    outcome.fail({evidence_path(x, closing, kCloseFile), 0,
                  "fewer than " + std::to_string(x.order->close_signatures) +
                      " signatures of contributors who count, because the lot was voided",
                  std::to_string(count)});
  }
  const std::vector<unsigned> closed = cosigners_of(x, closing);
  for (const unsigned witness : cosigners_of(x, step.number)) {
    if (std::find(closed.begin(), closed.end(), witness) != closed.end()) {
      outcome.fail({evidence_path(x, step.number, witness_file(witness)), 0,
                    "no signature of witness " + std::to_string(witness) + ", who signed the close",
                    "one of both"});
    }
  }
}

}  // namespace

void check_4_19_void(Examination& x, Outcome& outcome) {
  const ScannedStep& step = *x.scan.step(x.lot_step(2));
  check_order(*x.order, step, outcome);
  if (!x.scan.has_evidence) {
    outcome.blocked("1.1", "evidence");
    return;
  }
  check_not_closed(x, step, outcome);
  const ScannedFile* file = usable_file(step, "void.json", outcome);
  if (file == nullptr) {
    return;
  }
  outcome.saw();
  if (auto end = read_end(*x.scan.voids.at(step.number), file->path, outcome)) {
    x.voids[x.group] = std::move(*end);
  }
}

}  // namespace klero::verifier
