// Rules 4.16 to 4.18: values of drand and of the NIST beacon.

#include <variant>

#include "crypto/beacon/drand.h"
#include "crypto/beacon/nist_check.h"
#include "crypto/hash/sha256_sodium.h"
#include "verifier/checks/ceremony.h"
#include "verifier/checks/examination.h"
#include "verifier/checks/section_4_lot.h"
#include "verifier/checks/seed_text.h"
#include "verifier/read/evidence_name.h"
#include "verifier/checks/signature_check.h"

namespace klero::verifier {
namespace {

// A value of the seed that evidence goes with.
struct Evidence {
  std::size_t number = 0;  // of the beacon, 0 first
  const BeaconValue* value = nullptr;
  const ScannedFile* file = nullptr;  // with its bytes
};

// The values of this kind that have their evidence; a finding for each that has none. `any` says
// whether there is such a value at all.
std::vector<Evidence> find_evidence(const Examination& x, const Ceremony& here, BeaconKind kind,
                                    std::string_view ending, bool& any, Outcome& outcome) {
  const unsigned step = closing_step(x, x.group) + 1;
  std::vector<Evidence> found;
  for (std::size_t k = 0; k < here.values.size(); ++k) {
    if (here.values[k].kind != kind) {
      continue;
    }
    any = true;
    const std::string name = beacon_file(k + 1, ending);
    const ScannedFile* file = evidence_file(x, step, name);
    if (file == nullptr) {
      outcome.fail({evidence_path(x, step, name), 0, "the file", "no such file"});
    } else if (usable_bytes(file, file->path, outcome) != nullptr) {
      found.push_back({k, &here.values[k], file});
    }
  }
  return found;
}

// The signature in one line of 96 to 192 digits, LF.
std::optional<std::string> read_drand_signature(std::string_view bytes) {
  constexpr std::size_t kFewest = 96;
  constexpr std::size_t kMost = 192;
  if (!bytes.ends_with('\n') || bytes.size() < kFewest + 1 || bytes.size() > kMost + 1) {
    return std::nullopt;
  }
  return crypto::bytes_from_hex(bytes.substr(0, bytes.size() - 1));
}

void expect(bool right, const ScannedFile& file, const std::string& expected,
            const std::string& got, Outcome& outcome) {
  if (!right) {
    outcome.fail({file.path, 0, expected, got});
  }
}

// What the pulse says of itself is what the order and the seed say of it.
void compare_pulse(const Beacon& beacon, const Evidence& evidence, const crypto::NistPulse& pulse,
                   Outcome& outcome) {
  const ScannedFile& file = *evidence.file;
  expect(pulse.chain_index == beacon.chain_index, file,
         "chainIndex " + std::to_string(beacon.chain_index), std::to_string(pulse.chain_index),
         outcome);
  expect(pulse.pulse_index == evidence.value->number, file,
         "pulseIndex " + std::to_string(evidence.value->number), std::to_string(pulse.pulse_index),
         outcome);
  const std::string certificate = crypto::to_hex(pulse.certificate_id);
  expect(certificate == beacon.certificate, file, "certificateId " + beacon.certificate,
         certificate, outcome);
  const std::string output = crypto::to_hex(pulse.output_value);
  expect(output == evidence.value->random, file, "outputValue " + evidence.value->random, output,
         outcome);
  expect(crypto::nist_output_value(pulse) == pulse.output_value, file,
         "as outputValue the SHA-512 of the fields and the signature", "another value", outcome);
}

void check_pulse(Examination& x, const Evidence& evidence, Outcome& outcome) {
  const Ceremony& here = ceremony_of(x, x.group);
  const auto read = crypto::read_nist_pulse(evidence.file->bytes);
  if (const auto* flaw = std::get_if<crypto::Flaw>(&read)) {
    outcome.fail(finding_of(evidence.file->path, *flaw));
    return;
  }
  const auto& pulse = std::get<crypto::NistPulse>(read);
  outcome.saw();
  compare_pulse(source_of(beacons_of(*x.order, x.group), here, evidence.number), evidence, pulse,
                outcome);
  if (!x.brought.beacon_certificates) {
    outcome.not_checked({"right as far as it goes, but no certificate was brought, with "
                         "--beacon-certificate",
                         "richtig, soweit es reicht, aber kein Zertifikat wurde mitgebracht, für "
                         "--beacon-certificate"});
    return;
  }
  const auto signature = crypto::check_nist_signature(pulse, *x.brought.beacon_certificates);
  expect(signature == crypto::NistSignatureOutcome::kValid, *evidence.file,
         "a signature under the certificate that you brought",
         std::string(crypto::describe(signature)), outcome);
}

}  // namespace

void check_4_16_drand(Examination& x, Outcome& outcome) {
  bool any = false;
  for (const Evidence& evidence :
       find_evidence(x, ceremony_of(x, x.group), BeaconKind::kDrand, ".txt", any, outcome)) {
    outcome.saw();
    const auto signature = read_drand_signature(evidence.file->bytes);
    if (!signature) {
      outcome.fail({evidence.file->path, 0, "one line of 96 to 192 digits 0-9 a-f, two for a byte",
                    shown(evidence.file->bytes)});
      continue;
    }
    const std::string random =
        crypto::to_hex(crypto::drand_randomness(*signature, crypto::sodium::sha256));
    expect(random == evidence.value->random, *evidence.file,
           "a signature whose SHA-256 is " + evidence.value->random, random, outcome);
  }
  if (!any) {
    outcome.not_checked({"does not apply: no value of drand", "entfällt: kein Wert von drand"});
  }
}

void check_4_17_nist(Examination& x, Outcome& outcome) {
  bool any = false;
  for (const Evidence& evidence :
       find_evidence(x, ceremony_of(x, x.group), BeaconKind::kNist, ".pulse", any, outcome)) {
    check_pulse(x, evidence, outcome);
  }
  if (!any) {
    outcome.not_checked(
        {"does not apply: no pulse of the NIST beacon", "entfällt: kein Puls der NIST-Quelle"});
  }
}

void check_4_18_drands_signature(Examination& x, Outcome& outcome) {
  const Ceremony& here = ceremony_of(x, x.group);
  std::string rounds;
  for (std::size_t k = 0; k < here.values.size(); ++k) {
    if (here.values[k].kind == BeaconKind::kDrand) {
      const Beacon& beacon = source_of(beacons_of(*x.order, x.group), here, k);
      rounds += (rounds.empty() ? "" : ", ") + crypto::to_hex(beacon.chain) + "/public/" +
                std::to_string(here.values[k].number);
    }
  }
  if (rounds.empty()) {
    outcome.not_checked({"does not apply: no value of drand", "entfällt: kein Wert von drand"});
  } else {
    outcome.not_checked(
        {"a BLS signature, for which we have no library: compare the value with a relay of drand, " +
             rounds,
         "eine BLS-Unterschrift, für die wir keine Bibliothek haben: Vergleichen Sie den Wert mit "
         "einem Verteiler von drand, " + rounds});
  }
}

}  // namespace klero::verifier
