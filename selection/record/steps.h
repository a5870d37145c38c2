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

// "04", as names of steps begin.
[[nodiscard]] std::string step_digits(StepNumber number);

// "01-order", "02-frame", …
[[nodiscard]] std::string step_folder(StepNumber number);

// "13-deletion": the step that may end a record (section 9a).
[[nodiscard]] std::string deletion_folder(StepNumber number);
[[nodiscard]] bool is_deletion_folder(std::string_view name);

// "04-annulment": the step that ends an attempt (section 9b), after any other.
[[nodiscard]] std::string annulment_folder(StepNumber number);
[[nodiscard]] bool is_annulment_folder(std::string_view name);

// Whether a folder of one of these two names may stand after the step `before`: an annulment after
// every step, a deletion after step 12, a replacement or an annulment; nothing after a deletion,
// and nothing but a deletion after an annulment.
[[nodiscard]] bool may_follow(std::string_view before, std::string_view name);

// The number of the step whose folder is called `name`; none if no step is called so.
[[nodiscard]] std::optional<StepNumber> parse_step_folder(std::string_view name);

// The steps whose evidence the step `folder` lists (rule 1.6): 6 -> {1, 5}, 12 -> {6, 11}, a later
// step n, and a deletion, -> {n - 1, n - 1}; an annulment all that no step has collected; none for
// the others.
struct StepRange {
  StepNumber first;
  StepNumber last;
};
[[nodiscard]] std::optional<StepRange> collected_steps(std::string_view folder);

}  // namespace klero::selection
