#include "selection/stamp/stamp.h"

#include <vector>

#include "crypto/base/error.h"
#include "crypto/format/sha256sums.h"
#include "crypto/hash/sha256_openssl.h"
#include "crypto/timestamp/request.h"
#include "crypto/timestamp/token.h"
#include "selection/lot/signatures.h"
#include "selection/people/cosigned.h"

namespace klero::selection {
namespace {

using crypto::Error;

// The slots whose valid signature of the close is there, and how many of them count.
struct Signers {
  std::vector<std::string> files;
  std::uint64_t counting = 0;
};

Signers slot_signers(const Record& record, StepNumber number, const std::string& close) {
  Signers signers;
  for (const auto& [slot, signature] : slot_signatures(record, number)) {
    const Slot& owner = record.order.slots[slot - 1];
    if (is_signature(owner.key, close, signature)) {
      signers.files.push_back(slot_file_name(slot, ".sig"));
      signers.counting += owner.office ? 0U : 1U;
    }
  }
  return signers;
}

void check_enough(const Record& record, StepNumber number, const Signers& slots) {
  if (lot_of_step(record, number) && slots.counting < record.order.close_signatures) {
    throw Error("the close is not signed by enough contributors yet: expected " +
                    std::to_string(record.order.close_signatures) + " signatures of others than the office, got " +
                    std::to_string(slots.counting),
                "take them in with `klero close`; all signatures are stamped at once");
  }
  check_cosigned(record, number);
}

std::string refusal_hint(crypto::TimestampOutcome outcome) {
  return outcome == crypto::TimestampOutcome::kNotTrusted
             ? "--authority names the certificates (PEM) of those whom you trust: is it another authority?"
             : "ask the authority again: `klero timestamp` with the same request";
}

}  // namespace

std::string stamped_text(const Record& record, StepNumber number) {
  if (!record.order.timestamps) {
    throw Error("the order asks for no timestamps");
  }
  const std::string close = look_at_close(record, number).close;
  const Signers slots = slot_signers(record, number, close);
  check_enough(record, number, slots);
  std::vector<std::string> names = slots.files;
  for (const unsigned witness : cosigners(record, number)) {
    names.push_back(witness_file_name(witness));
  }
  std::vector<crypto::ChecksumLine> lines{{crypto::openssl::sha256(close), kCloseFile}};
  for (const std::string& name : names) {
    lines.push_back({crypto::openssl::sha256(read_evidence(record, number, name)), name});
  }
  return crypto::write_sha256sums(lines);
}

std::string new_stamp_request(std::string_view stamped) {
  return crypto::make_timestamp_request(crypto::openssl::sha256(stamped));
}

Stamp check_stamp(const Record& record, StepNumber number, const StampFiles& files) {
  const crypto::TimestampCheck check =
      crypto::check_timestamp({.imprint = crypto::openssl::sha256(files.stamped),
                               .request = files.request,
                               .response = files.answer,
                               .anchors = files.anchors});
  if (check.outcome != crypto::TimestampOutcome::kTrusted) {
    throw Error("the timestamp is refused: " + std::string(crypto::describe(check.outcome)) +
                    (check.why.empty() ? "" : ", " + check.why),
                refusal_hint(check.outcome));
  }
  const Moment time{std::chrono::seconds(check.time)};
  check_stamped_in_time(record, number, time);
  return {time, check.authority};
}

}  // namespace klero::selection
