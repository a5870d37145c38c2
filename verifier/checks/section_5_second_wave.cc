// Rule 5.4: whether the letters of the second wave went out, as the office says and signs.

#include "crypto/base/text.h"
#include "verifier/checks/ceremony.h"
#include "verifier/checks/examination.h"
#include "verifier/checks/letter_tables.h"
#include "verifier/checks/section_5_letters.h"
#include "verifier/checks/seed_text.h"
#include "verifier/checks/signature_check.h"
#include "verifier/read/document_limits.h"
#include "verifier/read/evidence_name.h"

namespace klero::verifier {
namespace {

constexpr std::string_view kAnswered = "answered ";
constexpr std::string_view kSent = "letters sent";
constexpr std::string_view kNotSent = "letters not sent";

// What the text says; nullopt, with findings, if it is none.
std::optional<WaveDecision> read_decision(const Examination& x, const crypto::Digest& checksum,
                                          const ScannedFile& file, Outcome& outcome) {
  const std::string beginning = lines(
      {label(*x.order, "second-wave"), "checksum " + crypto::to_hex(checksum)});
  const auto got = text_lines(file.bytes);
  const bool starts = std::string_view(file.bytes).starts_with(beginning);
  if (!got || got->size() != 4 || !starts || !(*got)[2].starts_with(kAnswered) ||
      ((*got)[3] != kSent && (*got)[3] != kNotSent)) {
    outcome.fail({file.path, 0, shown(beginning + "answered … letters sent (or: not sent)"),
                  shown(file.bytes)});
    return std::nullopt;
  }
  const auto answered = read_integer((*got)[2].substr(kAnswered.size()));
  if (!answered) {
    outcome.fail({file.path, 3, "answered and an integer", shown((*got)[2])});
    return std::nullopt;
  }
  return WaveDecision{*answered, (*got)[3] == kSent};
}

// Whether the rule of the order was followed.
void check_rule(const Examination& x, const WaveDecision& decision, const ScannedFile& file,
                Outcome& outcome) {
  if (decision.answered > x.invitations.size()) {
    outcome.fail({file.path, 3,
                  "at most " + std::to_string(x.invitations.size()) +
                      " answered, as many as have letters of the first wave",
                  std::to_string(decision.answered)});
  }
  const std::uint64_t below = x.order->second_wave->below;
  if (decision.sent != (decision.answered < below)) {
    outcome.fail({file.path, 4,
                  std::string(decision.sent ? kNotSent : kSent) + ", because " +
                      std::to_string(decision.answered) + " were answered and the order says: below " +
                      std::to_string(below),
                  std::string(decision.sent ? kSent : kNotSent)});
  }
}

void check_signed(const Examination& x, const ScannedFile& text, bool needed, Outcome& outcome) {
  const ScannedFile* signature = evidence_file(x, kInvitationsStep, kSecondWaveSignature);
  if (signature != nullptr) {
    check_signature({*signature, x.order->office_key, "the office", text, "1.7"}, outcome);
  } else if (needed) {
    outcome.fail({evidence_path(x, kInvitationsStep, kSecondWaveSignature), 0,
                  "the office's signature of " + text.path, "no such file"});
  }
}

}  // namespace

void check_5_4_called_or_not(Examination& x, Outcome& outcome) {
  if (has_no_second_wave(x, outcome)) {
    return;
  }
  const ScannedStep* pool = x.scan.step(kPoolStep);
  const bool needed = pool != nullptr && pool->kind == StepKind::kPool;
  const ScannedFile* file = evidence_file(x, kInvitationsStep, kSecondWaveFile);
  if (file == nullptr && !needed) {
    const std::string& day = x.order->second_wave->date;
    outcome.not_checked({"not decided yet: replies count until " + day,
                         "noch nicht entschieden: Es zählen die Antworten bis " + day});
    return;
  }
  if (file == nullptr) {
    outcome.fail({evidence_path(x, kInvitationsStep, kSecondWaveFile), 0,
                  "the file, because the record goes on", "no such file"});
    return;
  }
  const auto checksum = x.scan.step(kInvitationsStep)->checksum;
  if (!checksum) {
    outcome.blocked("1.2", path_of(kInvitationsStep, "SHA256SUMS"));
    return;
  }
  if (usable_bytes(file, file->path, outcome) == nullptr) {
    return;
  }
  outcome.saw();
  const auto decision = read_decision(x, *checksum, *file, outcome);
  if (decision) {
    check_rule(x, *decision, *file, outcome);
  }
  check_signed(x, *file, needed, outcome);
  if (outcome.findings().empty()) {
    x.decision = decision;
  }
}

}  // namespace klero::verifier
