// The texts of a lot, byte for byte: docs/protocol.md, sections 4 and 9.3.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/base/bytes.h"
#include "verifier/order/order.h"

namespace klero::verifier {

// Which lot of which draw a text belongs to.
struct LotPlace {
  unsigned lot = 0;      // 1 or 2
  crypto::Digest base{};  // checksum of the step before the lot
};

// The commitment of a commitment document; nullopt unless `text` is one of slot `slot` there.
[[nodiscard]] std::optional<crypto::Digest> read_commitment(const Order& order,
                                                            const LotPlace& place, unsigned slot,
                                                            std::string_view text);

// True if `text` is a contribution of slot `slot` there.
[[nodiscard]] bool is_contribution(const Order& order, const LotPlace& place, unsigned slot,
                                   std::string_view text);

// The numbers of a line "dice a b c"; nullopt unless they are as many as the beacon has dice, each
// from 1 to its number of sides.
[[nodiscard]] std::optional<std::vector<std::uint64_t>> read_dice(const Beacon& beacon,
                                                                  std::string_view line);

// The lines of a text of which every line ends with LF; nullopt if the last one does not.
[[nodiscard]] std::optional<std::vector<std::string_view>> text_lines(std::string_view text);

}  // namespace klero::verifier
