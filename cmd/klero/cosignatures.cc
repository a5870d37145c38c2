#include "cmd/klero/cosignatures.h"

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "selection/people/cosigned.h"

namespace klero::cmd {
namespace {

using selection::Record;
using selection::StepNumber;

// The last step, if the order has witnesses and they cosign it; otherwise 0.
StepNumber awaiting(const Record& record) {
  const StepNumber last = record.steps.back().number;
  return record.order.witnesses && selection::is_cosigned_step(record, last) ? last : 0;
}

std::string there_words(const Record& record, const std::set<unsigned>& there) {
  std::string names;
  for (const unsigned witness : there) {
    names += (names.empty() ? " (" : ", ") + witness_words(record.order, witness);
  }
  return std::to_string(there.size()) + " of " +
         std::to_string(record.order.witnesses->signatures) + " signatures needed are there" +
         (names.empty() ? "" : names + ")");
}

}  // namespace

std::string witness_words(const selection::Order& order, unsigned witness) {
  return "witness " + std::to_string(witness) + " (" +
         crypto::escape_text(order.witnesses.value().people.at(witness - 1).name) + ")";
}

bool is_cosigned(const Record& record) {
  const StepNumber step = awaiting(record);
  return step == 0 ||
         selection::cosigners(record, step).size() >= record.order.witnesses->signatures;
}

void require_cosigned(const Record& record) {
  if (is_cosigned(record)) return;
  const StepNumber step = awaiting(record);
  throw crypto::Error("the witnesses have not cosigned step " +
                          selection::folder_of(record, step) + " yet: " +
                          there_words(record, selection::cosigners(record, step)),
                      "each runs `klero cosign`; take in what they send with `klero cosigned`");
}

bool is_stamped(const Record& record) {
  return !record.order.timestamps ||
         selection::has_evidence(record, record.steps.back().number, "timestamp.tsr");
}

void require_closed(const Record& record) {
  require_cosigned(record);
  if (!is_stamped(record)) {
    throw crypto::Error("the close is not stamped yet: expected the answer of the time-stamping "
                        "authority (" +
                            crypto::escape_text(record.order.timestamps->authority) +
                            ") in its evidence",
                        "`klero timestamp`, before the first beacon");
  }
}

std::vector<std::string> missing_cosignatures(const Record& record) {
  std::vector<std::string> lines;
  if (is_cosigned(record)) return lines;
  const StepNumber step = awaiting(record);
  const std::set<unsigned> there = selection::cosigners(record, step);
  for (unsigned witness = 1; witness <= record.order.witnesses->people.size(); ++witness) {
    if (!there.contains(witness)) {
      lines.push_back("step " + selection::folder_of(record, step) + " is not cosigned by " +
                      witness_words(record.order, witness));
    }
  }
  lines.push_back("of the witnesses' signatures " + there_words(record, there));
  return lines;
}

}  // namespace klero::cmd
