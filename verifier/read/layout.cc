#include "verifier/read/layout.h"

#include <algorithm>
#include <array>

#include "crypto/base/text.h"
#include "verifier/read/evidence_name.h"

namespace klero::verifier {
namespace {

struct KnownStep {
  StepKind kind;
  std::string_view name;
};

constexpr std::array<KnownStep, kPanelStep> kSteps{{
    {StepKind::kOrder, "order"},
    {StepKind::kFrame, "frame"},
    {StepKind::kCommit, "lot1-commit"},
    {StepKind::kReveal, "lot1-reveal"},
    {StepKind::kSeed, "lot1-seed"},
    {StepKind::kInvitations, "invitations"},
    {StepKind::kPool, "pool"},
    {StepKind::kPortfolio, "portfolio"},
    {StepKind::kCommit, "lot2-commit"},
    {StepKind::kReveal, "lot2-reveal"},
    {StepKind::kSeed, "lot2-seed"},
    {StepKind::kPanel, "panel"},
}};

constexpr KnownStep kCorrectionStep{StepKind::kCorrection, "correction"};
constexpr KnownStep kVoidStep{StepKind::kVoid, "lot2-void"};
constexpr KnownStep kLeaversStep{StepKind::kLeavers, "leavers"};
constexpr KnownStep kReplacementStep{StepKind::kReplacement, "replacement"};

KnownStep known_step(unsigned number, Course course) {
  if (course.corrected && number > kPoolStep) {
    return number == kPoolStep + 1 ? kCorrectionStep
                                   : known_step(number - 1, {.corrected = false, .voids = course.voids});
  }
  const unsigned repeated = kSecondLotStep + kLotSteps * course.voids;  // where the lot that counts begins
  if (number >= kSecondLotStep && number < repeated) {
    const unsigned place = (number - kSecondLotStep) % kLotSteps;
    return place == kLotSteps - 1 ? kVoidStep : kSteps.at(kSecondLotStep - 1 + place);
  }
  const unsigned place = number < kSecondLotStep ? number : number - kLotSteps * course.voids;
  if (place <= kPanelStep) {
    return kSteps.at(place - 1);
  }
  return place % 2 == 1 ? kLeaversStep : kReplacementStep;
}

std::string two_digits(unsigned number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_by_order(StepKind kind, std::string_view name) {
  const auto files = files_by_order(kind);
  return std::any_of(files.begin(), files.end(),
                     [&](const FileByOrder& file) { return file.name == name; });
}

}  // namespace

StepKind kind_of_step(unsigned number, Course course) { return known_step(number, course).kind; }

std::string name_of_step(unsigned number, Course course) {
  return two_digits(number) + "-" + std::string(known_step(number, course).name);
}

std::string name_of_deletion(unsigned number) { return two_digits(number) + "-deletion"; }

std::string name_of_annulment(unsigned number) { return two_digits(number) + "-annulment"; }

std::optional<StepName> read_step_name(std::string_view name) {
  for (unsigned number = 1; number <= kLastStep; ++number) {
    for (unsigned moves = 0; moves < 2 * (kMostVoids + 1); ++moves) {
      const Course course{.corrected = moves % 2 == 1, .voids = moves / 2};
      if (name == name_of_step(number, course)) {
        return StepName{number, kind_of_step(number, course)};
      }
    }
    if (number > 1 && name == name_of_annulment(number)) {
      return StepName{number, StepKind::kAnnulment};
    }
    // The first that can be is the one behind an annulment of the order.
    if (number > 2 && name == name_of_deletion(number)) {
      return StepName{number, StepKind::kDeletion};
    }
  }
  return std::nullopt;
}

bool may_follow(StepKind last, StepKind next) {
  using enum StepKind;
  switch (next) {
    case kOrder:
      return false;
    case kFrame:
      return last == kOrder;
    case kCommit:
      return last == kFrame || last == kPortfolio || last == kVoid;
    case kReveal:
      return last == kCommit;
    case kSeed:
    case kVoid:
      return last == kReveal;
    case kInvitations:
    case kPanel:
      return last == kSeed;
    case kPool:
      return last == kInvitations;
    case kCorrection:
      return last == kPool;
    case kPortfolio:
      return last == kPool || last == kCorrection;
    case kLeavers:
      return last == kPanel || last == kReplacement;
    case kReplacement:
      return last == kLeavers;
    case kAnnulment:
      return last != kAnnulment && last != kDeletion;
    case kDeletion:
      break;
  }
  return last == kPanel || last == kReplacement || last == kAnnulment;
}

bool is_cosigned(StepKind kind) {
  return kind != StepKind::kOrder && kind != StepKind::kInvitations &&
         kind != StepKind::kAnnulment && kind != StepKind::kDeletion;
}

bool is_closing(StepKind kind) {
  return kind == StepKind::kReveal || kind == StepKind::kLeavers;
}

bool is_collecting(StepKind kind) {
  using enum StepKind;
  return kind == kInvitations || kind == kVoid || kind == kPanel || kind == kLeavers ||
         kind == kReplacement || kind == kAnnulment || kind == kDeletion;
}

std::vector<std::string> mandatory_files(StepKind kind) {
  switch (kind) {
    case StepKind::kOrder:
      return {"SHA256SUMS", "order.html", "order.json"};
    case StepKind::kFrame:
      return {"SHA256SUMS", "frame.json", "strata.tsv"};
    case StepKind::kCommit:
    case StepKind::kReveal:
      return {"SHA256SUMS", "slots.tsv"};
    case StepKind::kSeed:
      return {"SHA256SUMS", "seed.txt"};
    case StepKind::kVoid:
      return {"SHA256SUMS", "void.json"};
    case StepKind::kInvitations:
      return {"SHA256SUMS", "invitations.tsv"};
    case StepKind::kPool:
      return {"SHA256SUMS", "margins.tsv", "pool.tsv", "post.tsv"};
    case StepKind::kCorrection:
      return {"SHA256SUMS", "correction.json", "margins.tsv", "pool.tsv", "post.tsv"};
    case StepKind::kPortfolio:
      return {"SHA256SUMS", "chances.tsv", "panels.tsv", "relaxation.json"};
    case StepKind::kPanel:
      return {"SHA256SUMS", "draw.tsv", "panel.tsv"};
    case StepKind::kLeavers:
      return {"SHA256SUMS", "leavers.tsv", "reasons.tsv"};
    case StepKind::kReplacement:
      return {"SHA256SUMS", "panel.tsv", "seed.txt", "swaps.tsv"};
    case StepKind::kAnnulment:
      return {"SHA256SUMS", "annulment.json"};
    case StepKind::kDeletion:
      return {"SHA256SUMS", "deletion.json"};
  }
  return {};
}

std::vector<FileByOrder> files_by_order(StepKind kind) {
  using enum FileCondition;
  switch (kind) {
    case StepKind::kFrame:
      return {{"excluded.tsv", kExclusions}};
    case StepKind::kInvitations:
      return {{"second-wave.tsv", kSecondWave}, {"skipped.tsv", kHousehold}};
    case StepKind::kPool:
      return {{"bits.tsv", kSealedFeature},
              {"commitments.tsv", kSealedFeature},
              {"totals.tsv", kSealedFeature}};
    case StepKind::kCorrection:
      return {{"bits.tsv", kSealedFeature}, {"commitments.tsv", kSealedFeature}};
    case StepKind::kPortfolio:
      return {{"certificate.tsv", kOpen}, {"infeasible.tsv", kOpen}};
    case StepKind::kPanel:
      return {{"openings.tsv", kCommitted},
              {"quotas.tsv", kSealedFeature},
              {"totals.tsv", kSealedFeature}};
    case StepKind::kReplacement:
      return {{"quotas.tsv", kSealedFeature}, {"skips.tsv", kSealedFeature}};
    default:
      return {};
  }
}

bool is_small_table(std::string_view name) {
  return name == "certificate.tsv" || name == "infeasible.tsv";
}

FileForm form_of_file(StepKind kind, std::string_view name) {
  const bool optional = (kind == StepKind::kFrame && stratum_of_file(name)) ||
                        is_by_order(kind, name) ||
                        ((kind == StepKind::kCommit || kind == StepKind::kReveal) &&
                         slot_of_file(name, ".txt"));
  if (kind == StepKind::kCommit && slot_of_file(name, ".sig")) {
    return FileForm::kSignature;
  }
  if (!optional && !contains(mandatory_files(kind), name)) {
    return FileForm::kUnknown;
  }
  if (name == "SHA256SUMS") {
    return FileForm::kSums;
  }
  if (name.ends_with(".tsv")) {
    return FileForm::kTable;
  }
  return name.ends_with(".json") ? FileForm::kDocument : FileForm::kText;
}

FileForm form_of_evidence(std::string_view name) {
  if (name.ends_with(".sig")) {
    return FileForm::kSignature;
  }
  return read_evidence_name(name) ? FileForm::kEvidence : FileForm::kUnknown;
}

std::optional<unsigned> slot_of_file(std::string_view name, std::string_view ending) {
  constexpr std::string_view kPrefix = "slot-";
  if (!name.starts_with(kPrefix) || !name.ends_with(ending) ||
      name.size() < kPrefix.size() + ending.size()) {
    return std::nullopt;
  }
  const auto digits = name.substr(kPrefix.size(), name.size() - kPrefix.size() - ending.size());
  const auto number = crypto::parse_uint(digits);
  if (!number || *number < 1 || *number > 99) {
    return std::nullopt;
  }
  return static_cast<unsigned>(*number);
}

std::optional<std::uint32_t> stratum_of_file(std::string_view name) {
  constexpr std::string_view kPrefix = "leaves-";
  constexpr std::string_view kEnding = ".tsv";
  if (name.size() != kPrefix.size() + 4 + kEnding.size() || !name.starts_with(kPrefix) ||
      !name.ends_with(kEnding)) {
    return std::nullopt;
  }
  std::uint32_t number = 0;
  for (const char c : name.substr(kPrefix.size(), 4)) {
    if (c < '0' || c > '9') {
      return std::nullopt;
    }
    number = number * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return number == 0 ? std::nullopt : std::optional(number);
}

std::string leaves_file(std::uint32_t stratum) {
  const std::string digits = std::to_string(stratum);
  return "leaves-" + std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits + ".tsv";
}

}  // namespace klero::verifier
