#include "selection/bundle/audit_signature.h"

#include <algorithm>
#include <array>
#include <optional>

#include "crypto/base/bytes.h"
#include "crypto/base/error.h"
#include "crypto/files/read_file.h"
#include "crypto/files/write_file.h"
#include "crypto/hash/sha256_openssl.h"
#include "crypto/sign/ed25519_openssl.h"

namespace klero::selection {
namespace {

using crypto::Error;
using crypto::quoted;

// The steps that an auditor signs, and those whose list collects the evidence of them.
struct AuditedStep {
  StepNumber step;
  StepNumber collector;
};

std::array<AuditedStep, 2> audited_steps(const Record& record) {
  const StepNumber panel = panel_step(record);
  return {{{kFrameStep, kInvitationsStep}, {panel, panel + 1}}};
}

bool signs(const Draw& draw, StepNumber number, std::string_view signature) {
  const auto key = crypto::digest_from_hex(draw.record.order.auditor->key);
  crypto::Signature bytes{};
  if (!key || signature.size() != bytes.size() || !has_step(draw.record, number)) return false;
  std::ranges::copy(crypto::as_bytes(signature), bytes.begin());
  return crypto::openssl::verify(*key, list_of_step(draw.record, number), bytes);
}

void place(const Draw& draw, StepNumber number, std::string_view signature) {
  const std::filesystem::path path =
      draw.record.folder / "evidence" / folder_of(draw.record, number) / kAuditorSignature;
  if (!has_evidence(draw.record, number, kAuditorSignature)) {
    crypto::write_new_file(path, signature, crypto::Access::kPublic);
  } else if (read_evidence(draw.record, number, kAuditorSignature) != signature) {
    throw Error(quoted(path) + " holds another signature already: expected the same bytes",
                "Ed25519 signs alike every time: whose file is this?");
  }
}

}  // namespace

StepNumber add_audit_signature(const Draw& draw, std::string_view signature) {
  if (!draw.record.order.auditor) {
    throw Error("the order names no auditor: nobody's signature is expected");
  }
  const auto steps = audited_steps(draw.record);
  const auto found = std::ranges::find_if(steps, [&](const AuditedStep& audited) {
    return signs(draw, audited.step, signature);
  });
  if (found == steps.end()) {
    throw Error("this is no signature of the auditor: expected one of step " +
                    step_folder(kFrameStep) + " or " + folder_of(draw.record, panel_step(draw.record)) +
                    " under the key that the order names",
                "he makes it with `klero sign-audit`, from the record as it is published");
  }
  if (has_step(draw.record, found->collector) &&
      !has_evidence(draw.record, found->step, kAuditorSignature)) {
    throw Error("the evidence of step " + folder_of(draw.record, found->step) + " is complete: step " +
                folder_of(draw.record, found->collector) + " lists it");
  }
  place(draw, found->step, signature);
  return found->step;
}

}  // namespace klero::selection
