#include "verifier/read/scan.h"

#include <algorithm>
#include <map>
#include <utility>
#include <variant>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/format/canonical_json.h"
#include "crypto/parallel/for_each.h"
#include "verifier/read/document_limits.h"
#include "verifier/read/scan_file.h"

namespace klero::verifier {
namespace {

using crypto::escape_text;

constexpr auto kReplace = crypto::Json::error_handler_t::replace;
constexpr std::size_t kMaxFolders = 1000;  // far more than a record may have

Listing list_or_explain(const RecordFolder& record, ScannedFolder& folder) {
  try {
    // One more than allowed, so that one too many is seen.
    return record.list(folder.name, kMaxFiles + 1);
  } catch (const crypto::Error& error) {
    folder.unreadable = error.what();
    return {};
  }
}

template <class FormOf>
void scan_files(const RecordFolder& record, ScannedFolder& folder, const FormOf& form_of) {
  const Listing listing = list_or_explain(record, folder);
  folder.cut = listing.cut || listing.entries.size() > kMaxFiles;
  std::vector<Entry> files;
  for (const Entry& entry : listing.entries) {
    if (entry.kind == EntryKind::kFile) {
      files.push_back(entry);
    } else {
      folder.others.add({folder.name + "/" + escape_text(entry.name), 0, "regular files only",
                         std::string(describe(entry.kind))});
    }
  }
  folder.files.resize(files.size());
  crypto::for_each_in_parallel(files.size(), 0, [&](std::size_t i) {
    folder.files[i] = scan_file(record, folder.name, files[i], form_of(files[i].name));
  });
}

// The document in `file`; nullptr with the flaw noted in `file` if it is none.
std::shared_ptr<const crypto::Json> parse_document(ScannedFile& file, std::string_view format) {
  const DocumentLimits limits = document_limits(file.bytes);
  if (limits.nesting) {
    file.size_flaw = finding_of(file.path, *limits.nesting);
    return nullptr;
  }
  auto result = crypto::read_canonical_json(file.bytes, {kMaxText, kMaxNesting});
  if (const auto* flaw = std::get_if<crypto::Flaw>(&result)) {
    file.grammar_flaw = finding_of(file.path, *flaw);
    return nullptr;
  }
  if (limits.number) {
    file.grammar_flaw = finding_of(file.path, *limits.number);
    return nullptr;
  }
  auto& json = std::get<crypto::Json>(result);
  if (!json.is_object() || json.empty() || json.begin().key() != "_format") {
    file.grammar_flaw = Finding{file.path, 2, "an object whose first key is _format", "none"};
    return nullptr;
  }
  const crypto::Json& found = *json.begin();
  if (!found.is_string() || found.get_ref<const std::string&>() != format) {
    file.grammar_flaw = Finding{file.path, 2, "the _format \"" + std::string(format) + "\"",
                                escape_text(found.dump(-1, ' ', false, kReplace), 100)};
    return nullptr;
  }
  return std::make_shared<const crypto::Json>(std::move(json));
}

std::shared_ptr<const crypto::Json> read_document(ScannedStep& step, std::string_view name,
                                                  std::string_view format) {
  for (ScannedFile& file : step.files) {
    if (file.name == name && file.digest && !file.size_flaw) {
      return parse_document(file, format);
    }
  }
  return nullptr;
}

void read_sums(ScannedStep& step) {
  for (ScannedFile& file : step.files) {
    if (file.form != FileForm::kSums || !file.digest) {
      continue;
    }
    step.checksum = file.digest;
    auto result = crypto::read_sha256sums(file.bytes);
    if (const auto* flaw = std::get_if<crypto::Flaw>(&result)) {
      file.grammar_flaw = finding_of(file.path, *flaw);
    } else {
      step.sums = std::get<std::vector<crypto::ChecksumLine>>(std::move(result));
    }
  }
}

// The documents of the steps that have one.
void read_documents(ScannedRecord& scanned) {
  for (ScannedStep& step : scanned.steps) {
    switch (step.kind) {
      case StepKind::kOrder:
        scanned.order = read_document(step, "order.json", "kleroterion/order/1");
        break;
      case StepKind::kFrame:
        scanned.frame = read_document(step, "frame.json", "kleroterion/frame/1");
        break;
      case StepKind::kCorrection:
        scanned.correction = read_document(step, "correction.json", "kleroterion/correction/1");
        break;
      case StepKind::kPortfolio:
        scanned.relaxation =
            read_document(step, "relaxation.json", "kleroterion/relaxation/1");
        break;
      case StepKind::kAnnulment:
        scanned.annulment = read_document(step, "annulment.json", "kleroterion/annulment/1");
        break;
      case StepKind::kVoid:
        scanned.voids[step.number] = read_document(step, "void.json", "kleroterion/void/1");
        break;
      case StepKind::kDeletion:
        scanned.deletion = read_document(step, "deletion.json", "kleroterion/deletion/1");
        break;
      default:
        break;
    }
  }
}

struct StepFolder {
  StepKind kind = StepKind::kOrder;
  std::string name;
};
using StepFolders = std::map<unsigned, StepFolder>;

ScannedStep scan_step(const RecordFolder& record, unsigned number, const StepFolder& folder) {
  ScannedStep step;
  step.number = number;
  step.kind = folder.kind;
  step.name = folder.name;
  scan_files(record, step,
             [&](const std::string& file) { return form_of_file(step.kind, file); });
  read_sums(step);
  return step;
}

// Sorts what stands in a folder into step numbers, with the names; everything else is a finding of 1.1.
StepFolders step_folders(const Listing& listing, const std::string& where, Findings& findings) {
  StepFolders steps;
  for (const Entry& entry : listing.entries) {
    if (where.empty() && entry.name == "evidence") {
      continue;
    }
    const std::string path = where + escape_text(entry.name);
    const auto step = read_step_name(entry.name);
    if (!step) {
      findings.add({path, 0, "step folders and evidence only",
                    std::string(describe(entry.kind)) + " that is none of these"});
    } else if (entry.kind != EntryKind::kFolder) {
      findings.add({path, 0, "a folder", std::string(describe(entry.kind))});
    } else if (const auto [other, added] =
                   steps.emplace(step->number, StepFolder{step->kind, entry.name});
               !added) {
      findings.add({path, 0, "one folder with this number", "also " + other->second.name});
      // What stands beside a step of the draw hides nothing of it.
      if (other->second.kind == StepKind::kAnnulment || other->second.kind == StepKind::kDeletion) {
        other->second = {step->kind, entry.name};
      }
    }
  }
  if (listing.cut) {
    findings.add({where, 0, "at most " + std::to_string(kLastStep + 1) + " folders",
                  "more than " + std::to_string(kMaxFolders)});
  }
  return steps;
}

void scan_evidence(const RecordFolder& record, const Listing& top, unsigned through,
                   const StepFolders& steps, ScannedRecord& scanned) {
  const auto found = std::find_if(top.entries.begin(), top.entries.end(),
                                  [](const Entry& entry) { return entry.name == "evidence"; });
  if (found == top.entries.end() || found->kind != EntryKind::kFolder) {
    scanned.folders.add({"evidence", 0, "a folder",
                         found == top.entries.end() ? "nothing"
                                                    : std::string(describe(found->kind))});
    return;
  }
  scanned.has_evidence = true;
  const Listing listing = record.list("evidence", kMaxFolders);
  for (const auto& [number, step] : step_folders(listing, "evidence/", scanned.folders)) {
    ScannedFolder folder;
    folder.name = "evidence/" + step.name;
    const auto of_step = steps.find(number);
    if (of_step == steps.end() || of_step->second.name != step.name) {
      if (number <= through) {
        scanned.folders.add({folder.name, 0, "evidence of steps of this record only",
                             "no such step"});
      }
      continue;
    }
    if (number <= through && scanned.step(number) != nullptr) {
      scan_files(record, folder, [](const std::string& name) { return form_of_evidence(name); });
      scanned.evidence.push_back(std::move(folder));
    }
  }
}

}  // namespace

std::string_view ScannedFile::broken_rule() const {
  if (form == FileForm::kUnknown) {
    return "1.2";
  }
  if (size_flaw) {
    return "1.11";
  }
  if (grammar_flaw) {
    return form == FileForm::kSums ? "1.3" : form == FileForm::kTable ? "1.9" : "1.10";
  }
  return "";
}

const ScannedFile* ScannedFolder::find(std::string_view file) const {
  const auto found = std::lower_bound(
      files.begin(), files.end(), file,
      [](const ScannedFile& a, std::string_view wanted) { return a.name < wanted; });
  return found == files.end() || found->name != file ? nullptr : &*found;
}

const ScannedStep* ScannedRecord::step(unsigned number) const {
  return number >= 1 && number <= steps.size() ? &steps[number - 1] : nullptr;
}

const ScannedFolder* ScannedRecord::evidence_of(unsigned number) const {
  if (step(number) == nullptr) {
    return nullptr;
  }
  const std::string name = "evidence/" + step(number)->name;
  for (const ScannedFolder& folder : evidence) {
    if (folder.name == name) {
      return &folder;
    }
  }
  return nullptr;
}

Course ScannedRecord::course() const {
  const auto number =
      std::count_if(steps.begin(), steps.end(),
                    [](const ScannedStep& step) { return step.kind == StepKind::kVoid; });
  return {.corrected = last_of(StepKind::kCorrection) != nullptr,
          .voids = static_cast<unsigned>(number)};
}

unsigned ScannedRecord::pool_step() const { return kPoolStep + (course().corrected ? 1 : 0); }

unsigned ScannedRecord::portfolio_step() const { return pool_step() + 1; }

unsigned ScannedRecord::panel_step() const { return kPanelStep + moved_by(course()); }

std::string ScannedRecord::expected_name(unsigned number) const {
  return name_of_step(number, course());
}

unsigned ScannedRecord::collects_from(const ScannedStep& collecting) const {
  if (!is_collecting(collecting.kind)) {
    return 0;
  }
  unsigned first = 1;
  for (const ScannedStep& step : steps) {
    first = step.number < collecting.number && is_collecting(step.kind) ? step.number : first;
  }
  return first;
}

const ScannedStep* ScannedRecord::last_of(StepKind kind) const {
  const auto found = std::find_if(steps.rbegin(), steps.rend(),
                                  [&](const ScannedStep& step) { return step.kind == kind; });
  return found == steps.rend() ? nullptr : &*found;
}

const ScannedStep* ScannedRecord::annulment_step() const { return last_of(StepKind::kAnnulment); }

const ScannedStep* ScannedRecord::deletion_step() const { return last_of(StepKind::kDeletion); }

ScannedRecord scan_record(const RecordFolder& record, unsigned through) {
  ScannedRecord scanned;
  const Listing top = record.list("", kMaxFolders);
  const auto steps = step_folders(top, "", scanned.folders);
  for (const auto& [number, folder] : steps) {
    if (number > through) {
      scanned.has_more_steps = true;
    } else if (number != scanned.steps.size() + 1) {
      scanned.folders.add({folder.name, 0,
                           "step " + scanned.expected_name(
                                         static_cast<unsigned>(scanned.steps.size()) + 1) +
                               " before it",
                           "a gap: this and the later steps are not looked at"});
      break;
    } else if (!scanned.steps.empty() && !may_follow(scanned.steps.back().kind, folder.kind)) {
      scanned.folders.add({folder.name, 0, "no such step after " + scanned.steps.back().name,
                           "a step: this and the later ones are not looked at"});
      break;
    } else {
      scanned.steps.push_back(scan_step(record, number, folder));
    }
  }
  if (steps.empty()) {
    scanned.folders.add({"", 0, "the step 01-order", "no step at all"});
  }
  scan_evidence(record, top, through, steps, scanned);
  read_documents(scanned);
  return scanned;
}

}  // namespace klero::verifier
