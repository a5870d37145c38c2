#include "selection/register/read_register.h"

#include <gtest/gtest.h>

#include "crypto/base/error.h"
#include "tests/selection/register/small_order.h"

namespace klero::selection {
namespace {

constexpr const char* kHeader = "nummer;nachname;vorname;geboren;bezirk;sex;strasse;ort\n";

RegisterReading read(const std::string& rows) {
  return read_register_text(small_order(), "register.csv", kHeader + rows);
}

// The one fault that `rows` have.
std::string fault(const std::string& rows) {
  const RegisterReading reading = read(rows);
  if (reading.faults.count() != 1) {
    return "there are " + std::to_string(reading.faults.count()) + " faults";
  }
  return reading.faults.kept().front();
}

TEST(Register, KeepsKeyIdentityAndLetterCells) {
  const RegisterReading reading = read("A1;Meyer;Anna;2000-05-01;1;w;Am Weg 1;Kassel\n");
  ASSERT_EQ(reading.faults.count(), 0U);
  ASSERT_EQ(reading.people.people.size(), 1U);
  const Person& person = reading.people.people[0];
  EXPECT_EQ(text_of(person), "A1\tAnna | Meyer | 2000-05-01\tAm Weg 1\tKassel\n");
  EXPECT_EQ(person.line, 2U);
  EXPECT_EQ(person.stratum, 4U);  // Nord, w/d, 16-29
  const PersonText parts = parts_of(text_of(person));
  EXPECT_EQ(parts.key, "A1");
  EXPECT_EQ(parts.identity, "Anna | Meyer | 2000-05-01");
  EXPECT_EQ(parts.letters, "Am Weg 1\tKassel");
}

TEST(Register, LeavesOutWhoeverIsTooYoungOrTooOld) {
  const RegisterReading reading = read(
      "1;A;B;2010-09-01;1;m;;\n"   // 16 on the day
      "2;A;B;2010-09-02;1;m;;\n"   // 15
      "3;A;B;1926-09-02;1;m;;\n"   // 99
      "4;A;B;1926-09-01;1;m;;\n"   // 100
      "5;A;B;2026-09-02;1;m;;\n"   // not born yet
      "6;A;B;2020-01-01;99;?;;\n"  // too young: nobody asks where he lives
  );
  EXPECT_EQ(reading.faults.count(), 0U);
  EXPECT_EQ(reading.people.rows, 6U);
  EXPECT_EQ(reading.people.excluded.at(0).people, 3U);
  EXPECT_EQ(reading.people.excluded.at(1).people, 1U);
  ASSERT_EQ(reading.people.people.size(), 2U);
  EXPECT_EQ(reading.people.people[1].line, 4U);
}

TEST(RowFaults, SayHowManyThereAreAndHowManyAreShown) {
  RowFaults faults;
  faults.add("r.csv", 2, "wrong");
  EXPECT_EQ(faults.in_words(), "1 fault");
  for (std::uint64_t line = 3; line < 62; ++line) {
    faults.add("r.csv", line, "wrong");
  }
  EXPECT_EQ(faults.in_words(), "60 faults, of which 50 are shown");
}

TEST(Register, TrimsBlanksAndComposesUmlauts) {
  const RegisterReading reading =
      read("1; Mu\xCC\x88ller ; Jo ;2000-05-01; Nordstadt ;m;  ;Ko\xCC\x88ln\n");
  ASSERT_EQ(reading.people.people.size(), 1U);
  EXPECT_EQ(text_of(reading.people.people[0]),
            "1\tJo | M\xC3\xBCller | 2000-05-01\t\tK\xC3\xB6ln\n");
}

TEST(Register, FindsAnEmptyValueIfTheOrderNamesIt) {
  const RegisterReading reading = read("1;A;B;2000-05-01;2;;;\n");
  ASSERT_EQ(reading.people.people.size(), 1U);
  EXPECT_EQ(reading.people.people[0].stratum, 10U);  // Süd, w/d, 16-29
}

TEST(Register, NamesTheUnknownValueAndTheKnownOnes) {
  EXPECT_EQ(fault("1;A;B;2000-05-01;7;m;;\n"),
            "register.csv:2: column 'bezirk' holds '7', which the order does not know; it knows "
            "'1', '2', 'Nordstadt'");
}

TEST(Register, NamesADateThatIsNone) {
  EXPECT_EQ(fault("1;A;B;30.2.2000;1;m;;\n"),
            "register.csv:2: column 'geboren' holds '30.2.2000', not a date as 1970-12-31, "
            "31.12.1970 or 19701231");
}

TEST(Register, RefusesAKeyThatStandsTwiceEvenIfOneIsTooYoung) {
  EXPECT_EQ(fault("7;A;B;2000-05-01;1;m;;\n8;C;D;2000-05-01;1;m;;\n7;E;F;2020-05-01;1;m;;\n"),
            "register.csv:4: the same key stands in line 2");
}

TEST(Register, RefusesWhatCannotStandInALine) {
  EXPECT_EQ(fault("1;A|C;B;2000-05-01;1;m;;\n"),
            "register.csv:2: column 'nachname' holds '|', which separates the values");
  EXPECT_EQ(fault("1;\"A\nC\";B;2000-05-01;1;m;;\n"),
            "register.csv:2: column 'nachname' holds a line break");
  EXPECT_EQ(fault("1;A\x01;B;2000-05-01;1;m;;\n"),
            "register.csv:2: column 'nachname' holds a control character");
  EXPECT_EQ(fault("1;A;B;2000-05-01;1;m;\"x\ty\";\n"),
            "register.csv:2: column 'strasse' holds a tab");
  EXPECT_EQ(fault("\"1\t\";A;B;2000-05-01;1;m;;\n"),
            "register.csv:2: column 'nummer' holds a tab");
  EXPECT_EQ(fault(" ;A;B;2000-05-01;1;m;;\n"), "register.csv:2: column 'nummer' is empty");
}

TEST(Register, TellsAllFaultsButKeepsAFew) {
  std::string rows;
  for (int i = 0; i < 200; ++i) rows += std::to_string(i) + ";A;B;gestern;1;m;;\n";
  const RegisterReading reading = read(rows);
  EXPECT_EQ(reading.faults.count(), 200U);
  EXPECT_EQ(reading.faults.kept().size(), RowFaults::kKept);
  EXPECT_EQ(reading.people.rows, 200U);
}

TEST(Register, RefusesAFileWithoutAColumnOfTheOrder) {
  EXPECT_THROW((void)read_register_text(small_order(), "r.csv", "nummer;nachname\n1;A\n"),
               crypto::Error);
}

TEST(Register, WritesBirthDatesInOneFormIntoTheIdentity) {
  for (const char* const date : {"2000-05-01", "20000501", "01.05.2000", "1.5.2000"}) {
    const RegisterReading reading = read(std::string("1;A;B;") + date + ";1;m;Weg 1;\n");
    ASSERT_EQ(reading.people.people.size(), 1U) << date;
    EXPECT_EQ(parts_of(text_of(reading.people.people[0])).identity, "B | A | 2000-05-01") << date;
  }
}

TEST(Register, RefusesAPersonWhoStandsTwiceUnderTwoKeys) {
  EXPECT_EQ(fault("1;Mu\xCC\x88ller;B;2000-05-01;1;m;Weg 1;Ort\n"
                  "2;M\xC3\xBCller;B;1.5.2000;2;w;Weg 1;Ort\n"),
            "register.csv:3: the same person stands in line 2 under another key: birth date, "
            "identity and letter columns are the same");
  // Other birth date, other address, no address, too young to be drawn: not the same, or not ours.
  EXPECT_EQ(read("1;A;B;2000-05-01;1;m;Weg 1;\n2;A;B;2000-05-02;1;m;Weg 1;\n").faults.count(), 0U);
  EXPECT_EQ(read("1;A;B;2000-05-01;1;m;Weg 1;\n2;A;B;2000-05-01;1;m;Weg 2;\n").faults.count(), 0U);
  EXPECT_EQ(read("1;A;B;2000-05-01;1;m;;\n2;A;B;2000-05-01;1;m;;\n").faults.count(), 0U);
  EXPECT_EQ(read("1;A;B;2020-05-01;1;m;W;\n2;A;B;2020-05-01;1;m;W;\n").faults.count(), 0U);
}

TEST(Register, NamesAllDoublePersonsNotOnlyTheFirst) {
  std::string rows;
  for (int i = 0; i < 6; ++i) rows += std::to_string(i) + ";A;B;2000-05-01;1;m;Weg " + std::to_string(i % 2) + ";\n";
  const RegisterReading reading = read(rows);
  EXPECT_EQ(reading.faults.count(), 4U);
  EXPECT_EQ(reading.faults.kept().back().substr(0, 54),
            "register.csv:7: the same person stands in line 5 under");
  // Rows that are the same altogether are told once, by their key.
  EXPECT_EQ(fault("1;A;B;2000-05-01;1;m;W;\n1;A;B;2000-05-01;1;m;W;\n"),
            "register.csv:3: the same key stands in line 2");
}

TEST(Register, TakesAgesWhereTheyAreNoPartOfTheIdentity) {
  Order order = small_order();
  order.identity = {"vorname", "nachname"};
  const auto read_so = [&](const std::string& rows) {
    return read_register_text(order, "r.csv", kHeader + rows);
  };
  const RegisterReading ages = read_so(
      "1;A;B;15;1;m;Weg;\n2;A;B;16;1;m;Weg;\n3;A;B;99;1;m;Weg;\n4;A;B;100;1;m;Weg;\n");
  EXPECT_EQ(ages.faults.count(), 0U);
  EXPECT_EQ(ages.people.people.size(), 2U);  // not compared with each other: there is no birth date
  EXPECT_EQ(ages.people.excluded.at(0).people, 1U);
  EXPECT_EQ(ages.people.excluded.at(1).people, 1U);
  EXPECT_EQ(ages.notes, (std::vector<std::string>{
                            "column 'geboren': 4 rows give an age and no birth date: taken for the "
                            "age on 2026-09-01"}));
  EXPECT_EQ(read_so("1;A;B;2000-05-01;1;m;;\n2;A;B;20;1;m;;\n").faults.kept(),
            (std::vector<std::string>{
                "r.csv:3: column 'geboren' holds an age, and a birth date in line 2"}));
  EXPECT_EQ(read_so("1;A;B;20;1;m;;\n2;A;B;2000-05-01;1;m;;\n").faults.kept(),
            (std::vector<std::string>{
                "r.csv:3: column 'geboren' holds a birth date, and an age in the lines before"}));
  EXPECT_EQ(fault("1;A;B;20;1;m;;\n"),
            "register.csv:2: column 'geboren' holds an age, and the order makes it part of the "
            "identity");
}

}  // namespace
}  // namespace klero::selection
