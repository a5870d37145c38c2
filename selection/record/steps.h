// The sequence of steps and the names of their folders: docs/protocol.md, rule 1.1.

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace klero::selection {

using StepNumber = unsigned;  // 1..99

inline constexpr StepNumber kOrderStep = 1;
inline constexpr StepNumber kFrameStep = 2;
inline constexpr StepNumber kInvitationsStep = 6;
inline constexpr StepNumber kPoolStep = 7;
inline constexpr StepNumber kPortfolioStep = 8;
inline constexpr StepNumber kPanelStep = 12;
inline constexpr StepNumber kFirstLeaversStep = 13;
inline constexpr StepNumber kLastStep = 99;

// The steps of one lot (section 4).
struct LotSteps {
  unsigned lot;      // 1 or 2
  StepNumber base;   // the step before the lot; BASE is its checksum
  StepNumber commit;
  StepNumber reveal;
  StepNumber seed;
};

inline constexpr LotSteps kLot1{1, 2, 3, 4, 5};
inline constexpr LotSteps kLot2{2, 8, 9, 10, 11};

// The lot to which step `number` belongs, or none.
[[nodiscard]] std::optional<LotSteps> lot_of_step(StepNumber number);

// "order", "frame", "lot1-commit", …; from 13 on "leavers" (odd) and "replacement" (even).
// Requires 1 <= number <= 99.
[[nodiscard]] std::string step_kind(StepNumber number);

// "01-order", "02-frame", …
[[nodiscard]] std::string step_folder(StepNumber number);

// "13-deletion", "15-deletion", …: the step that may end a record, in the place of a list of leavers
// (section 9a). Requires an odd number from 13 on.
[[nodiscard]] std::string deletion_folder(StepNumber number);
[[nodiscard]] bool is_deletion_folder(std::string_view name);

// The number of the step whose folder is called `name`; none if no step is called so.
[[nodiscard]] std::optional<StepNumber> parse_step_folder(std::string_view name);

// The steps whose evidence step `number` lists (rule 1.6): 6 -> {1, 5}, 12 -> {6, 11}, a later
// step n -> {n - 1, n - 1}; none for the others.
struct StepRange {
  StepNumber first;
  StepNumber last;
};
[[nodiscard]] std::optional<StepRange> collected_steps(StepNumber number);

}  // namespace klero::selection
