#include "selection/letters/office_csv.h"

#include <gtest/gtest.h>

#include <array>

#include "crypto/csv/csv.h"
#include "selection/letters/mail_merge.h"
#include "tests/selection/register/small_order.h"

namespace klero::selection {
namespace {

std::string row(std::vector<std::string_view> cells) {
  std::string text;
  append_office_row(text, cells);
  return text;
}

TEST(OfficeCsv, QuotesWhatNeedsIt) {
  EXPECT_EQ(row({"a", "b;c", "d \"e\"", ""}), "a;\"b;c\";\"d \"\"e\"\"\";\r\n");
}

TEST(OfficeCsv, DisarmsFormulas) {
  EXPECT_EQ(row({"=1+1", "+49", "-x", "@y", "a=b"}), "'=1+1;'+49;'-x;'@y;a=b\r\n");
  EXPECT_EQ(row({"=HYPERLINK(\"x\";1)"}), "\"'=HYPERLINK(\"\"x\"\";1)\"\r\n");
}

// Every cell of up to three characters of those that matter, written, read as CSV, and one apostrophe
// taken off where there is one.
TEST(OfficeCsv, GuardingCanBeUndone) {
  constexpr std::string_view kAlphabet = "=+-@\t\r'a;\"";
  std::vector<std::string> cells;
  for (std::size_t begin = 0, length = 1; length <= 3; ++length) {
    const std::size_t end = cells.size();
    for (const char c : kAlphabet) {
      if (length == 1) cells.emplace_back(1, c);
      for (std::size_t i = begin; i < end; ++i) cells.push_back(cells[i] + c);
    }
    begin = end;
  }
  ASSERT_EQ(cells.size(), 10U + 100U + 1000U);
  std::string text = "cell;more\r\n";
  for (const std::string& cell : cells) text += row({cell, "x"});
  std::vector<std::string> undone;
  crypto::CsvVisitor visitor;
  visitor.row = [&](const crypto::CsvRow& read) {
    std::string cell(read.fields[0]);
    ASSERT_NE(cell.find_first_of("=+-@\t\r"), 0U);
    if (cell[0] == '\'') cell.erase(0, 1);
    undone.push_back(std::move(cell));
  };
  (void)crypto::read_csv_text("cells.csv", text, visitor);
  EXPECT_EQ(undone, cells);
}

Order order() {
  Order order = small_order();
  order.post.deadline = std::chrono::year{2026} / std::chrono::October / 31;
  return order;
}

TEST(MailMerge, HasCodeIdentityAndLetterColumns) {
  std::vector<Invited> people(1);
  people[0].identity = "Änne | Groß | 1950-01-01";
  people[0].letter_cells = {"Weg; 1", "=Köln"};
  const std::string text = write_mail_merge(order(), people).text;
  // Twenty zero bytes are 32 times A; the check by Python's hashlib and base64.
  EXPECT_EQ(text,
            "\xEF\xBB\xBF"
            "code;identity;strasse;ort;salutation;representatives;reply_by;picture\r\n"
            "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-DBRZ;Änne | Groß | 1950-01-01;\"Weg; "
            "1\";'=Köln;;;2026-10-31;pictures/letter-000001.png\r\n");
}

// Who is addressed: born 18 years and a day, and 18 years less a day, before 2026-09-01.
TEST(MailMerge, AddressesPeopleAndTheRepresentativesOfMinors) {
  Order order = klero::selection::order();
  order.letter_columns = {"ort", "sex", "eltern"};
  order.post.salutation = Salutation{
      "sex", {{"Sehr geehrter Herr", {"m"}, std::nullopt}, {"Guten Tag", {"d", ""}, std::nullopt}}};
  order.post.representatives = "eltern";
  std::vector<Invited> people(4);
  people[0].identity = "Ada | Alt | 2008-08-31";
  people[0].letter_cells = {"Dorf", "m", "Vater Alt"};
  people[1].identity = "Ben | Jung | 02.09.2008";
  people[1].letter_cells = {"Dorf", "", "Mutter Jung"};
  people[2].identity = "Cem | Jung | 2009-01-01";
  people[2].letter_cells = {"Dorf", "w", ""};
  people[3].identity = "Dua | Tag | 2008-09-01";
  people[3].letter_cells = {"Dorf", "d", "Mutter Tag"};
  const MailMerge merge = write_mail_merge(order, people);
  EXPECT_EQ(merge.without_salutation, std::vector<std::size_t>{3});
  EXPECT_EQ(merge.without_representative, std::vector<std::size_t>{3});
  std::vector<std::string> rows;
  crypto::CsvVisitor visitor;
  visitor.row = [&](const crypto::CsvRow& read) {
    ASSERT_EQ(read.fields.size(), 7U);
    rows.push_back(std::string(read.fields[2]) + "/" + std::string(read.fields[3]) + "/" +
                   std::string(read.fields[4]));
  };
  (void)crypto::read_csv_text("letters.csv", merge.text, visitor);
  EXPECT_EQ(rows, (std::vector<std::string>{"Dorf/Sehr geehrter Herr/", "Dorf/Guten Tag/Mutter Jung",
                                            "Dorf//", "Dorf/Guten Tag/"}));
  // Where nobody under age can be drawn, nobody is a minor.
  order.eligibility.minimum_age = 18;
  EXPECT_TRUE(write_mail_merge(order, people).without_representative.empty());
}

TEST(MailMerge, TellsMinorsByAgesToo) {
  Order with_ages = order();
  with_ages.eligibility.birth_date = "Alter";
  with_ages.eligibility.minimum_age = 14;
  with_ages.letter_columns = {"Alter"};
  std::vector<Invited> people(4);
  const std::array<const char*, 4> ages{"17", "18", "", "81"};
  for (std::size_t i = 0; i < people.size(); ++i) people[i].letter_cells = {ages[i]};
  // Whose age is not known may be a minor.
  EXPECT_EQ(write_mail_merge(with_ages, people).without_representative,
            (std::vector<std::size_t>{1, 3}));
}

TEST(MailMerge, CanBeReadBack) {
  std::vector<Invited> people(2);
  people[0].identity = "A | B";
  people[0].letter_cells = {"x\"y", "z"};
  people[1].nonce[0] = 1;
  people[1].identity = "C | D";
  people[1].letter_cells = {"", "-"};
  std::vector<std::string> cells;
  crypto::CsvVisitor visitor;
  visitor.row = [&](const crypto::CsvRow& read) {
    cells.insert(cells.end(), read.fields.begin() + 1, read.fields.end());
  };
  const crypto::CsvShape shape =
      crypto::read_csv_text("letters.csv", write_mail_merge(order(), people).text, visitor);
  EXPECT_TRUE(shape.byte_order_mark);
  EXPECT_EQ(cells, (std::vector<std::string>{"A | B", "x\"y", "z", "", "", "2026-10-31", "pictures/letter-000001.png", "C | D", "",
                                             "'-", "", "", "2026-10-31", "pictures/letter-000002.png"}));
}

}  // namespace
}  // namespace klero::selection
