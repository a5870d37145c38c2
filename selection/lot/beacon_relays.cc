// What relays publish: drand and NIST.

#include "crypto/base/bytes.h"
#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/beacon/drand.h"
#include "crypto/beacon/nist_check.h"
#include "crypto/beacon/nist_pulse.h"
#include "crypto/format/canonical_json.h"
#include "crypto/hash/sha256_openssl.h"
#include "selection/lot/beacon_values.h"

namespace klero::selection {
namespace {

using crypto::Error;
using crypto::Json;

constexpr std::size_t kShortestSignature = 96;  // digits; rule 4.16
constexpr std::size_t kLongestSignature = 192;

const char* const kDrandHint = "save what RELAY/CHAIN/public/ROUND answers, as it is";

// The text under a key of the relay's answer.
std::string digits_of(const Json& json, const char* key) {
  const auto found = json.find(key);
  if (found == json.end() || !found->is_string()) {
    throw Error(std::string("drand: expected the key '") + key + "' with a text, got none",
                kDrandHint);
  }
  return found->get<std::string>();
}

void expect(const std::string& what, std::string_view expected, std::string_view got) {
  if (expected != got) {
    throw Error(what + ": expected " + std::string(expected) + ", got " + crypto::escape_text(got));
  }
}

}  // namespace

BeaconValue drand_value(std::string_view round, std::string_view bytes) {
  const Json json = Json::parse(bytes, nullptr, false);
  const auto number = json.is_object() ? json.find("round") : json.end();
  if (!json.is_object() || number == json.end() || !number->is_number_unsigned()) {
    throw Error("drand: expected the answer of a relay, an object with round, randomness and "
                "signature, got something else",
                kDrandHint);
  }
  expect("drand, round", round, std::to_string(number->get<std::uint64_t>()));
  const std::string signature = digits_of(json, "signature");
  const auto raw = crypto::bytes_from_hex(signature);
  if (!raw || signature.size() < kShortestSignature || signature.size() > kLongestSignature) {
    throw Error("drand, signature: expected 96 to 192 digits 0-9 a-f, got something else",
                kDrandHint);
  }
  const std::string randomness =
      crypto::to_hex(crypto::drand_randomness(*raw, crypto::openssl::sha256));
  expect("drand, randomness (the SHA-256 of the signature)", randomness,
         digits_of(json, "randomness"));
  return {"drand " + std::string(round) + " " + randomness, signature + "\n"};
}

BeaconValue nist_value(const NistBeacon& nist, std::string_view number, std::string_view bytes) {
  const auto read = crypto::read_nist_pulse(bytes);
  if (const auto* flaw = std::get_if<crypto::Flaw>(&read)) {
    throw Error("nist: " + crypto::describe(*flaw),
                "save what the beacon answers for this pulse, as it is");
  }
  const auto& pulse = std::get<crypto::NistPulse>(read);
  expect("nist, chainIndex", std::to_string(nist.chain), std::to_string(pulse.chain_index));
  expect("nist, pulseIndex", number, std::to_string(pulse.pulse_index));
  expect("nist, certificateId", nist.certificate, crypto::to_hex(pulse.certificate_id));
  const std::string value = crypto::to_hex(pulse.output_value);
  expect("nist, outputValue", crypto::to_hex(crypto::nist_output_value(pulse)), value);
  return {"nist " + std::string(number) + " " + value, std::string(bytes)};
}

std::string value_file_name(const BeaconSource& source, std::size_t number) {
  const bool nist = std::holds_alternative<NistBeacon>(source);
  return "beacon-" + std::to_string(number) + (nist ? ".pulse" : ".txt");
}

}  // namespace klero::selection
