#include "verifier/checks/section_1_record.h"

#include <algorithm>

#include "crypto/base/bytes.h"
#include "crypto/base/text.h"
#include "verifier/checks/examination.h"
#include "verifier/rebuild/exclusions.h"

namespace klero::verifier {
namespace {

using crypto::ChecksumLine;

constexpr std::string_view kSums = "SHA256SUMS";

std::string sums_path(const ScannedStep& step) { return step.name + "/" + std::string(kSums); }

std::string chain_path(const Examination& x, const ScannedStep& step) {
  return "../" + name_in_record(x, step.number - 1) + "/" + std::string(kSums);
}

// The list of a step; nullptr, with `outcome` blocked, if it cannot be read.
const std::vector<ChecksumLine>* sums_of(const Examination& x, const ScannedStep& step,
                                         Outcome& outcome) {
  return usable_file(x, step.number, kSums, outcome) != nullptr && step.sums ? &*step.sums
                                                                             : nullptr;
}

// The line of a path; nullptr if there is none. The list is ascending by path (rule 1.3).
const ChecksumLine* find_line(const std::vector<ChecksumLine>& sums, std::string_view path) {
  const auto found = std::lower_bound(
      sums.begin(), sums.end(), path,
      [](const ChecksumLine& line, std::string_view wanted) { return line.path < wanted; });
  return found == sums.end() || found->path != path ? nullptr : &*found;
}

// "../evidence/03-lot1-commit/office.sig" as folder and name.
struct EvidencePath {
  unsigned step = 0;
  std::string_view folder;
  std::string_view name;
};

std::optional<EvidencePath> read_evidence_path(const Examination& x, std::string_view path) {
  const auto pieces = crypto::split(path, '/');
  if (pieces.size() != 4 || pieces[0] != ".." || pieces[1] != "evidence") {
    return std::nullopt;
  }
  const auto step = read_step_name(pieces[2]);
  return step && pieces[2] == name_in_record(x, step->number)
             ? std::optional(EvidencePath{step->number, pieces[2], pieces[3]})
             : std::nullopt;
}

bool may_collect(const Examination& x, const ScannedStep& step, const EvidencePath& path) {
  const unsigned first = x.scan.collects_from(step);
  return first != 0 && first <= path.step && path.step < step.number;
}

// Whether the order is such that a file with this condition must be there, and the words for it.
struct Demand {
  bool wanted = false;
  std::string_view because;
};

Demand demand_of(const Order& order, FileCondition condition) {
  if (condition == FileCondition::kSealedFeature) {
    const bool sealed = has_sealed_feature(order);
    return {sealed, sealed ? "because a feature is sealed" : "because no feature is sealed"};
  }
  if (condition == FileCondition::kExclusions) {
    const bool excludes = has_exclusions(order);
    return {excludes, excludes ? "because the order excludes people for more than their age"
                               : "because the order excludes people only for their age"};
  }
  if (condition == FileCondition::kSecondWave) {
    const bool wave = order.second_wave.has_value();
    return {wave, wave ? "because the order has a second wave" : "because the order has no second wave"};
  }
  if (condition == FileCondition::kHousehold) {
    const bool household = order.household.has_value();
    return {household, household ? "because the order has a rule for households"
                                 : "because the order has no rule for households"};
  }
  return {order.committed == (condition == FileCondition::kCommitted),
          order.committed ? "because the form is committed" : "because the form is open"};
}

// Files that are there exactly if the order is such.
void check_files_by_order(const Examination& x, const ScannedStep& step, Outcome& outcome) {
  for (const FileByOrder& file : files_by_order(step.kind)) {
    if (!x.order) {
      outcome.blocked("2.2");
      return;
    }
    const bool there = step.find(file.name) != nullptr;
    const Demand demand = demand_of(*x.order, file.condition);
    if (there != demand.wanted) {
      outcome.fail({step.name + "/" + std::string(file.name), 0,
                    std::string(demand.wanted ? "the file, " : "no such file, ") +
                        std::string(demand.because),
                    there ? "the file" : "no such file"});
    }
  }
}

// A line of SHA256SUMS that names neither a file of the step, nor the chain, nor evidence.
std::optional<std::string> wrong_path(const Examination& x, const ScannedStep& step,
                                      const std::string& path) {
  if (path.find('/') == std::string::npos) {
    if (path == kSums || step.find(path) == nullptr) {
      return "a file of the step";
    }
    return std::nullopt;
  }
  if (step.number > 1 && path == chain_path(x, step)) {
    return std::nullopt;
  }
  const auto evidence = read_evidence_path(x, path);
  if (evidence && may_collect(x, step, *evidence)) {
    return std::nullopt;
  }
  return "a file of the step, the list of the step before, or evidence that this step collects";
}

void compare_digest(const ChecksumLine& line, const std::string& list,
                    std::uint64_t number, const ScannedFile* file, std::string_view absent_rule,
                    Outcome& outcome) {
  const bool of_evidence = file != nullptr && file->path.starts_with("evidence/");
  if (file == nullptr) {
    outcome.blocked(absent_rule, list);
  } else if (file->form == FileForm::kUnknown) {
    outcome.blocked(of_evidence ? "1.7" : "1.2", file->path);
  } else if (!file->unreadable.empty()) {
    outcome.error(file->unreadable);
  } else if (!file->digest) {
    outcome.blocked(of_evidence && file->form == FileForm::kSignature ? "1.7" : "1.11", file->path);
  } else {
    outcome.saw();
    if (*file->digest != line.digest) {
      outcome.fail({file->path, 0,
                    "SHA-256 " + crypto::to_hex(line.digest) + " (" + list + " line " +
                        std::to_string(number) + ")",
                    crypto::to_hex(*file->digest)});
    }
  }
}

// Evidence of one step that is there but not listed, or listed but not there.
void compare_evidence(const Examination& x, const ScannedStep& step, unsigned collected,
                      const std::vector<ChecksumLine>& sums, Outcome& outcome) {
  const ScannedFolder* folder = x.scan.evidence_of(collected);
  for (std::size_t i = 0; i < sums.size(); ++i) {
    const auto path = read_evidence_path(x, sums[i].path);
    if (path && path->step == collected &&
        (folder == nullptr || folder->find(path->name) == nullptr)) {
      outcome.fail({sums_path(step), i + 1, "evidence that is there", "'" + sums[i].path + "'"});
    }
  }
  if (folder == nullptr) {
    return;
  }
  outcome.fail(folder->others);
  for (const ScannedFile& file : folder->files) {
    if (find_line(sums, "../" + folder->name + "/" + file.name) == nullptr) {
      outcome.fail({file.path, 0, "a line for it in " + sums_path(step), "none"});
    }
  }
}

}  // namespace

void check_1_1_folders(Examination& x, Outcome& outcome) {
  outcome.saw();
  outcome.fail(x.scan.folders);
}

void check_1_2_files_of_a_step(Examination& x, Outcome& outcome) {
  for (const ScannedStep& step : x.scan.steps) {
    if (!step.unreadable.empty()) {
      outcome.error(step.unreadable);
      continue;
    }
    outcome.saw();
    outcome.fail(step.others);
    for (const ScannedFile& file : step.files) {
      if (file.form == FileForm::kUnknown) {
        outcome.fail({file.path, 0, "no such file", "a file"});
      }
    }
    for (const std::string& name : mandatory_files(step.kind)) {
      if (step.find(name) == nullptr) {
        outcome.fail({step.name + "/" + name, 0, "the file", "no such file"});
      }
    }
    check_files_by_order(x, step, outcome);
  }
}

void check_1_3_list(Examination& x, Outcome& outcome) {
  for (const ScannedStep& step : x.scan.steps) {
    const ScannedFile* file = step.find(kSums);
    if (file != nullptr && file->grammar_flaw) {
      outcome.fail(*file->grammar_flaw);
      continue;
    }
    const auto* sums = sums_of(x, step, outcome);
    if (sums == nullptr) {
      continue;
    }
    outcome.saw();
    for (std::size_t i = 0; i < sums->size(); ++i) {
      if (const auto expected = wrong_path(x, step, (*sums)[i].path)) {
        outcome.fail({sums_path(step), i + 1, *expected, "'" + (*sums)[i].path + "'"});
      }
    }
    for (const ScannedFile& other : step.files) {
      if (other.name != kSums && find_line(*sums, other.name) == nullptr) {
        outcome.fail({sums_path(step), 0, "a line for '" + crypto::escape_text(other.name) + "'",
                      "none"});
      }
    }
  }
}

void check_1_4_integrity(Examination& x, Outcome& outcome) {
  for (const ScannedStep& step : x.scan.steps) {
    const auto* sums = sums_of(x, step, outcome);
    for (std::size_t i = 0; sums != nullptr && i < sums->size(); ++i) {
      const ChecksumLine& line = (*sums)[i];
      const auto evidence = read_evidence_path(x, line.path);
      if (evidence && may_collect(x, step, *evidence)) {
        const ScannedFolder* folder = x.scan.evidence_of(evidence->step);
        compare_digest(line, sums_path(step), i + 1,
                       folder == nullptr ? nullptr : folder->find(evidence->name), "1.6", outcome);
      } else if (line.path.find('/') == std::string::npos) {
        compare_digest(line, sums_path(step), i + 1, step.find(line.path), "1.3", outcome);
      }
    }
  }
}

void check_1_5_chain(Examination& x, Outcome& outcome) {
  for (const ScannedStep& step : x.scan.steps) {
    if (step.number == 1) {
      continue;
    }
    x.broken_links.insert(step.number);
    const auto* sums = sums_of(x, step, outcome);
    const auto previous = x.scan.step(step.number - 1)->checksum;
    if (sums == nullptr || !previous) {
      outcome.blocked("1.2", name_in_record(x, step.number - 1) + "/" + std::string(kSums));
      continue;
    }
    const ChecksumLine* line = find_line(*sums, chain_path(x, step));
    if (line == nullptr) {
      outcome.fail({sums_path(step), 0, "a line for " + chain_path(x, step), "none"});
    } else if (line->digest != *previous) {
      outcome.fail({sums_path(step), static_cast<std::uint64_t>(line - sums->data()) + 1,
                    "the checksum of " + name_in_record(x, step.number - 1) + ", " +
                        crypto::to_hex(*previous),
                    crypto::to_hex(line->digest)});
    } else {
      outcome.saw();
      x.broken_links.erase(step.number);
    }
  }
}

void check_1_6_evidence_is_chained(Examination& x, Outcome& outcome) {
  for (const ScannedStep& step : x.scan.steps) {
    const unsigned first = x.scan.collects_from(step);
    if (first == 0) {
      continue;
    }
    if (!x.scan.has_evidence) {
      outcome.blocked("1.1", "evidence");
      return;
    }
    const auto* sums = sums_of(x, step, outcome);
    for (unsigned collected = first; sums != nullptr && collected < step.number; ++collected) {
      outcome.saw();
      compare_evidence(x, step, collected, *sums, outcome);
    }
  }
  if (outcome.state() == State::kNotChecked) {
    outcome.not_checked({"no step that collects evidence has been reached",
                         "kein Schritt, der Nachweise einsammelt, ist erreicht"});
  }
}

void check_1_9_tables(Examination& x, Outcome& outcome) {
  for (const ScannedStep& step : x.scan.steps) {
    for (const ScannedFile& file : step.files) {
      if (file.form != FileForm::kTable) {
        continue;
      }
      if (!file.unreadable.empty()) {
        outcome.error(file.unreadable);
      } else if (file.size_flaw) {
        outcome.blocked("1.11", file.path);
      } else if (file.grammar_flaw) {
        outcome.fail(*file.grammar_flaw);
      } else if (const auto expected = expected_header(x, step.number, file.name); !expected) {
        outcome.blocked("2.2");
      } else if (file.header != *expected) {
        outcome.fail({file.path, 1, "the columns '" + crypto::escape_text(*expected) + "'",
                      shown(file.header)});
      } else {
        outcome.saw();
      }
    }
  }
}

void check_1_10_documents(Examination& x, Outcome& outcome) {
  for (const ScannedStep& step : x.scan.steps) {
    for (const ScannedFile& file : step.files) {
      if (file.form != FileForm::kDocument) {
        continue;
      }
      if (!file.unreadable.empty()) {
        outcome.error(file.unreadable);
      } else if (file.size_flaw) {
        outcome.blocked("1.11", file.path);
      } else if (file.grammar_flaw) {
        outcome.fail(*file.grammar_flaw);
      } else {
        outcome.saw();
      }
    }
  }
}

void check_1_11_sizes(Examination& x, Outcome& outcome) {
  for (const ScannedStep& step : x.scan.steps) {
    if (step.cut) {
      outcome.fail({step.name, 0, "at most " + std::to_string(kMaxFiles) + " files", "more"});
    }
    for (const ScannedFile& file : step.files) {
      outcome.saw();
      if (file.size_flaw) {
        outcome.fail(*file.size_flaw);
      }
    }
  }
  for (const ScannedFolder& folder : x.scan.evidence) {
    for (const ScannedFile& file : folder.files) {
      if (file.form == FileForm::kEvidence && file.size_flaw) {
        outcome.fail(*file.size_flaw);
      }
    }
  }
}

}  // namespace klero::verifier
