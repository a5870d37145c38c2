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
inline constexpr StepNumber kCorrectionStep = 8;  // where it stands, if the pool was corrected
inline constexpr StepNumber kPanelStep = 12;      // of a record without a correction and a void
inline constexpr StepNumber kLastStep = 99;

// So often the second lot may be voided; each time moves all later numbers by three.
inline constexpr unsigned kMostVoids = 5;
inline constexpr StepNumber kLotSteps = 3;

// What moves the numbers of later steps (rule 1.1): a correction of the pool by one, each void of the
// second lot by three.
struct Course {
  bool corrected = false;
  unsigned voids = 0;
};

// The steps of one lot (section 4).
struct LotSteps {
  unsigned lot;      // 1 or 2
  StepNumber base;   // the step before the lot; BASE is its checksum
  StepNumber commit;
  StepNumber reveal;
  StepNumber seed;    // of a lot that was voided: the void
};

inline constexpr LotSteps kLot1{1, 2, 3, 4, 5};

// The pool that counts: the correction, if there is one. And the portfolio made from it.
[[nodiscard]] constexpr StepNumber pool_step(Course course) {
  return course.corrected ? kCorrectionStep : kPoolStep;
}
[[nodiscard]] constexpr StepNumber portfolio_step(Course course) { return pool_step(course) + 1; }

// The second lot that counts, in a record of this course.
[[nodiscard]] constexpr LotSteps second_lot(Course course) {
  const StepNumber base = portfolio_step(course) + kLotSteps * course.voids;
  return {2, base, base + 1, base + 2, base + 3};
}

// "order", "frame", "lot1-commit", …; after the panel "leavers" and "replacement" in turn; of a
// record of this course. Requires 1 <= number <= 99.
[[nodiscard]] std::string step_kind(StepNumber number, Course course = {});

// "04", as names of steps begin.
[[nodiscard]] std::string step_digits(StepNumber number);

// "01-order", "02-frame", …; the same in every record up to step 07.
[[nodiscard]] std::string step_folder(StepNumber number, Course course = {});

// "lot2-reveal": a folder's name without its number.
[[nodiscard]] std::string_view kind_of_folder(std::string_view folder);

// "08-correction": the step that takes the place of the pool (rule 6.9).
[[nodiscard]] std::string correction_folder();
[[nodiscard]] bool is_correction_folder(std::string_view name);

// "11-lot2-void": the step that voids a second lot (rule 4.19).
[[nodiscard]] std::string void_folder(StepNumber number);
[[nodiscard]] bool is_void_folder(std::string_view name);

// "13-deletion": the step that may end a record (section 9a).
[[nodiscard]] std::string deletion_folder(StepNumber number);
[[nodiscard]] bool is_deletion_folder(std::string_view name);

// "04-annulment": the step that ends an attempt (section 9b), after any other.
[[nodiscard]] std::string annulment_folder(StepNumber number);
[[nodiscard]] bool is_annulment_folder(std::string_view name);

// Whether the step `name`, its number being the next, may stand after the step `before`.
[[nodiscard]] bool may_follow(std::string_view before, std::string_view name);

// The number of the step whose folder is called `name`; none if no step is called so.
[[nodiscard]] std::optional<StepNumber> parse_step_folder(std::string_view name);

// Whether a step lists the evidence of all steps before it that none has collected (rule 1.6).
[[nodiscard]] bool is_collecting(std::string_view folder);

}  // namespace klero::selection
