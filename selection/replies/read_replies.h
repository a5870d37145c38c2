// Reading the replies' CSV: the column `code`, one column for each feature that is asked, and those
// that Order::post names: the day of receipt and the consent.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/csv/csv_import.h"
#include "selection/letters/invitations.h"
#include "selection/replies/pool.h"
#include "selection/replies/refusal.h"

namespace klero::selection {

struct RepliesReading {
  Pool pool;                          // of the rows that were accepted
  std::vector<RefusedReply> refused;  // ascending by line
  // Letters without a row in the pool of which a reply was refused: what came furthest.
  std::map<crypto::Digest, Refusal> not_entered;
  std::uint64_t rows = 0;
  crypto::CsvShape shape;  // what was detected
};

// Reads replies as they come (crypto/csv/csv_import.h). A row is refused if its code cannot be read
// or belongs to nobody who was invited, if it does not consent or came in after the deadline (as far
// as Order::post names these columns), if an answer is in no category, or if another row has the
// same code: when the answers are the same the first row counts and the others are refused, when
// they differ none of them counts.
//
//   invitations, invited   of step 06, public and sealed
//
// Throws Error if the file cannot be read, is no table, or lacks a column.
[[nodiscard]] RepliesReading read_replies(const Order& order,
                                          const std::vector<Invitation>& invitations,
                                          const std::vector<Invited>& invited,
                                          const std::filesystem::path& file,
                                          const crypto::CsvSaid& said = {});

// The same for a text in memory; `name` stands for the file in messages.
[[nodiscard]] RepliesReading read_replies_text(const Order& order,
                                               const std::vector<Invitation>& invitations,
                                               const std::vector<Invited>& invited,
                                               std::string_view name, std::string_view text,
                                               const crypto::CsvSaid& said = {});

}  // namespace klero::selection
