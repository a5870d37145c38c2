// Reading the replies' CSV: the column `code`, one column for each feature that is asked, and those
// that Order::post names: the day of receipt and the consent.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/csv/csv_import.h"
#include "selection/letters/invitations.h"
#include "selection/replies/pool.h"

namespace klero::selection {

// Why a row cannot be entered; counted by it.
enum class Refusal { kUnreadableCode, kUnknownCode, kNoConsent, kLate, kUnknownAnswer, kTwice, kContradiction };
inline constexpr std::array kRefusals = {
    Refusal::kUnreadableCode, Refusal::kUnknownCode, Refusal::kNoConsent,    Refusal::kLate,
    Refusal::kUnknownAnswer,  Refusal::kTwice,       Refusal::kContradiction};

// "unreadable code", and what the office can do about it.
[[nodiscard]] std::string_view name_of(Refusal refusal);
[[nodiscard]] std::string_view hint_of(Refusal refusal);

// A row that cannot be entered.
struct RefusedReply {
  std::uint64_t line = 0;
  Refusal refusal = Refusal::kUnreadableCode;
  std::string code;  // as it was typed, escaped
  std::string why;   // one line, "answer '7' is not known for column 'schule'; …"
};

struct RepliesReading {
  Pool pool;                          // of the rows that were accepted
  std::vector<RefusedReply> refused;  // ascending by line
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

// How many rows were refused, for each of kRefusals, in its sequence.
[[nodiscard]] std::array<std::uint64_t, kRefusals.size()> count_refusals(
    const std::vector<RefusedReply>& refused);

// refused.csv for the office: line, code, kind (name_of), reason.
[[nodiscard]] std::string write_refused(const std::vector<RefusedReply>& refused);

}  // namespace klero::selection
