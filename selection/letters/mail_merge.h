// letters.csv: what the letter shop gets, one row a letter: code, identity line, letter columns,
// salutation, legal representatives, last day for a reply, and the file that holds the code as a
// picture.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "selection/letters/invitations.h"

namespace klero::selection {

inline constexpr std::string_view kMailMergeFile = "letters.csv";

// "pictures/letter-000007.png", beside letters.csv: named by the number of the letter (its row, from
// 1) and by nothing of the person.
[[nodiscard]] std::string picture_file(std::size_t number);

struct MailMerge {
  std::string text;
  // Numbers of letters that somebody should look at before they go out.
  std::vector<std::size_t> without_salutation;      // the order knows none for the value
  std::vector<std::size_t> without_representative;  // to a minor, or his age cannot be told
};

// Rows in the sequence of `people`; the picture of row N is picture_file(N). The columns that
// Order::post names stand only in what it makes of them: `salutation` is the name of the category,
// `representatives` is filled for those who are under 18 on Order::day and for nobody else.
[[nodiscard]] MailMerge write_mail_merge(const Order& order, std::span<const Invited> people);

// The birth date of an invited person, from the identity line or a letter column; empty if the order
// puts it in neither.
[[nodiscard]] std::string_view birth_date_of(const Order& order, const Invited& person);

}  // namespace klero::selection
