#include "cmd/klero/steps/dice_options.h"

#include "cmd/klero/say.h"
#include "crypto/base/bytes.h"
#include "crypto/base/error.h"
#include "crypto/hash/sha256_openssl.h"

namespace klero::cmd {

using crypto::Error;
using Dice = selection::Numbers;

void add_dice_options(CLI::App& command, DiceOptions& options) {
  command.add_option("--dice", options.dice,
                     "All throws, in the sequence in which they were read out: \"3 5 1 ...\"");
  command.add_option("--dice-again", options.again,
                     "The same throws, typed by a second person from his own notes");
  add_language_option(command, options.language);
}

std::optional<Dice> read_dice(const std::vector<selection::Beacon>& beacons,
                              const DiceOptions& options) {
  if (beacons.empty()) {
    if (options.dice.empty() && options.again.empty()) return std::nullopt;
    throw Error("the order knows no dice here: none count", "leave --dice and --dice-again out");
  }
  const auto* beacon = std::get_if<selection::DiceBeacon>(&beacons.front().source);
  if (beacon == nullptr || beacons.size() > 1) {
    throw Error("this version reads dice only");
  }
  const std::string throws = std::to_string(beacon->dice);
  const bool german = options.language == Language::kGerman;
  const auto typed = [&](const std::string& given, const char* who, const char* option) {
    const std::string question =
        german
            ? std::string(who) + ": die " + throws + " Würfe eintippen, wie sie vorgelesen wurden: "
            : std::string(who) + ", type the " + throws + " throws as they were read out: ";
    return selection::parse_dice(*beacon, given.empty() ? ask(question, option) : given);
  };
  const Dice first = typed(options.dice, german ? "erste Person" : "first person", "--dice");
  const Dice second =
      typed(options.again, german ? "zweite Person" : "second person", "--dice-again");
  if (const auto place = selection::first_difference(first, second)) {
    throw Error("dice: the two people typed throw " + std::to_string(*place) +
                    " differently: one " + std::to_string(first[*place - 1]) + ", the other " +
                    std::to_string(second[*place - 1]),
                "look at the dice or the minutes, and type them again");
  }
  return first;
}

selection::Inputs inputs_of(const std::optional<Dice>& dice) {
  if (!dice) return {};
  std::string text;
  for (const std::uint64_t number : *dice) text += std::to_string(number) + "\n";
  return {{"dice", crypto::to_hex(crypto::openssl::sha256(text))}};
}

}  // namespace klero::cmd
