// Rows of a file of codes that cannot be entered.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace klero::selection {

// Why a row cannot be entered; counted by it. Of two refused rows of one letter the later kind here
// came further.
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

// How many rows were refused, for each of kRefusals, in its sequence.
[[nodiscard]] std::array<std::uint64_t, kRefusals.size()> count_refusals(
    const std::vector<RefusedReply>& refused);

// refused.csv for the office: line, code, kind (name_of), reason.
[[nodiscard]] std::string write_refused(const std::vector<RefusedReply>& refused);

}  // namespace klero::selection
