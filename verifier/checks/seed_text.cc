#include "verifier/checks/seed_text.h"

#include "crypto/base/text.h"
#include "verifier/read/table.h"
#include "verifier/rebuild/lot.h"

namespace klero::verifier {

std::optional<std::vector<std::uint64_t>> check_seed_text(const SeedQuestion& question,
                                                          Outcome& outcome) {
  const std::string& path = question.file.path;
  const auto found = text_lines(question.file.bytes);
  const std::size_t count = question.wanted.size() + (question.beacon != nullptr ? 1 : 0);
  if (!found || found->size() != count) {
    outcome.fail({path, 0, std::to_string(count) + " lines, each ended by LF",
                  shown(question.file.bytes)});
    return std::nullopt;
  }
  bool right = true;
  for (std::size_t i = 0; i < question.wanted.size(); ++i) {
    if ((*found)[i] != question.wanted[i]) {
      outcome.fail({path, i + 1, shown(question.wanted[i]), shown((*found)[i])});
      right = false;
    }
  }
  std::vector<std::uint64_t> dice;
  if (question.beacon != nullptr) {
    if (auto numbers = read_dice(*question.beacon, found->back())) {
      dice = std::move(*numbers);
    } else {
      outcome.fail({path, count,
                    "dice and " + std::to_string(question.beacon->dice) + " numbers from 1 to " +
                        std::to_string(question.beacon->sides),
                    shown(found->back())});
      right = false;
    }
  }
  return right ? std::optional(dice) : std::nullopt;
}

Said describe_dice(const Beacon& beacon, const std::vector<std::uint64_t>& dice) {
  const std::string count = std::to_string(beacon.dice);
  const std::string sides = std::to_string(beacon.sides);
  const std::string place = crypto::escape_text(beacon.place);
  if (dice.empty()) {
    return {"the dice are not known, because seed.txt is not right",
            "die Würfe sind nicht bekannt, weil seed.txt nicht stimmt"};
  }
  std::string numbers;
  for (const std::uint64_t die : dice) {
    numbers += " " + std::to_string(die);
  }
  return {count + " dice of " + sides + " sides, " + place + ":" + numbers,
          count + " Würfe mit " + sides + " Seiten, " + place + ":" + numbers};
}

}  // namespace klero::verifier
