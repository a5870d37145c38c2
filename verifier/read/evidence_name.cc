#include "verifier/read/evidence_name.h"

#include <array>

#include "crypto/base/text.h"

namespace klero::verifier {
namespace {

struct FixedName {
  std::string_view name;
  EvidenceKind kind;
};

constexpr std::array<FixedName, 8> kFixed{{{"office.sig", EvidenceKind::kOffice},
                                           {"auditor.sig", EvidenceKind::kAuditor},
                                           {kSecondWaveFile, EvidenceKind::kSecondWave},
                                           {kSecondWaveSignature, EvidenceKind::kSecondWave},
                                           {kCloseFile, EvidenceKind::kClose},
                                           {kStampedFile, EvidenceKind::kTimestamp},
                                           {kStampRequestFile, EvidenceKind::kTimestamp},
                                           {kStampAnswerFile, EvidenceKind::kTimestamp}}};

struct NumberedName {
  std::string_view beginning;
  std::string_view end;
  EvidenceKind kind;
};

constexpr std::array<NumberedName, 6> kNumbered{
    {{"witness-", ".sig", EvidenceKind::kWitness},
     {"slot-", ".sig", EvidenceKind::kSlot},
     {"opening-", ".txt", EvidenceKind::kOpening},
     {"absence-", ".txt", EvidenceKind::kAbsence},
     {"beacon-", ".txt", EvidenceKind::kDrand},
     {"beacon-", ".pulse", EvidenceKind::kPulse}}};

std::optional<unsigned> number_between(std::string_view name, std::string_view beginning,
                                       std::string_view end) {
  if (name.size() < beginning.size() + end.size() || !name.starts_with(beginning) ||
      !name.ends_with(end)) {
    return std::nullopt;
  }
  const auto number = crypto::parse_uint(
      name.substr(beginning.size(), name.size() - beginning.size() - end.size()));
  return number && 1 <= *number && *number <= 99 ? std::optional(static_cast<unsigned>(*number))
                                                 : std::nullopt;
}

// "absence-K-witness-N.sig"
std::optional<EvidenceName> read_absence_signature(std::string_view name) {
  constexpr std::string_view kMiddle = "-witness-";
  const std::size_t middle = name.find(kMiddle);
  if (middle == std::string_view::npos) {
    return std::nullopt;
  }
  const auto beacon = number_between(name.substr(0, middle), "absence-", "");
  const auto witness = number_between(name.substr(middle), kMiddle, ".sig");
  return beacon && witness
             ? std::optional(EvidenceName{EvidenceKind::kAbsenceWitness, *beacon, *witness})
             : std::nullopt;
}

}  // namespace

std::optional<EvidenceName> read_evidence_name(std::string_view name) {
  for (const FixedName& fixed : kFixed) {
    if (name == fixed.name) {
      return EvidenceName{fixed.kind, 0, 0};
    }
  }
  for (const NumberedName& numbered : kNumbered) {
    if (const auto number = number_between(name, numbered.beginning, numbered.end)) {
      return EvidenceName{numbered.kind, *number, 0};
    }
  }
  return read_absence_signature(name);
}

std::string witness_file(unsigned witness) {
  return "witness-" + std::to_string(witness) + ".sig";
}

std::string opening_file(unsigned slot) { return "opening-" + std::to_string(slot) + ".txt"; }

std::string beacon_file(std::size_t beacon, std::string_view ending) {
  return "beacon-" + std::to_string(beacon) + std::string(ending);
}

std::string absence_file(unsigned beacon) { return "absence-" + std::to_string(beacon) + ".txt"; }

std::string absence_signature_file(unsigned beacon, unsigned witness) {
  return "absence-" + std::to_string(beacon) + "-witness-" + std::to_string(witness) + ".sig";
}

}  // namespace klero::verifier
