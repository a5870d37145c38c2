// The pool, those invited who replied, and its files: docs/protocol.md, section 6.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "crypto/base/bytes.h"
#include "selection/letters/invitations.h"
#include "selection/replies/features.h"

namespace klero::selection {

using RowNumber = std::uint32_t;  // 1..number of rows

// Somebody who replied; row N is pool.rows[N - 1].
struct PoolRow {
  crypto::Digest leaf{};
  StratumNumber stratum = 0;
  Profile profile;  // of all features
};

struct Pool {
  std::vector<PoolRow> rows;  // strictly ascending by leaf
};

// For each row, for each sealed feature in sequence, the position of the category chosen. They stand
// in no public file.
using SealedAnswers = std::vector<std::vector<std::size_t>>;
[[nodiscard]] SealedAnswers sealed_answers(const Order& order, const Pool& pool);

// pool.tsv and margins.tsv: public features only.
[[nodiscard]] std::string write_pool(const Order& order, const Pool& pool);
[[nodiscard]] std::string write_margins(const Order& order, const Pool& pool);

// The pool of a pool.tsv; strata come from the invitations.
//
//   sealed  the answers that are not in it, one entry a row; none if no feature is sealed
//
// Throws Error, naming the line, if the bytes are no pool.tsv of this order, or a leaf was not
// invited, or `sealed` has another number of rows.
[[nodiscard]] Pool read_pool(const Order& order, const std::vector<Invitation>& invitations,
                             std::string_view bytes, const SealedAnswers& sealed = {});

// The profile of somebody drawn in `stratum`: `answers` are the categories of asked_features().
[[nodiscard]] Profile make_profile(const Order& order, StratumNumber stratum,
                                   const std::vector<std::uint32_t>& answers);

}  // namespace klero::selection
