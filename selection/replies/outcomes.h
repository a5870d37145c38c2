// What became of the letters, in numbers: docs/protocol.md, rule 6.8.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/csv/csv_import.h"
#include "selection/replies/read_replies.h"

namespace klero::selection {

// Letters that came back, one code a row.
struct Returned {
  std::set<crypto::Digest> leaves;
  std::vector<RefusedReply> refused;  // rows whose code is nobody's
  std::uint64_t rows = 0;
  crypto::CsvShape shape;
};

// Reads the list of letters that could not be delivered: a table with the column `code`. Throws Error
// if the file cannot be read, is no table, or lacks the column.
[[nodiscard]] Returned read_returned(const std::vector<Invited>& invited,
                                     const std::filesystem::path& file);
[[nodiscard]] Returned read_returned_text(const std::vector<Invited>& invited,
                                          std::string_view name, std::string_view text);

// The lines of post.tsv, in its sequence.
inline constexpr std::array<std::string_view, 8> kOutcomes = {
    "entered", "contradiction", "unknown answer", "late", "no consent", "undeliverable",
    "no reply", "other"};
using OutcomeCounts = std::array<std::uint64_t, kOutcomes.size()>;

// Every letter once, none in `other`.
//
//   returned  leaves of letters that came back
//   letters   how many went out; at least as many as the reading and `returned` know of
[[nodiscard]] OutcomeCounts count_outcomes(const RepliesReading& reading,
                                           const std::set<crypto::Digest>& returned,
                                           std::uint64_t letters);

// Counts numbers below `minimum` in `other`, so that no published number is so small that it points
// at somebody.
[[nodiscard]] OutcomeCounts merge_small(OutcomeCounts counts, std::uint64_t minimum);

// post.tsv.
[[nodiscard]] std::string write_post(const OutcomeCounts& counts);

}  // namespace klero::selection
