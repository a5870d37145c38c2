#include "selection/record/steps.h"

#include <array>

namespace klero::selection {
namespace {

constexpr std::array<std::string_view, kPanelStep> kKinds = {
    "order", "frame",     "lot1-commit", "lot1-reveal", "lot1-seed", "invitations",
    "pool",  "portfolio", "lot2-commit", "lot2-reveal", "lot2-seed", "panel"};

constexpr const char* kDeletion = "-deletion";

std::string two_digits(StepNumber number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

bool may_be_deletion(StepNumber number) {
  return number >= kFirstLeaversStep && number % 2 == 1;
}

}  // namespace

std::optional<LotSteps> lot_of_step(StepNumber number) {
  for (const LotSteps& lot : {kLot1, kLot2}) {
    if (number >= lot.commit && number <= lot.seed) {
      return lot;
    }
  }
  return std::nullopt;
}

std::string step_kind(StepNumber number) {
  if (number <= kPanelStep) {
    return std::string(kKinds.at(number - 1));
  }
  return number % 2 == 1 ? "leavers" : "replacement";
}

std::string step_folder(StepNumber number) {
  return two_digits(number) + "-" + step_kind(number);
}

std::string deletion_folder(StepNumber number) { return two_digits(number) + kDeletion; }

bool is_deletion_folder(std::string_view name) {
  return name.ends_with(kDeletion) && parse_step_folder(name).has_value();
}

std::optional<StepNumber> parse_step_folder(std::string_view name) {
  for (StepNumber number = kOrderStep; number <= kLastStep; ++number) {
    if (step_folder(number) == name || (may_be_deletion(number) && deletion_folder(number) == name)) {
      return number;
    }
  }
  return std::nullopt;
}

std::optional<StepRange> collected_steps(StepNumber number) {
  if (number == kInvitationsStep) {
    return StepRange{kOrderStep, kLot1.seed};
  }
  if (number == kPanelStep) {
    return StepRange{kInvitationsStep, kLot2.seed};
  }
  if (number > kPanelStep) {
    return StepRange{number - 1, number - 1};
  }
  return std::nullopt;
}

}  // namespace klero::selection
