#include "verifier/rebuild/lot.h"

#include <string>

#include "crypto/base/text.h"

namespace klero::verifier {
namespace {

// The two documents of a slot differ in the label and in the name of the last line.
std::optional<crypto::Digest> read_slot_text(const Order& order, const LotPlace& place,
                                             unsigned slot, std::string_view text,
                                             std::string_view kind, std::string_view last) {
  const std::string beginning =
      lines({label(order, kind), "after " + crypto::to_hex(place.base),
             "lot " + std::to_string(place.lot), "slot " + std::to_string(slot)}) +
      std::string(last) + " ";
  if (!text.starts_with(beginning) || !text.ends_with('\n')) {
    return std::nullopt;
  }
  text.remove_prefix(beginning.size());
  text.remove_suffix(1);
  return crypto::digest_from_hex(text);
}

}  // namespace

std::optional<crypto::Digest> read_commitment(const Order& order, const LotPlace& place,
                                              unsigned slot, std::string_view text) {
  return read_slot_text(order, place, slot, text, "commitment", "sha256");
}

bool is_contribution(const Order& order, const LotPlace& place, unsigned slot,
                     std::string_view text) {
  return read_slot_text(order, place, slot, text, "contribution", "secret").has_value();
}

std::optional<std::vector<std::uint64_t>> read_dice(const Beacon& beacon, std::string_view line) {
  constexpr std::string_view kWord = "dice ";
  if (!line.starts_with(kWord)) {
    return std::nullopt;
  }
  std::vector<std::uint64_t> dice;
  for (const std::string_view piece : crypto::split(line.substr(kWord.size()), ' ')) {
    const auto value = crypto::parse_uint(piece);
    if (!value || *value < 1 || *value > beacon.sides) {
      return std::nullopt;
    }
    dice.push_back(*value);
  }
  return dice.size() == beacon.dice ? std::optional(dice) : std::nullopt;
}

std::optional<std::vector<std::string_view>> text_lines(std::string_view text) {
  if (!text.ends_with('\n')) {
    return std::nullopt;
  }
  text.remove_suffix(1);
  return crypto::split(text, '\n');
}

}  // namespace klero::verifier
