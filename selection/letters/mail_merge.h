// letters.csv: what the letter shop gets, one row a letter: code, identity line, letter columns, and
// the file that holds the code as a picture.
#pragma once

#include <span>
#include <string>

#include "selection/letters/invitations.h"

namespace klero::selection {

inline constexpr std::string_view kMailMergeFile = "letters.csv";

// "pictures/letter-000007.png", beside letters.csv: named by the number of the letter (its row, from
// 1) and by nothing of the person.
[[nodiscard]] std::string picture_file(std::size_t number);

// Rows in the sequence of `people`; the picture of row N is picture_file(N).
[[nodiscard]] std::string write_mail_merge(const Order& order, std::span<const Invited> people);

}  // namespace klero::selection
