#include "selection/register/odd_cells.h"

#include <gtest/gtest.h>

#include "tests/selection/register/small_order.h"
#include "selection/register/read_register.h"

namespace klero::selection {
namespace {

// The first word of each note about one cell.
std::string kinds_of(std::string_view cell) {
  OddCells odd;
  odd.take(cell, 7);
  std::string kinds;
  for (const std::string& note : odd.notes()) {
    EXPECT_TRUE(note.ends_with(": 1 row, in line 7")) << note;
    const auto holds = [&](std::string_view text) { return note.find(text) != std::string::npos; };
    kinds += holds("Windows-1252") ? "twice " : holds("U+FFFD") ? "replaced " : holds("question mark") ? "asks "
             : holds("invisible") ? "invisible " : holds("no-break") ? "no-break "
             : holds("web page") ? "markup " : holds("formula") ? "error " : holds("Cyrillic") ? "mixed " : holds("old Mac") ? "mac " : "? ";
  }
  return kinds;
}

TEST(OddCells, SeesWhatWasSpoiltOnTheWay) {
  struct Case {
    const char* cell;
    const char* kinds;
  };
  // The spoilt ones: python3 -c "print('Müller'.encode().decode('cp1252'))" and so on.
  constexpr Case kCases[] = {
      {"Müller", ""}, {"", ""}, {"Øyvind Åse Çelik Şahin Đorđe", ""}, {"JOÃO DA CONCEIÇÃO", ""},
      {"Âkif Kâzım", ""}, {"Nguyễn Thị", ""}, {"محمد", ""}, {"Straße", ""}, {"O’Neill", ""},
      {"Haus 3 – 5", ""}, {"Wer?", ""}, {"? unbekannt", ""}, {"a ? b", ""},
      {"MÃ¼ller", "twice "}, {"StraÃŸe", "twice "}, {"Ã–zdemir", "twice "}, {"Ã„rzte", "twice "},
      {"Â§ 5", "twice "}, {"KarÅ\xc2\xa0", "no-break "},
      {"M\xef\xbf\xbdller", "replaced "}, {"M?ller", "asks "}, {"Stra?e?", "asks "},
      {"Mei\xc2\xad" "er", "invisible "}, {"\xe2\x80\xaewer", "invisible "}, {"a\xe2\x80\x8b" "b", "invisible "},
      {"علی\xe2\x80\x8cرضا", ""},  // Persian: the joiner is part of the name
      {"von\xc2\xa0" "Berg", "no-break "}, {"5\xe2\x80\xaf" "a", "no-break "},
      {"Meier\xe2\x80\x91Huber", "no-break "}, {"\xef\xac\x81scher", "no-break "}, {"Meier-Huber", ""},
      {"M&uuml;ller", "markup "}, {"M&#252;ller", "markup "}, {"Müller & Sohn; Hof", ""}, {"A&B", ""},
      {"#NAME?", "error "}, {"#NV", "error "}, {"#5", ""},
      {"M\xd0\xb5ier", "mixed "}, {"Иванов", ""}, {"Stra§e", "mac "}, {"Auskunft § 51", ""}, {"a§5", ""},
      {"Иванов Ivan", ""}, {"Παπα", ""},
  };
  for (const auto& [cell, kinds] : kCases) EXPECT_EQ(kinds_of(cell), kinds) << cell;
}

TEST(OddCells, CountsRowsAndKeepsTheFirstLine) {
  OddCells odd;
  odd.take("Meier", 2);
  odd.take("M?ller", 4);
  odd.take("M?ller", 9);
  EXPECT_EQ(odd.notes(), (std::vector<std::string>{
                             "a question mark between letters, perhaps for a character that was lost "
                             "before: 2 rows, the first in line 4"}));
}

TEST(OddCells, KnowsNumbersThatASpreadsheetHasShortened) {
  for (const char* cell : {"1,98E+14", "1.98E+14", "2E+10", "1,96504E+15", "1,9e+05", "1.98E14"}) {
    EXPECT_TRUE(is_shortened_number(cell)) << cell;
  }
  for (const char* cell : {"", "1", "12E5", "1E5", "E+5", "1,E+5", "12,9E+5", "1,9E+", "1,9E+5a", "A1,9E+5", "1,9E-5", "1.98A14"}) {
    EXPECT_FALSE(is_shortened_number(cell)) << cell;
  }
}

TEST(OddCells, AreToldOfTheColumnsThatAreKept) {
  const RegisterReading reading = read_register_text(
      small_order(), "r.csv",
      "nummer;nachname;vorname;geboren;bezirk;sex;strasse;ort;mehr\n"
      "1;MÃ¼ller;Anna;1890-05-01;1;w;Stra?e;Ort;x?y\n"
      "2;Meier;Anna;2015-05-01;1;w;Stra?e;Ort;\n"  // excluded: nobody writes to her
      "1,98E+14;Berg;Anna;1990-05-01;1;w;;;\n");
  EXPECT_EQ(reading.faults.kept(),
            (std::vector<std::string>{"r.csv:4: column 'nummer' holds '1,98E+14', a number that a "
                                      "spreadsheet has shortened: its digits are lost"}));
  // 1890: 136 years, above the order's 99, hence excluded too; but it may be a slip of the pen for 1990.
  EXPECT_EQ(reading.notes,
            std::vector<std::string>{"column 'geboren': older than 110 years, alive according to the "
                                     "register: 1 row, in line 2"});
  Order order = small_order();
  order.eligibility.maximum_age = std::nullopt;
  const RegisterReading all = read_register_text(
      order, "r.csv",
      "nummer;nachname;vorname;geboren;bezirk;sex;strasse;ort;mehr\n"
      "1;MÃ¼ller;Anna;1890-05-01;1;w;Stra?e;Ort;x?y\n");
  EXPECT_EQ(all.faults.count(), 0U);
  EXPECT_EQ(all.notes,
            (std::vector<std::string>{
                "column 'nachname': UTF-8 that was read as Windows-1252 before, it seems (MÃ¼ller for "
                "Müller): 1 row, in line 2",
                "column 'strasse': a question mark between letters, perhaps for a character that was "
                "lost before: 1 row, in line 2",
                "column 'geboren': older than 110 years, alive according to the register: 1 row, in line 2"}));
}

}  // namespace
}  // namespace klero::selection
