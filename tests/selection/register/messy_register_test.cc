// Rows as careless programs and people make them: what is said about each, and what is never done.
#include <gtest/gtest.h>

#include "selection/register/likeness.h"
#include "selection/register/read_register.h"
#include "tests/selection/register/small_order.h"

namespace klero::selection {
namespace {

constexpr const char* kHeader = "nummer;nachname;vorname;geboren;bezirk;sex;strasse;ort;wohnung;tod\n";

Order order_with_otherwise() {
  Order order = small_order();
  order.eligibility.rules = {{"wohnung", {"H"}, {{"Nebenwohnung", {"N"}}}, "keine Hauptwohnung"},
                             {"tod", {""}, {}, "verstorben"}};
  return order;
}

RegisterReading read(const std::string& rows) {
  return read_register_text(order_with_otherwise(), "r.csv", kHeader + rows);
}

// The one fault or, if there is none, the one note of a row; "" for neither.
std::string told(const std::string& rows) {
  const RegisterReading reading = read(rows);
  if (reading.faults.count() > 1 || reading.notes.size() > 1) return "more than one";
  if (reading.faults.count() == 1) return reading.faults.kept().front();
  return reading.notes.empty() ? "" : reading.notes.front();
}

// Whoever has a no-break space behind his H is not left out without a word.
TEST(MessyRegister, ASlipIsNoReasonToExcludeAnybody) {
  const std::string another = "'H', 'N': another spelling of 'H'? then the order must list it";
  const std::string nothing = "'': nothing, in other words? then the order must list it";
  const std::vector<std::pair<std::string, std::string>> faults = {
      {"h;", another},           {"H\xC2\xA0;", another}, {"\xE2\x80\x8BH;", another},
      {"H.;", another},          {"\xD0\x9D;", another},  {"H;-", nothing},
      {"H;NULL", nothing},       {"H;\xC2\xA0", nothing}, {"H;00.00.0000", nothing},
      {"H;\t", nothing},         {"H;0", nothing},        {"H;\xE3\x80\x80", nothing}};
  for (const auto& [cells, end] : faults) {
    EXPECT_TRUE(told("1;A;B;2000-05-01;1;m;;;" + cells + "\n").ends_with(end))
        << cells << ": " << told("1;A;B;2000-05-01;1;m;;;" + cells + "\n");
  }
  for (const char* const cells : {"N;", "X;", ";", "HH;", "H+;", "H;?", "H;\xE2\x80\xA0", "H;*", "H;2020-01-01", "H;unbekannt"}) {
    const RegisterReading reading = read(std::string("1;A;B;2000-05-01;1;m;;;") + cells + "\n");
    EXPECT_EQ(reading.faults.count(), 0U) << cells;
    EXPECT_TRUE(reading.people.people.empty()) << cells;
  }
}

TEST(MessyRegister, SaysWhichSpellingMayBeMeant) {
  const auto end_of = [](const std::string& district) {
    const std::string fault = told("1;A;B;2000-05-01;" + district + ";m;;;H;\n");
    const std::size_t known = fault.find("'Nordstadt'");
    return known == std::string::npos ? fault : fault.substr(known + 11);
  };
  const std::string meant = ": another spelling of 'Nordstadt'? then the order must list it";
  for (const char* const district : {"NORDSTADT", "Nord stadt", "Nord-Stadt", "Nordstadt\xC2\xA0", "N\xD0\xBErdstadt",
                                     "Nord\xC2\xADstadt", "Nord\xE2\x80\x91stadt"}) {
    EXPECT_EQ(end_of(district), meant) << district;
  }
  EXPECT_EQ(end_of("Nord"), "");
  EXPECT_EQ(end_of(""), "");
  EXPECT_EQ(end_of("Nordstädt"), "");
}

TEST(MessyRegister, SaysWhatABirthDateIsInstead) {
  const auto why = [](const std::string& born) {
    const std::string fault = told("1;A;B;" + born + ";1;m;;;H;\n");
    const std::string start = "r.csv:2: column 'geboren' holds '" + born + "'";
    return fault.starts_with(start) ? fault.substr(start.size()) : fault;
  };
  const std::string unknown =
      ", a birth of which day or month are unknown: write the day by which your authority reckons this person's age";
  for (const char* const born : {"00.00.1950", "00.05.1950", "1950-00-00", "1950-05-00", "19500000", "0.0.1950"}) {
    EXPECT_EQ(why(born), unknown) << born;
  }
  const std::string behind = ", a date with something behind it: leave away the time of day";
  for (const char* const born : {"1980-05-01 00:00:00", "1980-05-01T00:00:00", "01.05.1980 00:00"}) {
    EXPECT_EQ(why(born), behind) << born;
  }
  EXPECT_EQ(why("29587"), ", not a date; a spreadsheet's number of days? format the column as a date there");
  EXPECT_EQ(why("01.02.70"), ", a year of two digits: of which century");
  for (const char* const born : {"30.02.1980", "29.02.1981", "01051980", "1/5/1980", "00.00.0000", "17 Jahre", "########", ""}) {
    EXPECT_EQ(why(born), ", not a date as 1970-12-31, 31.12.1970 or 19701231") << born;
  }
}

TEST(MessyRegister, FootersAndHeadersAmongTheRowsAreTold) {
  EXPECT_EQ(told("nummer;nachname;vorname;geboren;bezirk;sex;strasse;ort;wohnung;tod\n"),
            "r.csv:2: column 'nummer' holds the name of the column: the header once more");
  EXPECT_EQ(told("Summe;7;;;;;;;;\n"),
            "column 'geboren': no birth date, counted as excluded by a rule; a sum or a title?: 1 row, in line 2");
  EXPECT_EQ(told("1;A;B;2062-05-01;1;m;;;H;\n"),
            "column 'geboren': born after the day of eligibility, 2026-09-01, counted as too young; a slip of the "
            "pen?: 1 row, in line 2");
  EXPECT_EQ(told("#NV;A;B;2000-05-01;1;m;;;H;\n"),
            "r.csv:2: column 'nummer' holds '#NV', which a spreadsheet writes for an error");
}

TEST(MessyRegister, PeopleWhoLookTheSameAreTold) {
  const std::string first = "1;Weiß;Anna-Lena;2000-05-01;1;m;Weg 1;Ort;H;\n";
  const std::string note =
      "perhaps the same person as in an earlier row, under another key: only capitals, blanks or signs differ: 1 "
      "row, in line 3";
  for (const char* const names : {"WEISS;ANNA LENA", "weiß;Anna-Lena", "Weiß;Anna  Lena", "WEI\xE1\xBA\x9E;Annalena"}) {
    EXPECT_EQ(told(first + "2;" + names + ";2000-05-01;1;m;Weg 1;Ort;H;\n"), note) << names;
  }
  EXPECT_EQ(told(first + "2;Weiß;Anna-Lina;2000-05-01;1;m;Weg 1;Ort;H;\n"), "");
  EXPECT_EQ(told(first + "2;WEISS;Anna-Lena;2000-05-02;1;m;Weg 1;Ort;H;\n"), "");
  // The same to the letter is a fault, also beside one that only looks the same.
  EXPECT_EQ(read(first + "2;WEISS;Anna-Lena;2000-05-01;1;m;Weg 1;Ort;H;\n" +
                 "3;Weiß;Anna-Lena;2000-05-01;1;m;Weg 1;Ort;H;\n")
                .faults.kept(),
            std::vector<std::string>{"r.csv:4: the same person stands in line 2 under another key: birth date, "
                                     "identity and letter columns are the same"});
}

TEST(MessyRegister, ZerosThatSomeNumbersHaveLostAreTold) {
  const auto row = [](const std::string& number) { return number + ";A;B;2000-05-01;1;m;;;H;\n"; };
  EXPECT_EQ(told(row("06611") + row("06612") + row("34117") + row("6613")),
            "column 'nummer': 1 number of 4 digits among 3 of 5, some of which begin with 0: were leading zeros lost?");
  EXPECT_EQ(told(row("06611") + row("06612") + row("34117") + row("0613")), "");
}

TEST(Likeness, LeavesWhatPeopleSee) {
  struct Case {
    const char* text;
    const char* rest;
  };
  constexpr Case kCases[] = {{"", ""},           {"Nord-Ost", "nordost"},  {"O\xE2\x80\x99Neill", "oneill"},
                             {"WEI\xE1\xBA\x9E", "weiss"}, {"\xEF\xAC\x81scher", "fischer"}, {"Öz\xC2\xADtürk", "öztürk"},
                             {"null", ""},       {"0000-00-00", ""},       {"(NULL)", ""},
                             {"0001", "0001"}, {"?", "?"}, {"a+b & c", "a+b&c"},
                               {"Иван", "иbah"},         {"محمد", "محمد"}};
  for (const auto& [text, rest] : kCases) EXPECT_EQ(likeness_of(text), rest) << text;
}

}  // namespace
}  // namespace klero::selection
