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

constexpr unsigned kInvitationsStep = 6;

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

StepKind kind_of_step(unsigned number) {
  if (number <= kPanelStep) {
    return kSteps.at(number - 1).kind;
  }
  return number % 2 == 1 ? StepKind::kLeavers : StepKind::kReplacement;
}

std::string name_of_step(unsigned number) {
  std::string name = two_digits(number) + "-";
  if (number <= kPanelStep) {
    name += kSteps.at(number - 1).name;
  } else {
    name += number % 2 == 1 ? "leavers" : "replacement";
  }
  return name;
}

std::string name_of_deletion(unsigned number) { return two_digits(number) + "-deletion"; }

std::string name_of_annulment(unsigned number) { return two_digits(number) + "-annulment"; }

std::optional<StepName> read_step_name(std::string_view name) {
  for (unsigned number = 1; number <= kLastStep; ++number) {
    if (name == name_of_step(number)) {
      return StepName{number, kind_of_step(number)};
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
  if (last == StepKind::kDeletion) {
    return false;
  }
  if (next == StepKind::kDeletion) {
    return last == StepKind::kPanel || last == StepKind::kReplacement ||
           last == StepKind::kAnnulment;
  }
  return last != StepKind::kAnnulment;
}

bool is_cosigned(StepKind kind) {
  return kind != StepKind::kOrder && kind != StepKind::kInvitations &&
         kind != StepKind::kAnnulment && kind != StepKind::kDeletion;
}

bool is_closing(StepKind kind) {
  return kind == StepKind::kReveal || kind == StepKind::kLeavers;
}

std::optional<StepRange> collects(unsigned number, StepKind kind) {
  if (kind == StepKind::kDeletion || number > kPanelStep) {
    return StepRange{number - 1, number - 1};
  }
  if (kind == StepKind::kAnnulment) {
    return StepRange{number > kInvitationsStep ? kInvitationsStep : 1, number - 1};
  }
  if (number == kInvitationsStep) {
    return StepRange{1, number - 1};
  }
  if (number == kPanelStep) {
    return StepRange{kInvitationsStep, number - 1};
  }
  return std::nullopt;
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
    case StepKind::kInvitations:
      return {"SHA256SUMS", "invitations.tsv"};
    case StepKind::kPool:
      return {"SHA256SUMS", "margins.tsv", "pool.tsv"};
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
    case StepKind::kPool:
      return {{"bits.tsv", kSealedFeature},
              {"commitments.tsv", kSealedFeature},
              {"totals.tsv", kSealedFeature}};
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
