#include "verifier/checks/examination.h"

#include "crypto/base/text.h"
#include "verifier/read/document_limits.h"

namespace klero::verifier {
namespace {

std::string header(std::initializer_list<std::string_view> columns) {
  std::string text;
  for (const std::string_view column : columns) {
    text += (text.empty() ? "" : "\t") + std::string(column);
  }
  return text;
}

std::optional<std::string> frame_header(const Examination& x, std::string_view name) {
  if (name == "excluded.tsv") {
    return header({"reason", "people"});
  }
  if (name != "strata.tsv") {
    return "leaf";
  }
  if (!x.order) {
    return std::nullopt;
  }
  std::string text = "stratum";
  for (const StratumColumn& column : x.order->strata) {
    text += "\t" + column.name;
  }
  return text + "\tpeople\tletters" + (x.order->second_wave ? "\tsecond" : "");
}

std::optional<std::string> invitations_header(const Examination& x) {
  if (!x.order) {
    return std::nullopt;
  }
  return x.order->household ? header({"stratum", "ticket", "leaf", "tag", "inner"})
                            : header({"stratum", "ticket", "leaf"});
}

std::optional<std::string> pool_header(const Examination& x, std::string_view name) {
  if (name == "margins.tsv") {
    return header({"feature", "category", "people"});
  }
  if (name == "post.tsv") {
    return header({"outcome", "letters"});
  }
  if (name == "totals.tsv") {
    return header({"feature", "category", "people", "proof"});
  }
  if (name == "commitments.tsv" || name == "bits.tsv") {
    return header(
        {"row", "feature", "category", name == "bits.tsv" ? "proof" : "commitment"});
  }
  if (!x.order) {
    return std::nullopt;
  }
  std::string text = "leaf";
  for (const Feature& feature : x.order->features) {
    text += feature.column && !feature.sealed ? "\t" + feature.name : "";
  }
  return text;
}

std::optional<std::string> portfolio_header(const Examination& x, std::string_view name) {
  if (is_small_table(name)) {
    return header({"item", "number", "node", "kind", "index", "value"});
  }
  if (!x.order) {
    return std::nullopt;
  }
  if (name == "panels.tsv") {
    return x.order->committed ? header({"panel", "root"}) : header({"panel", "rows"});
  }
  return x.order->committed ? header({"panels", "hash"}) : header({"row", "panels"});
}

std::string panel_header(std::string_view name) {
  if (name == "quotas.tsv") {
    return header({"panel", "feature", "category", "proof"});
  }
  if (name == "totals.tsv") {
    return header({"feature", "category", "people", "proof"});
  }
  if (name == "draw.tsv") {
    return header({"rank", "panel", "ticket"});
  }
  return name == "openings.tsv" ? header({"panel", "row", "salt"}) : header({"row", "leaf"});
}

std::string replacement_header(std::string_view name) {
  if (name == "quotas.tsv") {
    return header({"leaver", "feature", "category", "proof"});
  }
  if (name == "skips.tsv") {
    return header({"leaver", "candidate", "bounds", "proof"});
  }
  return name == "swaps.tsv" ? header({"leaver", "candidate", "bounds"}) : header({"row", "leaf"});
}

}  // namespace

unsigned number_of_lot(std::size_t lot) { return lot == 1 ? 1 : 2; }

unsigned commit_step(const Examination& x, std::size_t lot) {
  return lot == 1 ? kFirstLotStep
                  : x.scan.portfolio_step() + 1 + kLotSteps * static_cast<unsigned>(lot - 2);
}

std::string name_of_lot(const Examination& x, std::size_t lot) {
  return "lot " + std::to_string(number_of_lot(lot)) +
         (x.is_voided(lot) ? ", voided in " + x.scan.expected_name(commit_step(x, lot) + 2) : "");
}

unsigned Examination::lot_step(unsigned place) const { return commit_step(*this, group) + place; }

unsigned Examination::pair_step(unsigned place) const {
  return scan.panel_step() + 1 + 2 * static_cast<unsigned>(group) + place;
}

std::string name_in_record(const Examination& x, unsigned step) {
  return x.scan.step(step) == nullptr ? x.scan.expected_name(step) : x.scan.step(step)->name;
}

std::optional<std::string> expected_header(const Examination& x, unsigned step,
                                           std::string_view name) {
  const ScannedStep* folder = x.scan.step(step);
  switch (folder == nullptr ? kind_of_step(step, x.scan.course()) : folder->kind) {
    case StepKind::kFrame:
      return frame_header(x, name);
    case StepKind::kCommit:
    case StepKind::kReveal:
      return header({"slot", "state"});
    case StepKind::kInvitations:
      return invitations_header(x);
    case StepKind::kPool:
    case StepKind::kCorrection:
      return pool_header(x, name);
    case StepKind::kPortfolio:
      return portfolio_header(x, name);
    case StepKind::kPanel:
      return panel_header(name);
    case StepKind::kLeavers:
      return name == "leavers.tsv" ? header({"row", "leaf"}) : header({"reason", "people"});
    case StepKind::kReplacement:
      return replacement_header(name);
    default:
      return std::nullopt;
  }
}

const ScannedFile* usable_file(const Examination& x, unsigned step, std::string_view name,
                               Outcome& outcome) {
  const ScannedStep* folder = x.scan.step(step);
  if (folder == nullptr) {
    outcome.blocked("1.2", path_of(x, step, name));
    return nullptr;
  }
  return usable_file(*folder, name, outcome);
}

const ScannedFile* usable_file(const ScannedStep& step, std::string_view name, Outcome& outcome) {
  const ScannedFile* file = step.find(name);
  if (file == nullptr) {
    outcome.blocked("1.2", step.name + "/" + std::string(name));
    return nullptr;
  }
  if (!file->unreadable.empty()) {
    outcome.error(file->unreadable);
    return nullptr;
  }
  if (!file->broken_rule().empty()) {
    outcome.blocked(file->broken_rule(), file->path);
    return nullptr;
  }
  return file;
}

bool visit_table(const Examination& x, unsigned step, std::string_view name, Outcome& outcome,
                 const std::function<bool(const Row&)>& visit) {
  const ScannedFile* file = usable_file(x, step, name, outcome);
  if (file == nullptr) {
    return false;
  }
  const auto expected = expected_header(x, step, name);
  if (!expected) {
    outcome.blocked("2.2");
    return false;
  }
  if (file->header != *expected) {
    outcome.blocked("1.9", file->path);
    return false;
  }
  visit_rows(x.folder, path_of(x, step, name), visit);
  return true;
}

std::optional<crypto::Digest> cited_checksum(const Examination& x, unsigned step,
                                             Outcome& outcome) {
  const ScannedStep* cited = x.scan.step(step - 1);
  if (x.broken_links.contains(step) || cited == nullptr || !cited->checksum) {
    outcome.blocked("1.5", name_in_record(x, step));
    return std::nullopt;
  }
  return cited->checksum;
}

std::optional<crypto::Digest> digest_field(const std::string& path, const Row& row,
                                           std::size_t field, Outcome& outcome) {
  const auto digest = crypto::digest_from_hex(row.fields[field]);
  if (!digest) {
    outcome.fail({path, row.line, "64 digits 0-9 a-f", shown(row.fields[field])});
  }
  return digest;
}

std::optional<std::uint64_t> integer_field(const std::string& path, const Row& row,
                                           std::size_t field, std::uint64_t least,
                                           std::uint64_t most, Outcome& outcome) {
  const auto value = read_integer(row.fields[field]);
  if (!value || *value < least || *value > most) {
    outcome.fail({path, row.line,
                  most == kMaxInteger
                      ? "an integer of at least " + std::to_string(least)
                      : "an integer from " + std::to_string(least) + " to " + std::to_string(most),
                  shown(row.fields[field])});
    return std::nullopt;
  }
  return value;
}

std::string path_of(const Examination& x, unsigned step, std::string_view name) {
  return x.scan.expected_name(step) + "/" + std::string(name);
}

std::string path_of(unsigned step, std::string_view name) {
  return name_of_step(step) + "/" + std::string(name);
}

}  // namespace klero::verifier
