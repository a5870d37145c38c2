// What people type: dice and lotto.

#include <algorithm>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "selection/lot/beacon_values.h"

namespace klero::selection {
namespace {

constexpr std::string_view kBetween = " ,;\t\r\n";
constexpr std::size_t kLottoNumbers = 7;  // six and the Superzahl

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (true) {
    const std::size_t start = text.find_first_not_of(kBetween);
    if (start == std::string_view::npos) return words;
    text.remove_prefix(start);
    const std::size_t end = std::min(text.find_first_of(kBetween), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
}

std::uint64_t number_between(std::string_view word, std::uint64_t low, std::uint64_t high,
                             const std::string& what) {
  const std::optional<std::uint64_t> number = crypto::parse_uint(word);
  if (!number || *number < low || *number > high) {
    throw crypto::Error(what + " is '" + crypto::escape_text(word) + "', not a number from " +
                        std::to_string(low) + " to " + std::to_string(high));
  }
  return *number;
}

std::string joined(std::string line, const Numbers& numbers) {
  for (const std::uint64_t number : numbers) line += " " + std::to_string(number);
  return line;
}

}  // namespace

Numbers parse_dice(const DiceBeacon& beacon, std::string_view typed) {
  Numbers dice;
  for (const std::string_view word : words_of(typed)) {
    dice.push_back(number_between(word, 1, beacon.sides,
                                  "dice: throw " + std::to_string(dice.size() + 1)));
  }
  if (dice.size() != beacon.dice) {
    throw crypto::Error("dice: the order asks for " + std::to_string(beacon.dice) +
                            " throws, got " + std::to_string(dice.size()),
                        "type all throws in the sequence in which they were read out");
  }
  return dice;
}

Numbers parse_lotto(std::string_view typed) {
  const std::vector<std::string_view> words = words_of(typed);
  if (words.size() != kLottoNumbers) {
    throw crypto::Error("lotto: expected six numbers and the Superzahl, got " +
                            std::to_string(words.size()) + " numbers",
                        "\"3 11 24 30 38 45 7\": the Superzahl last");
  }
  Numbers numbers;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    numbers.push_back(number_between(words[i], 1, 49, "lotto: number " + std::to_string(i + 1)));
  }
  std::ranges::sort(numbers);
  if (const auto twice = std::ranges::adjacent_find(numbers); twice != numbers.end()) {
    throw crypto::Error("lotto: expected six different numbers, got " + std::to_string(*twice) +
                        " twice");
  }
  numbers.push_back(number_between(words.back(), 0, 9, "lotto: the Superzahl"));
  return numbers;
}

std::optional<std::size_t> first_difference(const Numbers& one, const Numbers& other) {
  const auto [left, right] = std::mismatch(one.begin(), one.end(), other.begin(), other.end());
  if (left == one.end() && right == other.end()) return std::nullopt;
  return static_cast<std::size_t>(left - one.begin()) + 1;
}

BeaconValue dice_value(const Numbers& dice) { return {joined("dice", dice), {}}; }

BeaconValue lotto_value(std::string_view date, const Numbers& numbers) {
  return {joined("lotto " + std::string(date), numbers), {}};
}

}  // namespace klero::selection
