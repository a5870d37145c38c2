#include "verifier/diff/diff.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "crypto/base/bytes.h"
#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "verifier/read/folder.h"
#include "verifier/read/hasher.h"
#include "verifier/read/layout.h"

namespace klero::verifier {
namespace {

constexpr std::size_t kMaxEntries = 1'000'000;
constexpr std::size_t kMaxDepth = 4;

using Paths = std::map<std::string, EntryKind>;

// Everything below `folder`, by path.
void collect(const RecordFolder& record, const std::string& folder, std::size_t depth,
             Paths& paths) {
  for (const Entry& entry : record.list(folder, kMaxEntries).entries) {
    const std::string path = folder + (folder.empty() ? "" : "/") + entry.name;
    if (paths.size() >= kMaxEntries || depth > kMaxDepth) {
      throw crypto::Error("cannot compare: too many or too deep folders at '" +
                          crypto::escape_text(path) + "'");
    }
    paths.emplace(path, entry.kind);
    if (entry.kind == EntryKind::kFolder) {
      collect(record, path, depth + 1, paths);
    }
  }
}

crypto::Digest hash_of(const RecordFolder& record, const std::string& path) {
  InputFile file = record.open(path);
  Hasher hasher;
  std::array<char, 64 * 1024> buffer{};
  while (const std::size_t count = file.read(buffer)) {
    hasher.add({buffer.data(), count});
  }
  return hasher.finish();
}

bool is_same(const RecordFolder& earlier, const RecordFolder& later, const std::string& path,
             EntryKind before, EntryKind after) {
  if (before != after || before == EntryKind::kFolder) {
    return before == after;
  }
  return before == EntryKind::kFile && hash_of(earlier, path) == hash_of(later, path);
}

// The number of the step that a path belongs to, "evidence/" or not.
std::optional<unsigned> step_of(std::string_view path, bool& evidence) {
  auto pieces = crypto::split(path, '/');
  evidence = pieces[0] == "evidence";
  if (evidence) {
    pieces.erase(pieces.begin());
  }
  const auto step = pieces.empty() ? std::nullopt : read_step_name(pieces[0]);
  return step ? std::optional(step->number) : std::nullopt;
}

Change kind_of_addition(const std::string& path, unsigned last_step) {
  bool evidence = false;
  const auto step = step_of(path, evidence);
  if (step && evidence) {
    return Change::kEvidenceAppended;
  }
  return step && *step > last_step ? Change::kStepAppended : Change::kAdded;
}

unsigned last_step_of(const Paths& paths) {
  unsigned last = 0;
  for (const auto& [path, kind] : paths) {
    bool evidence = false;
    const auto step = step_of(path, evidence);
    last = step && !evidence ? std::max(last, *step) : last;
  }
  return last;
}

}  // namespace

bool is_append(Change change) {
  return change == Change::kStepAppended || change == Change::kEvidenceAppended;
}

std::vector<Difference> compare_records(const std::filesystem::path& earlier,
                                        const std::filesystem::path& later) {
  const RecordFolder before(earlier);
  const RecordFolder after(later);
  Paths old_paths;
  Paths new_paths;
  collect(before, "", 0, old_paths);
  collect(after, "", 0, new_paths);
  std::vector<Difference> differences;
  for (const auto& [path, kind] : old_paths) {
    const auto found = new_paths.find(path);
    if (found == new_paths.end()) {
      differences.push_back({Change::kRemoved, crypto::escape_text(path)});
    } else if (!is_same(before, after, path, kind, found->second)) {
      differences.push_back({Change::kChanged, crypto::escape_text(path)});
    }
  }
  const unsigned last_step = last_step_of(old_paths);
  for (const auto& [path, kind] : new_paths) {
    if (!old_paths.contains(path) && kind != EntryKind::kFolder) {
      differences.push_back({kind_of_addition(path, last_step), crypto::escape_text(path)});
    }
  }
  return differences;
}

}  // namespace klero::verifier
