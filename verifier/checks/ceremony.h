// The ceremonies of a record: what has a close, beacons and a seed. First the lots, numbered as
// Examination::lots, then, from kMostLots + 1 on, the pairs of leavers and replacement.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "verifier/checks/examination.h"

namespace klero::verifier {

[[nodiscard]] std::size_t ceremony_of_pair(std::size_t pair);
// nullopt for a lot.
[[nodiscard]] std::optional<std::size_t> pair_of_ceremony(std::size_t ceremony);

// The step that is closed: the reveals of a lot, a list of leavers. The seed is in the next.
[[nodiscard]] unsigned closing_step(const Examination& x, std::size_t ceremony);

// Whether the step with the seed is there.
[[nodiscard]] bool has_seed_step(const Examination& x, std::size_t ceremony);

[[nodiscard]] Ceremony& ceremony_of(Examination& x, std::size_t ceremony);
[[nodiscard]] const std::vector<Beacon>& beacons_of(const Order& order, std::size_t ceremony);

// "4.8" for a lot, "9.9" for a replacement: the rule about its close.
[[nodiscard]] std::string_view close_rule(std::size_t ceremony);

// A file of the evidence of a step; nullptr if it is not there.
[[nodiscard]] const ScannedFile* evidence_file(const Examination& x, unsigned step,
                                               std::string_view name);
// "evidence/04-lot1-reveal/close.txt"
[[nodiscard]] std::string evidence_path(const Examination& x, unsigned step, std::string_view name);

}  // namespace klero::verifier
