#include "verifier/checks/ceremony.h"

namespace klero::verifier {

std::size_t ceremony_of_pair(std::size_t pair) { return kMostLots + 1 + pair; }

std::optional<std::size_t> pair_of_ceremony(std::size_t ceremony) {
  return ceremony <= kMostLots ? std::nullopt : std::optional(ceremony - kMostLots - 1);
}

unsigned closing_step(const Examination& x, std::size_t ceremony) {
  if (const auto pair = pair_of_ceremony(ceremony)) {
    return x.scan.panel_step() + 1 + 2 * static_cast<unsigned>(*pair);
  }
  return commit_step(x, ceremony) + 1;
}

bool has_seed_step(const Examination& x, std::size_t ceremony) {
  const ScannedStep* step = x.scan.step(closing_step(x, ceremony) + 1);
  return step != nullptr &&
         (step->kind == StepKind::kSeed || step->kind == StepKind::kReplacement);
}

Ceremony& ceremony_of(Examination& x, std::size_t ceremony) {
  const auto pair = pair_of_ceremony(ceremony);
  return pair ? x.pairs[*pair].ceremony : x.lots[ceremony - 1].ceremony;
}

const std::vector<Beacon>& beacons_of(const Order& order, std::size_t ceremony) {
  return ceremony <= kMostLots ? order.beacons : order.replacement_beacons;
}

std::string_view close_rule(std::size_t ceremony) { return ceremony <= kMostLots ? "4.8" : "9.9"; }

const ScannedFile* evidence_file(const Examination& x, unsigned step, std::string_view name) {
  const ScannedFolder* folder = x.scan.evidence_of(step);
  return folder == nullptr ? nullptr : folder->find(name);
}

std::string evidence_path(const Examination& x, unsigned step, std::string_view name) {
  return "evidence/" + name_in_record(x, step) + "/" + std::string(name);
}

}  // namespace klero::verifier
