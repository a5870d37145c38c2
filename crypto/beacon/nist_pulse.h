// A pulse of the NIST Randomness Beacon 2.0: NISTIR 8213 (draft, 2019), and what the beacon really
// publishes at https://beacon.nist.gov/beacon/2.0/chain/C/pulse/P. docs/protocol.md, rule 4.17, says
// which bytes are signed and hashed.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "crypto/format/flaw.h"

namespace klero::crypto {

inline constexpr std::size_t kMaxPulseBytes = std::size_t{64} * 1024;

using Digest512 = std::array<std::uint8_t, 64>;  // SHA-512

// As published, hashes as bytes. All but the last two are what is signed.
struct NistPulse {
  std::string uri;
  std::string version;             // "2.0"; "Version 2.0" in old pulses
  std::uint32_t cipher_suite = 0;  // 0: SHA-512 and RSA with PKCS #1 v1.5
  std::uint32_t period = 0;        // milliseconds
  Digest512 certificate_id{};
  std::uint64_t chain_index = 0;
  std::uint64_t pulse_index = 0;
  std::string time_stamp;  // "2018-07-23T19:26:00.000Z", as written
  std::int64_t time = 0;   // the same in seconds since 1970-01-01 (UTC), milliseconds dropped
  Digest512 local_random_value{};
  Digest512 external_source_id{};
  std::uint32_t external_status_code = 0;
  Digest512 external_value{};
  // outputValues of earlier pulses: previous, and first of the hour, day, month, year.
  std::array<Digest512, 5> earlier{};
  Digest512 precommitment{};      // SHA-512 of the next pulse's local_random_value
  std::uint32_t status_code = 0;  // 0; bits: 1 start of the chain, 2 gap before, 4 …
  std::string signature;          // bytes, 128 to 1024
  Digest512 output_value{};
};

// The pulse, or the first flaw: longer than kMaxPulseBytes, not JSON, a key twice, missing or
// unknown, a value of another type or size, listValues other than previous, hour, day, month, year
// in this sequence, a time that is none. The object {"pulse": {…}} as the beacon serves it.
[[nodiscard]] std::variant<NistPulse, Flaw> read_nist_pulse(std::string_view json);

// The bytes that are signed: the fields in the sequence above up to status_code (not `time`); texts
// and hashes after their length in 4 bytes, the two indexes in 8 bytes, other numbers in 4, all big
// endian.
[[nodiscard]] std::string nist_message(const NistPulse& pulse);

}  // namespace klero::crypto
