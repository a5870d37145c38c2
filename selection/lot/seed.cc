#include "selection/lot/seed.h"

#include <algorithm>

#include "crypto/base/bytes.h"
#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/hash/sha256_openssl.h"

namespace klero::selection {
namespace {

constexpr std::string_view kBetweenThrows = " ,;\t\r\n";

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (true) {
    const std::size_t start = text.find_first_not_of(kBetweenThrows);
    if (start == std::string_view::npos) return words;
    text.remove_prefix(start);
    const std::size_t end = std::min(text.find_first_of(kBetweenThrows), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
}

std::string dice_line(const Dice& dice) {
  std::string line = "dice";
  for (const std::uint64_t number : dice) line += " " + std::to_string(number);
  return line + "\n";
}

}  // namespace

Dice parse_dice(const DiceBeacon& beacon, std::string_view typed) {
  Dice dice;
  for (const std::string_view word : words_of(typed)) {
    const std::optional<std::uint64_t> number = crypto::parse_uint(word);
    if (!number || *number < 1 || *number > beacon.sides) {
      throw crypto::Error("dice: throw " + std::to_string(dice.size() + 1) + " is '" +
                          crypto::escape_text(word) + "', not a number from 1 to " +
                          std::to_string(beacon.sides));
    }
    dice.push_back(*number);
  }
  if (dice.size() != beacon.dice) {
    throw crypto::Error("dice: the order asks for " + std::to_string(beacon.dice) +
                            " throws, got " + std::to_string(dice.size()),
                        "type all throws in the sequence in which they were read out");
  }
  return dice;
}

std::optional<std::size_t> first_difference(const Dice& one, const Dice& other) {
  const auto [left, right] = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
  if (left == one.end() && right == other.end()) return std::nullopt;
  return static_cast<std::size_t>(left - one.begin()) + 1;
}

std::string lot_seed_text(const Order& order, unsigned lot, std::string_view close,
                          const std::optional<Dice>& dice) {
  std::string text = label(order, "seed") + "\n";
  text += "lot " + std::to_string(lot) + "\n";
  text.append("close ").append(close).append("\n");
  if (dice) text += dice_line(*dice);
  return text;
}

std::string replacement_seed_text(const Order& order, std::string_view close,
                                  const std::optional<Dice>& dice, std::string_view lot2_seed) {
  std::string text = label(order, "replacement-seed") + "\n";
  text.append("close ").append(close).append("\n");
  if (dice) return text + dice_line(*dice);
  return text.append("lot2 ").append(lot2_seed).append("\n");
}

std::string seed_of(std::string_view seed_text) {
  return crypto::to_hex(crypto::openssl::sha256(seed_text));
}

}  // namespace klero::selection
