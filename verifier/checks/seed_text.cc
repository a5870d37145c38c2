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

std::string describe_dice(const Beacon& beacon, const std::vector<std::uint64_t>& dice) {
  std::string text = std::to_string(beacon.dice) + " dice of " + std::to_string(beacon.sides) +
                     " sides, " + crypto::escape_text(beacon.place) + ":";
  if (dice.empty()) {
    text += " not known, because seed.txt could not be read";
  }
  for (const std::uint64_t die : dice) {
    text += " " + std::to_string(die);
  }
  return text;
}

}  // namespace klero::verifier
