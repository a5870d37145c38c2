// A public random event later than the close, and its instances: docs/protocol.md, section 2.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/base/bytes.h"

namespace klero::verifier {

enum class BeaconKind { kDice, kLotto, kDrand, kNist };

// "dice", "lotto", "drand", "nist": in the order, in close.txt and in seed.txt.
[[nodiscard]] std::string_view name_of(BeaconKind kind);

// What is not of its kind is empty.
struct Beacon {
  BeaconKind kind = BeaconKind::kDice;
  std::uint64_t dice = 0;
  std::uint64_t sides = 0;
  std::string place;
  std::string official;       // of all kinds but dice
  std::string first_day;      // of a lotto
  std::uint64_t first = 0;    // of drand and NIST, as all that follows
  std::uint64_t step = 1;
  crypto::Digest chain{};     // of drand
  std::uint64_t genesis = 0;  // seconds since 1970
  std::uint64_t period = 1;   // seconds
  std::uint64_t chain_index = 0;     // of NIST
  std::string certificate;           // of NIST: 128 digits
  std::vector<Beacon> fallback;      // one or none; its own is empty
};

// One of the events of a beacon.
struct Instance {
  std::string text;          // "dice", "lotto 2026-03-07", "drand 5000", "nist 200"
  std::uint64_t number = 0;  // round or pulse
  // Seconds since 1970; none for dice, and for a pulse, which says its time itself.
  std::optional<std::int64_t> time;
};

// The instance with this text; nullopt if it is none of the beacon's.
[[nodiscard]] std::optional<Instance> read_instance(const Beacon& beacon, std::string_view text);

// The value of an instance as it stands in seed.txt.
struct BeaconValue {
  BeaconKind kind = BeaconKind::kDice;
  std::uint64_t number = 0;   // round or pulse
  std::string text;           // the whole line
  std::string random;         // the digits of drand and NIST
};

// nullopt unless `line` is a value of this instance of the beacon.
[[nodiscard]] std::optional<BeaconValue> read_value(const Beacon& beacon, const Instance& instance,
                                                    std::string_view line);

// How such a value is written, for a finding: "drand 5000 and 64 digits".
[[nodiscard]] std::string form_of_value(const Beacon& beacon, const Instance& instance);

// YYYY-MM-DD, a day that exists.
[[nodiscard]] bool is_date(std::string_view text);

// A date on which 6aus49 is drawn.
[[nodiscard]] bool is_wednesday_or_saturday(std::string_view date);

}  // namespace klero::verifier
