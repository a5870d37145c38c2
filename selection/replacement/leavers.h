// Members who leave: docs/protocol.md, rules 9.1 and 9.2.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "selection/letters/invitations.h"
#include "selection/replies/pool.h"

namespace klero::selection {

struct Leaver {
  RowNumber row = 0;
  std::size_t reason = 0;  // position in Order::reasons
};

// Reads a CSV with the column `reason` and at least one of `row` and `code`; where both are filled
// they must agree.
//
//   members  of the panel as the step before left it
//   nonces   of the rows of the pool
//
// Throws Error, naming file and line, if somebody is no member, stands twice or gives no reason of
// the order, and if nobody leaves.
[[nodiscard]] std::vector<Leaver> read_leavers(const Order& order,
                                               const std::set<RowNumber>& members,
                                               const std::vector<crypto::LetterNonce>& nonces,
                                               const std::filesystem::path& file);

// The same for a text in memory; `name` stands for the file in messages.
[[nodiscard]] std::vector<Leaver> read_leavers_text(const Order& order,
                                                    const std::set<RowNumber>& members,
                                                    const std::vector<crypto::LetterNonce>& nonces,
                                                    std::string_view name, std::string_view text);

// leavers.tsv, ascending by row, and reasons.tsv.
[[nodiscard]] std::string write_leavers(const Pool& pool, std::vector<Leaver> leavers);
[[nodiscard]] std::string write_reasons(const Order& order, const std::vector<Leaver>& leavers);

// The rows of a leavers.tsv. Throws Error, naming the line.
[[nodiscard]] std::vector<RowNumber> read_leaver_rows(const Pool& pool, std::string_view bytes);

}  // namespace klero::selection
