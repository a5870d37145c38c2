#include "selection/stamp/stamp.h"

#include <vector>

#include "crypto/base/error.h"
#include "crypto/format/sha256sums.h"
#include "crypto/hash/sha256_openssl.h"
#include "crypto/timestamp/request.h"
#include "crypto/timestamp/token.h"
#include "selection/lot/signatures.h"
#include "selection/people/cosigned.h"
#include "selection/people/voiding.h"

namespace klero::selection {
namespace {

using crypto::Error;

// The files of the slots whose valid signature of the close is there, whether they count or not.
std::vector<std::string> slot_signers(const Record& record, StepNumber number,
                                      const std::string& close) {
  std::vector<std::string> files;
  for (const auto& [slot, signature] : slot_signatures(record, number)) {
    if (is_signature(record.order.slots[slot - 1].key, close, signature)) {
      files.push_back(slot_file_name(slot, ".sig"));
    }
  }
  return files;
}

void check_enough(const Record& record, StepNumber number) {
  const auto lot = lot_of_step(record, number);
  if (lot && !is_signed_by_contributors(record, *lot)) {
    throw Error("the close is not signed by enough contributors yet: expected " +
                    std::to_string(record.order.close_signatures) + " signatures of others than the office, got " +
                    std::to_string(close_signers(record, *lot).size()),
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
  check_enough(record, number);
  std::vector<std::string> names = slot_signers(record, number, close);
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
