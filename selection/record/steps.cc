#include "selection/record/steps.h"

#include <algorithm>
#include <array>

namespace klero::selection {
namespace {

constexpr std::array<std::string_view, kPanelStep> kKinds = {
    "order", "frame",     "lot1-commit", "lot1-reveal", "lot1-seed", "invitations",
    "pool",  "portfolio", "lot2-commit", "lot2-reveal", "lot2-seed", "panel"};

constexpr std::string_view kCorrection = "correction";
constexpr std::string_view kVoid = "lot2-void";
constexpr std::string_view kLeavers = "leavers";
constexpr std::string_view kReplacement = "replacement";
constexpr std::string_view kDeletion = "deletion";
constexpr std::string_view kAnnulment = "annulment";

std::string folder_called(StepNumber number, std::string_view kind) {
  return step_digits(number) + "-" + std::string(kind);
}

bool is_called(std::string_view name, std::string_view kind) {
  return kind_of_folder(name) == kind && parse_step_folder(name).has_value();
}

// Whether a step of kind `next` comes after one of kind `before` in every draw that goes on; numbers
// tell the first lot from the second.
bool is_next(std::string_view before, std::string_view next) {
  if (next == kCorrection) {
    return before == "pool";
  }
  if (before == kCorrection) {
    return next == "portfolio";
  }
  if (next == kVoid) {
    return before == "lot2-reveal";
  }
  if (next == kLeavers) {
    return before == "panel" || before == kReplacement;
  }
  if (next == kReplacement) {
    return before == kLeavers;
  }
  const auto found = std::ranges::find(kKinds, next);
  return found != kKinds.end() && found != kKinds.begin() &&
         (*(found - 1) == before || (next == "lot2-commit" && before == kVoid));
}

bool may_end_after(std::string_view before) {
  return before == "panel" || before == kReplacement || before == kAnnulment;
}

}  // namespace

std::string step_digits(StepNumber number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string step_kind(StepNumber number, Course course) {
  if (course.corrected && number == kCorrectionStep) {
    return std::string(kCorrection);
  }
  const StepNumber portfolio = portfolio_step({});
  const StepNumber moved = course.corrected && number > kCorrectionStep ? number - 1 : number;
  if (moved > portfolio && moved <= portfolio + kLotSteps * course.voids) {
    const StepNumber place = (moved - portfolio - 1) % kLotSteps;
    return std::string(place == kLotSteps - 1 ? kVoid : kKinds.at(portfolio + place));
  }
  const StepNumber place = moved <= portfolio ? moved : moved - kLotSteps * course.voids;
  if (place <= kPanelStep) {
    return std::string(kKinds.at(place - 1));
  }
  return std::string(place % 2 == 1 ? kLeavers : kReplacement);
}

std::string step_folder(StepNumber number, Course course) {
  return folder_called(number, step_kind(number, course));
}

std::string_view kind_of_folder(std::string_view folder) {
  return folder.substr(std::min(folder.size(), std::size_t{3}));
}

std::string correction_folder() { return folder_called(kCorrectionStep, kCorrection); }

bool is_correction_folder(std::string_view name) { return is_called(name, kCorrection); }

std::string void_folder(StepNumber number) { return folder_called(number, kVoid); }

bool is_void_folder(std::string_view name) { return is_called(name, kVoid); }

std::string deletion_folder(StepNumber number) { return folder_called(number, kDeletion); }

bool is_deletion_folder(std::string_view name) { return is_called(name, kDeletion); }

std::string annulment_folder(StepNumber number) { return folder_called(number, kAnnulment); }

bool is_annulment_folder(std::string_view name) { return is_called(name, kAnnulment); }

bool may_follow(std::string_view before, std::string_view name) {
  const std::string_view last = kind_of_folder(before);
  const std::string_view next = kind_of_folder(name);
  if (next == kDeletion) {
    return may_end_after(last);
  }
  if (next == kAnnulment) {
    return last != kDeletion && last != kAnnulment;
  }
  return is_next(last, next);
}

std::optional<StepNumber> parse_step_folder(std::string_view name) {
  for (StepNumber number = kOrderStep; number <= kLastStep; ++number) {
    for (unsigned voids = 0; voids <= kMostVoids; ++voids) {
      if (step_folder(number, {.corrected = false, .voids = voids}) == name ||
          step_folder(number, {.corrected = true, .voids = voids}) == name) {
        return number;
      }
    }
    if (number > kOrderStep &&
        (annulment_folder(number) == name || deletion_folder(number) == name)) {
      return number;
    }
  }
  return std::nullopt;
}

bool is_collecting(std::string_view folder) {
  const std::string_view kind = kind_of_folder(folder);
  return kind == "invitations" || kind == kVoid || kind == "panel" || kind == kLeavers ||
         kind == kReplacement || kind == kAnnulment || kind == kDeletion;
}

}  // namespace klero::selection
