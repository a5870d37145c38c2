// Who is who in the pool, for the office: names stand in the sealed part only.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "selection/letters/invitations.h"
#include "selection/replies/pool.h"

namespace klero::cmd {

// sealed/07-pool/people.csv: row, code, identity line, letter columns of everybody in the pool.
inline constexpr const char* kPoolPeopleFile = "people.csv";
[[nodiscard]] std::string write_pool_people(const selection::Order& order,
                                            std::span<const selection::Invited> people);

// The same of some rows, each with a word before them: sealed/12-panel/panel.csv and
// sealed/14-replacement/panel.csv.
struct NamedRow {
  selection::RowNumber row = 0;
  std::string word;  // "member", "replaced", …
};
[[nodiscard]] std::string write_named_rows(const selection::Order& order,
                                           std::span<const selection::Invited> people,
                                           std::span<const NamedRow> rows);

}  // namespace klero::cmd
