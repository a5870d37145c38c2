#include "verifier/checks/seed_text.h"

#include "crypto/base/text.h"

namespace klero::verifier {
namespace {

Said describe_value(const Beacon& beacon, const BeaconValue& value) {
  if (beacon.kind != BeaconKind::kDice) {
    const std::string text = value.text + " (" + crypto::escape_text(beacon.official) + ")";
    return {text, text};
  }
  const std::string count = std::to_string(beacon.dice);
  const std::string sides = std::to_string(beacon.sides);
  const std::string rest =
      crypto::escape_text(beacon.place) + ":" + value.text.substr(name_of(beacon.kind).size());
  return {count + " dice of " + sides + " sides, " + rest,
          count + " Würfe mit " + sides + " Seiten, " + rest};
}

}  // namespace

const Beacon& source_of(const std::vector<Beacon>& beacons, const Ceremony& ceremony,
                        std::size_t number) {
  const Beacon& beacon = beacons.at(number);
  return ceremony.instead.at(number) ? beacon.fallback.front() : beacon;
}

std::optional<std::vector<BeaconValue>> check_seed_text(const SeedQuestion& question,
                                                        Outcome& outcome) {
  const std::string& path = question.file.path;
  const auto found = text_lines(question.file.bytes);
  const std::size_t fixed = question.wanted.size();
  const std::size_t count = fixed + question.beacons.size();
  if (!found || found->size() != count) {
    outcome.fail({path, 0, std::to_string(count) + " lines, each ended by LF",
                  shown(question.file.bytes)});
    return std::nullopt;
  }
  bool right = true;
  for (std::size_t i = 0; i < fixed; ++i) {
    if ((*found)[i] != question.wanted[i]) {
      outcome.fail({path, i + 1, shown(question.wanted[i]), shown((*found)[i])});
      right = false;
    }
  }
  std::vector<BeaconValue> values;
  for (std::size_t k = 0; k < question.beacons.size(); ++k) {
    const Ceremony& ceremony = question.ceremony;
    const Beacon& source = source_of(question.beacons, ceremony, k);
    const Instance& instance =
        ceremony.instead[k] ? *ceremony.instead[k] : ceremony.instances[k];
    const std::string_view line = (*found)[fixed + k];
    if (auto value = read_value(source, instance, line)) {
      values.push_back(std::move(*value));
    } else {
      outcome.fail({path, fixed + k + 1, form_of_value(source, instance), shown(line)});
      right = false;
    }
  }
  return right ? std::optional(std::move(values)) : std::nullopt;
}

Said describe_values(const std::vector<Beacon>& beacons, const Ceremony& ceremony) {
  if (ceremony.values.size() != beacons.size()) {
    return {"the values are not known, because seed.txt is not right",
            "die Werte sind nicht bekannt, weil seed.txt nicht stimmt"};
  }
  Said all;
  for (std::size_t k = 0; k < beacons.size(); ++k) {
    const Said one = describe_value(source_of(beacons, ceremony, k), ceremony.values[k]);
    all.english += (k == 0 ? "" : "; ") + one.english;
    all.german += (k == 0 ? "" : "; ") + one.german;
  }
  return all;
}

}  // namespace klero::verifier
