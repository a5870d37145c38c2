#include "selection/record/steps.h"

#include <array>

namespace klero::selection {
namespace {

constexpr std::array<std::string_view, kPanelStep> kKinds = {
    "order", "frame",     "lot1-commit", "lot1-reveal", "lot1-seed", "invitations",
    "pool",  "portfolio", "lot2-commit", "lot2-reveal", "lot2-seed", "panel"};

constexpr const char* kDeletion = "-deletion";
constexpr const char* kAnnulment = "-annulment";

bool is_ending(std::string_view name, const char* kind) {
  return name.ends_with(kind) && parse_step_folder(name).has_value();
}

}  // namespace

std::string step_digits(StepNumber number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

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
  return step_digits(number) + "-" + step_kind(number);
}

std::string deletion_folder(StepNumber number) { return step_digits(number) + kDeletion; }

bool is_deletion_folder(std::string_view name) { return is_ending(name, kDeletion); }

std::string annulment_folder(StepNumber number) { return step_digits(number) + kAnnulment; }

bool is_annulment_folder(std::string_view name) { return is_ending(name, kAnnulment); }

bool may_follow(std::string_view before, std::string_view name) {
  if (is_deletion_folder(before)) {
    return false;
  }
  if (!is_deletion_folder(name)) {
    return !is_annulment_folder(before);
  }
  const StepNumber last = parse_step_folder(before).value_or(0);
  return is_annulment_folder(before) || (last >= kPanelStep && step_kind(last) != "leavers");
}

std::optional<StepNumber> parse_step_folder(std::string_view name) {
  for (StepNumber number = kOrderStep; number <= kLastStep; ++number) {
    if (step_folder(number) == name ||
        (number > kOrderStep && (annulment_folder(number) == name || deletion_folder(number) == name))) {
      return number;
    }
  }
  return std::nullopt;
}

std::optional<StepRange> collected_steps(std::string_view folder) {
  const StepNumber number = parse_step_folder(folder).value_or(0);
  const bool annuls = is_annulment_folder(folder);
  if (number == 0 || number == kOrderStep) {
    return std::nullopt;
  }
  if (number > kPanelStep || is_deletion_folder(folder)) {
    return StepRange{number - 1, number - 1};
  }
  if (number == kInvitationsStep || (annuls && number < kInvitationsStep)) {
    return StepRange{kOrderStep, number - 1};
  }
  if (number == kPanelStep || annuls) {
    return StepRange{kInvitationsStep, number - 1};
  }
  return std::nullopt;
}

}  // namespace klero::selection
