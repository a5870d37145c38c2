// Who can be drawn, and why not: ages, rules of the order, the list of those who have served.

#include <gtest/gtest.h>

#include <sstream>

#include "selection/frame/frame_files.h"
#include "selection/register/birth_date.h"
#include "selection/register/read_register.h"
#include "tests/selection/register/small_order.h"
#include "tests/support/vectors.h"

namespace klero::selection {
namespace {

using tests::VectorRow;

// One stratum, so that nothing but eligibility can matter.
Order plain_order() {
  Order order = small_order();
  order.strata = {{"alter", std::nullopt, {ages_category("alle", 0, std::nullopt)}}};
  order.identity = {"nachname"};
  return order;
}

Order order_with_rules() {
  using namespace std::chrono;
  Order order = plain_order();
  order.day = year{2026} / March / 1;
  order.eligibility = {
      "geboren",
      16,
      80,
      {{"residence", {"H", "Hauptwohnung"}, {{"nur Nebenwohnung", {"N"}}}, std::nullopt},
       {"gone", {""}, {{"verzogen", {"V"}}}, "verstorben"},
       {"lock", {"", "0"}, {{"Auskunftssperre", {"1", "ja"}}}, std::nullopt}},
      "hat schon teilgenommen"};
  return order;
}

// The reasons that have people, joined; "eligible" if everybody can be drawn.
std::string reasons(const Register& people) {
  std::string text;
  for (const Excluded& excluded : people.excluded) {
    if (excluded.people > 0) text += (text.empty() ? "" : ",") + excluded.why;
  }
  return text.empty() && !people.people.empty() ? "eligible" : text;
}

// What is said of the one row: a reason, or "unknown COLUMN".
std::string answer(const RegisterReading& reading) {
  if (reading.faults.count() == 0) return reasons(reading.people);
  const std::string& fault = reading.faults.kept().front();
  const std::size_t start = fault.find("column '") + 8;
  const std::string column = fault.substr(start, fault.find('\'', start) - start);
  return "unknown " + (column == "geboren" ? "born" : column);
}

TEST(Eligibility, CountsAgesToTheDay) {
  for (const VectorRow& row :
       tests::read_vectors("eligibility/ages.tsv", {"born", "day", "minimum", "maximum", "answer"})) {
    SCOPED_TRACE(row[0] + " on " + row[1] + ", " + row[2] + " to " + row[3]);
    Order order = plain_order();
    order.day = *parse_register_date(row[1]);
    order.eligibility.minimum_age = std::stoull(row[2]);
    order.eligibility.maximum_age =
        row[3] == "-" ? std::nullopt : std::optional<std::uint64_t>(std::stoull(row[3]));
    EXPECT_EQ(answer(read_register_text(order, "register.csv",
                                        "nummer;nachname;geboren;strasse;ort\n1;A;" + row[0] + ";;\n")),
              row[4]);
  }
}

TEST(Eligibility, FollowsTheRulesOfTheOrder) {
  const ServedList served{"S1", "S2", "S3", "S9"};
  for (const VectorRow& row : tests::read_vectors(
           "eligibility/rules.tsv", {"number", "born", "residence", "gone", "lock", "answer"})) {
    SCOPED_TRACE(row[0]);
    std::string line;
    for (std::size_t i = 0; i < 5; ++i) line += (row[i] == "\"\"" ? "" : row[i]) + ";";
    const RegisterReading reading =
        read_register_text(order_with_rules(), "register.csv",
                           "nummer;geboren;residence;gone;lock;nachname;strasse;ort\n" + line + "A;;\n",
                           {}, served);
    EXPECT_EQ(answer(reading), row[5]);
  }
}

TEST(Eligibility, SaysWhichValueIsUnknownAndWhichAreKnown) {
  const RegisterReading reading =
      read_register_text(order_with_rules(), "r.csv",
                         "nummer;geboren;residence;gone;lock;nachname;strasse;ort\n"
                         "1;1990-01-01;H;;;A;;\n2;1990-01-01;Z;;;A;;\n");
  ASSERT_EQ(reading.faults.count(), 1U);
  EXPECT_EQ(reading.faults.kept().front(),
            "r.csv:3: column 'residence' holds 'Z', which the order does not know; it knows 'H', "
            "'Hauptwohnung', 'N'");
}

TEST(Eligibility, AsksNothingElseOfWhoIsExcluded) {
  Order order = small_order();
  order.eligibility.rules = {{"gone", {""}, {}, "verstorben"}};
  const RegisterReading reading = read_register_text(
      order, "r.csv",
      "nummer;nachname;vorname;geboren;bezirk;sex;strasse;ort;gone\n1;;|;?;99;?;\t;;2020-01-01\n");
  EXPECT_EQ(reading.faults.count(), 0U);
  EXPECT_EQ(reasons(reading.people), "verstorben");
}

// One person with two homes stands twice; who cannot be drawn has no second ticket.
TEST(Eligibility, APersonMayStandAgainWhereHeIsExcluded) {
  const std::string rows =
      "1;1990-01-01;H;;;Meyer;Am Weg 1;Kassel\n2;1990-01-01;N;;;Meyer;Am Weg 1;Kassel\n";
  const std::string header = "nummer;geboren;residence;gone;lock;nachname;strasse;ort\n";
  const RegisterReading once = read_register_text(order_with_rules(), "r.csv", header + rows);
  EXPECT_EQ(once.faults.count(), 0U);
  EXPECT_EQ(once.people.people.size(), 1U);
  const RegisterReading twice = read_register_text(
      order_with_rules(), "r.csv", header + rows + "3;1990-01-01;H;;;Meyer;Am Weg 1;Kassel\n");
  ASSERT_EQ(twice.faults.count(), 1U);
  EXPECT_NE(twice.faults.kept().front().find("r.csv:4: the same person stands in line 2"),
            std::string::npos);
}

TEST(Eligibility, TheSameNumberTwiceIsRefusedOfWhoIsExcludedToo) {
  const RegisterReading reading =
      read_register_text(order_with_rules(), "r.csv",
                         "nummer;geboren;residence;gone;lock;nachname;strasse;ort\n"
                         "1;1990-01-01;N;;;A;;\n1;1990-01-01;H;;;B;;\n");
  ASSERT_EQ(reading.faults.count(), 1U);
  EXPECT_EQ(reading.faults.kept().front(), "r.csv:3: the same key stands in line 2");
}

TEST(Eligibility, NumbersOfTheListThatNobodyHasAreTold) {
  const RegisterReading reading =
      read_register_text(order_with_rules(), "r.csv",
                         "nummer;geboren;residence;gone;lock;nachname;strasse;ort\n"
                         "S1;1990-01-01;N;;;A;;\nS2;1990-01-01;H;;;B;;\n",
                         {}, {"S1", "S2", "S9"});
  EXPECT_EQ(reading.notes,
            std::vector<std::string>{
                "of the 3 numbers on the list of those who have served 1 is not in the register"});
  EXPECT_EQ(reasons(reading.people), "nur Nebenwohnung,hat schon teilgenommen");
}

TEST(ServedList, IsReadAsItComes) {
  const ServedReading reading = read_served_text(
      order_with_rules(), "served.csv", "Beirat 2024\rname,nummer\rA,\" S2 \"\rB,S1\rC,S2\r");
  EXPECT_EQ(reading.faults.count(), 0U);
  EXPECT_EQ(reading.numbers, (ServedList{"S1", "S2"}));
}

TEST(ServedList, WantsANumberInEveryRow) {
  const ServedReading reading =
      read_served_text(order_with_rules(), "served.csv", "nummer;name\nS1;A\n ;B\nS3\n");
  ASSERT_EQ(reading.faults.count(), 2U);
  EXPECT_EQ(reading.faults.kept()[0], "served.csv:3: column 'nummer' is empty");
}

TEST(Excluded, ReasonsStandOnceAndInSequence) {
  Order order = order_with_rules();
  order.eligibility.rules[2].excluded.push_back({"verzogen", {"x"}});
  std::vector<std::string> reasons;
  for (const Excluded& one : reasons_of(order)) reasons.push_back(one.why);
  EXPECT_EQ(reasons, (std::vector<std::string>{"too young", "too old", "nur Nebenwohnung", "verzogen",
                                               "verstorben", "Auskunftssperre",
                                               "hat schon teilgenommen"}));
}

TEST(Excluded, SmallNumbersAreMerged) {
  for (const VectorRow& row :
       tests::read_vectors("eligibility/merged.tsv", {"min_stratum", "counts", "told"})) {
    SCOPED_TRACE(row[0] + ": " + row[1]);
    Order order = plain_order();
    order.min_stratum = std::stoull(row[0]);
    Register people;
    std::string wanted = "reason\tpeople\n";
    std::istringstream counts(row[1]);
    std::istringstream told(row[2]);
    std::string word;
    for (std::uint64_t count = 0; counts >> count && told >> word;) {
      const std::string why = "r" + std::to_string(people.excluded.size());
      people.excluded.push_back({count, why});
      wanted += why + "\t" + word + "\n";
    }
    if (told >> word) wanted += "other\t" + word + "\n";
    EXPECT_EQ(write_excluded(order, people), wanted);
  }
}

TEST(Excluded, AreToldInOneLine) {
  const std::vector<Excluded> all{{30, "too young"}, {0, "too old"}, {5, "moved\x1b"}, {17, "x"}};
  EXPECT_EQ(describe_excluded(all, 1), "30 too young, 0 too old, 5 moved\\x1b, 17 x");
  EXPECT_EQ(describe_excluded(all, 20), "30 too young, 22 too old or moved\\x1b or x");
  EXPECT_EQ(describe_excluded({{1, "a"}, {2, "b"}}, 20), "3 a or b");
}

}  // namespace
}  // namespace klero::selection
