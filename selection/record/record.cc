#include "selection/record/record.h"

#include <algorithm>
#include <map>
#include <system_error>
#include <variant>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/files/read_file.h"
#include "crypto/files/write_file.h"
#include "crypto/hash/sha256_openssl.h"
#include "selection/order/draft.h"
#include "selection/record/listed_file.h"

namespace klero::selection {
namespace {

namespace fs = std::filesystem;
using crypto::ChecksumLine;
using crypto::Error;
using crypto::quoted;

constexpr std::uint64_t kLargestStepFile = std::uint64_t{4} << 30;  // bytes: leaves of a big city
constexpr std::size_t kSignatureSize = 64;                          // bytes
constexpr std::uint64_t kLargestEvidence = 65'536;                 // bytes
constexpr const char* kListName = "SHA256SUMS";

// The step folders, ascending.
std::vector<std::string> list_steps(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error); entry != fs::directory_iterator();
       entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (name == "evidence" || name.starts_with(crypto::kUnfinished)) {
      continue;
    }
    if (!parse_step_folder(name)) {
      throw Error("no record, " + quoted(folder) + ": expected step folders and evidence, got '" +
                      crypto::escape_text(name) + "'",
                  "give the folder that holds 01-order");
    }
    names.push_back(name);
  }
  if (error) {
    throw Error("cannot list " + quoted(folder) + ": " + error.message());
  }
  std::ranges::sort(names);  // two digits each
  return names;
}

const ChecksumLine* find_line(const Step& step, std::string_view path) {
  const auto found = std::ranges::lower_bound(step.lines, path, {}, &ChecksumLine::path);
  return found == step.lines.end() || found->path != path ? nullptr : &*found;
}

Step read_step(const fs::path& record, StepNumber number, const std::string& folder) {
  Step step{.number = number, .folder = folder, .checksum = {}, .lines = {}};
  const fs::path path = record / step.folder / kListName;
  const std::string bytes = crypto::read_file(path);
  auto lines = crypto::read_sha256sums(bytes);
  if (const auto* flaw = std::get_if<crypto::Flaw>(&lines)) {
    throw Error(quoted(path) + ": " + crypto::describe(*flaw));
  }
  step.lines = std::move(std::get<std::vector<ChecksumLine>>(lines));
  step.checksum = crypto::to_hex(crypto::openssl::sha256(bytes));
  return step;
}

void check_chain(const Step& before, const Step& step) {
  const ChecksumLine* line = find_line(step, "../" + before.folder + "/" + kListName);
  if (line == nullptr || crypto::to_hex(line->digest) != before.checksum) {
    throw Error("the chain is broken, step " + step.folder + ": expected the checksum of " +
                    before.folder + " (" + before.checksum + ") in its SHA256SUMS, got " +
                    (line == nullptr ? "none" : crypto::to_hex(line->digest)),
                "a step was changed after it was published; `klero-verify` says more");
  }
}

const Step& step_of(const Record& record, StepNumber number) {
  if (!has_step(record, number)) {
    throw Error("the record has no step " + folder_of(record, number) + ": expected it in " +
                quoted(record.folder) + ", got steps to " + record.steps.back().folder);
  }
  return record.steps[number - 1];
}

}  // namespace

Record open_record(const fs::path& folder) {
  Record record{.folder = folder, .order = {}, .steps = {}};
  for (const std::string& name : list_steps(folder)) {
    const StepNumber number = parse_step_folder(name).value();
    const auto next = static_cast<StepNumber>(record.steps.size() + 1);
    if (number != next) {
      throw Error("no record, " + quoted(folder) + ": expected step " + folder_of(record, next) +
                  ", got " + name);
    }
    if (number > kOrderStep && !may_follow(record.steps.back().folder, name)) {
      throw Error("no record, " + quoted(folder) + ": " + name + " may not stand after " +
                  record.steps.back().folder);
    }
    record.steps.push_back(read_step(folder, number, name));
    if (number > kOrderStep) {
      check_chain(record.steps[number - 2], record.steps[number - 1]);
    }
  }
  if (record.steps.empty()) {
    throw Error("no record, " + quoted(folder) + ": expected a folder 01-order, got none");
  }
  record.order = read_order(read_step_file(record, kOrderStep, "order.json"));
  return record;
}

bool has_step(const Record& record, StepNumber number) {
  return number >= kOrderStep && number <= record.steps.size();
}

bool is_over(const Record& record) {
  return !record.steps.empty() && is_deletion_folder(record.steps.back().folder);
}

bool is_annulled(const Record& record) {
  return std::ranges::any_of(record.steps,
                             [](const Step& step) { return is_annulment_folder(step.folder); });
}

Course course_of(const Record& record) {
  const auto voids = std::ranges::count_if(
      record.steps, [](const Step& step) { return is_void_folder(step.folder); });
  return {.corrected = has_step(record, kCorrectionStep) &&
                       is_correction_folder(record.steps[kCorrectionStep - 1].folder),
          .voids = static_cast<unsigned>(voids)};
}

StepNumber pool_step(const Record& record) { return pool_step(course_of(record)); }

StepNumber portfolio_step(const Record& record) { return portfolio_step(course_of(record)); }

LotSteps second_lot(const Record& record) { return second_lot(course_of(record)); }

StepNumber panel_step(const Record& record) { return second_lot(record).seed + 1; }

std::vector<LotSteps> lots_of(const Record& record) {
  std::vector<LotSteps> lots{kLot1};
  const Course course = course_of(record);
  for (unsigned voids = 0; voids <= course.voids; ++voids) {
    lots.push_back(second_lot(Course{.corrected = course.corrected, .voids = voids}));
  }
  return lots;
}

std::optional<LotSteps> lot_of_step(const Record& record, StepNumber number) {
  if (has_step(record, number) && (is_annulment_folder(record.steps[number - 1].folder) ||
                                   is_deletion_folder(record.steps[number - 1].folder))) {
    return std::nullopt;
  }
  for (const LotSteps& lot : lots_of(record)) {
    if (number >= lot.commit && number <= lot.seed) {
      return lot;
    }
  }
  return std::nullopt;
}

std::string_view last_kind(const Record& record) {
  return kind_of_folder(record.steps.back().folder);
}

std::string folder_of(const Record& record, StepNumber number) {
  return has_step(record, number) ? record.steps[number - 1].folder
                                  : step_folder(number, course_of(record));
}

const std::string& checksum_of(const Record& record, StepNumber number) {
  return step_of(record, number).checksum;
}

bool step_has_file(const Record& record, StepNumber number, std::string_view name) {
  return find_line(step_of(record, number), name) != nullptr;
}

std::string list_of_step(const Record& record, StepNumber number) {
  const std::string& checksum = checksum_of(record, number);
  std::string list = crypto::read_file(record.folder / folder_of(record, number) / kListName);
  if (crypto::to_hex(crypto::openssl::sha256(list)) != checksum) {
    throw Error("the record changed meanwhile: nothing is signed");
  }
  return list;
}

std::string read_step_file(const Record& record, StepNumber number, std::string_view name) {
  (void)step_of(record, number);  // throws if the record has not reached it
  const ListedFile file = listed_file(record, number, name);
  std::string bytes = crypto::read_file(file.path, kLargestStepFile);
  require_digest(file, crypto::openssl::sha256(bytes));
  return bytes;
}

bool has_evidence(const Record& record, StepNumber number, std::string_view name) {
  return fs::exists(fs::symlink_status(record.folder / "evidence" / folder_of(record, number) / name));
}

std::string read_evidence(const Record& record, StepNumber number, std::string_view name) {
  const fs::path path = record.folder / "evidence" / folder_of(record, number) / name;
  std::string bytes = crypto::read_file(path, kLargestEvidence);
  if (name.ends_with(".sig") && bytes.size() != kSignatureSize) {
    throw Error("no signature, " + quoted(path) + ": expected 64 bytes, got " +
                std::to_string(bytes.size()));
  }
  return bytes;
}

}  // namespace klero::selection
