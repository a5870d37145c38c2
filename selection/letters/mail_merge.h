// letters.csv: what the letter shop gets, one row a letter: code, identity line, letter columns.
#pragma once

#include <span>
#include <string>

#include "selection/letters/invitations.h"

namespace klero::selection {

inline constexpr std::string_view kMailMergeFile = "letters.csv";

// Rows in the sequence of `people`.
[[nodiscard]] std::string write_mail_merge(const Order& order, std::span<const Invited> people);

}  // namespace klero::selection
