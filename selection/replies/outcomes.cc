#include "selection/replies/outcomes.h"

#include <algorithm>
#include <span>
#include <utility>

#include "crypto/base/text.h"
#include "crypto/csv/csv.h"
#include "selection/register/cell.h"
#include "selection/register/small_numbers.h"
#include "selection/replies/letter_index.h"

namespace klero::selection {
namespace {

constexpr std::size_t kEntered = 0;
constexpr std::size_t kUndeliverable = 5;
constexpr std::size_t kNoReply = 6;
constexpr std::size_t kOther = 7;

// The line of a letter whose replies were all refused.
std::size_t line_of(Refusal refusal) {
  switch (refusal) {
    case Refusal::kContradiction:
      return 1;
    case Refusal::kUnknownAnswer:
      return 2;
    case Refusal::kLate:
      return 3;
    case Refusal::kNoConsent:
      return 4;
    case Refusal::kTwice:  // its first reply was entered
      return kEntered;
    case Refusal::kUnreadableCode:  // of no letter
    case Refusal::kUnknownCode:
      break;
  }
  return kNoReply;
}

template <class Read>
Returned read_with(const std::vector<Invited>& invited, std::string_view name, const Read& read) {
  const LetterIndex letters(invited);
  Returned returned;
  std::size_t code = 0;
  crypto::CsvVisitor visitor;
  visitor.header = [&](const crypto::CsvShape& shape) {
    code = crypto::require_column(shape, "code", name);
  };
  visitor.row = [&](const crypto::CsvRow& row) {
    ++returned.rows;
    const std::string_view typed = row.fields[code];
    const auto found = letters.find(typed);
    if (const auto* flaw = std::get_if<CodeFlaw>(&found)) {
      returned.refused.push_back(
          {row.line, flaw->refusal, crypto::escape_text(typed, 60), flaw->why});
    } else {
      returned.leaves.insert(std::get<const Invited*>(found)->leaf);
    }
  };
  crypto::CsvImport import;
  import.columns = {"code"};
  import.filled = import.columns;
  import.normal_name = normal_cell;
  returned.shape = read(import, visitor);
  return returned;
}

}  // namespace

Returned read_returned(const std::vector<Invited>& invited, const std::filesystem::path& file) {
  return read_with(invited, file.string(), [&](const auto& import, const auto& visitor) {
    return crypto::import_csv(file, import, visitor);
  });
}

Returned read_returned_text(const std::vector<Invited>& invited, std::string_view name,
                            std::string_view text) {
  return read_with(invited, name, [&](const auto& import, const auto& visitor) {
    return crypto::import_csv_text(name, text, import, visitor);
  });
}

OutcomeCounts count_outcomes(const RepliesReading& reading,
                             const std::set<crypto::Digest>& returned, std::uint64_t letters) {
  OutcomeCounts counts{};
  counts[kEntered] = reading.pool.rows.size();
  for (const auto& [leaf, refusal] : reading.not_entered) ++counts[line_of(refusal)];
  for (const crypto::Digest& leaf : returned) {
    const auto is_row = [&](const PoolRow& row) { return row.leaf == leaf; };
    const bool answered = reading.not_entered.contains(leaf) ||
                          std::ranges::any_of(reading.pool.rows, is_row);
    if (!answered) ++counts[kUndeliverable];
  }
  std::uint64_t known = 0;
  for (const std::uint64_t count : counts) known += count;
  counts[kNoReply] = letters - known;
  return counts;
}

OutcomeCounts merge_small(OutcomeCounts counts, std::uint64_t minimum) {
  const auto told = std::span(counts).subspan(kEntered + 1, kNoReply - kEntered);
  const std::vector<bool> merges = which_merge(told, minimum);
  for (std::size_t i = 0; i < told.size(); ++i) {
    if (merges[i]) counts[kOther] += std::exchange(told[i], 0);
  }
  return counts;
}

std::string write_post(const OutcomeCounts& counts) {
  std::string text = "outcome\tletters\n";
  for (std::size_t i = 0; i < counts.size(); ++i) {
    text.append(kOutcomes[i]).append("\t").append(std::to_string(counts[i])).append("\n");
  }
  return text;
}

}  // namespace klero::selection
