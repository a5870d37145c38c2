// The names of files of evidence: docs/protocol.md, rule 1.7.

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace klero::verifier {

enum class EvidenceKind {
  kOffice,            // office.sig
  kAuditor,           // auditor.sig
  kWitness,           // witness-N.sig
  kClose,             // close.txt
  kSecondWave,        // second-wave.txt, second-wave.sig
  kSlot,              // slot-N.sig
  kOpening,           // opening-N.txt
  kAbsence,           // absence-K.txt
  kAbsenceWitness,    // absence-K-witness-N.sig
  kTimestamp,         // timestamped.txt, timestamp.tsq, timestamp.tsr
  kDrand,             // beacon-K.txt
  kPulse,             // beacon-K.pulse
};

struct EvidenceName {
  EvidenceKind kind = EvidenceKind::kOffice;
  unsigned number = 0;   // of the slot, the witness, or the beacon; 0 if the name has none
  unsigned witness = 0;  // of an absence
};

// nullopt if no step's evidence has such a file. Numbers are 1..99 without leading zero.
[[nodiscard]] std::optional<EvidenceName> read_evidence_name(std::string_view name);

[[nodiscard]] std::string witness_file(unsigned witness);                      // "witness-2.sig"
[[nodiscard]] std::string opening_file(unsigned slot);                         // "opening-2.txt"
[[nodiscard]] std::string absence_file(unsigned beacon);                       // "absence-1.txt"
[[nodiscard]] std::string absence_signature_file(unsigned beacon, unsigned witness);
// "beacon-1.txt", "beacon-1.pulse"
[[nodiscard]] std::string beacon_file(std::size_t beacon, std::string_view ending);

inline constexpr std::string_view kSecondWaveFile = "second-wave.txt";
inline constexpr std::string_view kSecondWaveSignature = "second-wave.sig";
inline constexpr std::string_view kCloseFile = "close.txt";
inline constexpr std::string_view kStampedFile = "timestamped.txt";
inline constexpr std::string_view kStampRequestFile = "timestamp.tsq";
inline constexpr std::string_view kStampAnswerFile = "timestamp.tsr";

}  // namespace klero::verifier
