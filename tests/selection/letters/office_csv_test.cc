#include "selection/letters/office_csv.h"

#include <gtest/gtest.h>

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

TEST(MailMerge, HasCodeIdentityAndLetterColumns) {
  std::vector<Invited> people(1);
  people[0].identity = "Änne | Groß | 1950-01-01";
  people[0].letter_cells = {"Weg; 1", "=Köln"};
  const std::string text = write_mail_merge(small_order(), people);
  // Twenty zero bytes are 32 times A; the check by Python's hashlib and base64.
  EXPECT_EQ(text,
            "\xEF\xBB\xBF"
            "code;identity;strasse;ort\r\n"
            "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-DBRZ;Änne | Groß | 1950-01-01;\"Weg; "
            "1\";'=Köln\r\n");
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
      crypto::read_csv_text("letters.csv", write_mail_merge(small_order(), people), visitor);
  EXPECT_TRUE(shape.byte_order_mark);
  EXPECT_EQ(cells, (std::vector<std::string>{"A | B", "x\"y", "z", "C | D", "", "'-"}));
}

}  // namespace
}  // namespace klero::selection
