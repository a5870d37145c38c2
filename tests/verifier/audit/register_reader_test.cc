// How the auditor's program reads who can be drawn, from the same vectors as the office's.

#include "verifier/audit/register_reader.h"

#include <gtest/gtest.h>

#include "tests/support/vectors.h"
#include "tests/verifier/checks/made_record.h"

namespace klero::verifier {
namespace {

using crypto::Json;
using tests::VectorRow;

// One stratum, so that nothing but eligibility can matter.
Json plain_order() {
  Json order = base_order();
  order["identity"] = {"surname"};
  order["strata"] = {{{"categories", {{{"from", 0}, {"name", "all"}, {"to", nullptr}}}},
                      {"column", nullptr},
                      {"name", "age"}}};
  order["letters"]["levels"][0]["columns"] = {"age"};
  order["features"].erase(0);
  return order;
}

Json order_with_rules() {
  Json order = plain_order();
  order["eligibility"] = {
      {"birth_date", "born"},
      {"maximum_age", 80},
      {"minimum_age", 16},
      {"rules",
       {{{"column", "residence"},
         {"eligible", {"H", "Hauptwohnung"}},
         {"excluded", {{{"reason", "nur Nebenwohnung"}, {"values", {"N"}}}}},
         {"otherwise", nullptr}},
        {{"column", "gone"},
         {"eligible", {""}},
         {"excluded", {{{"reason", "verzogen"}, {"values", {"V"}}}}},
         {"otherwise", "verstorben"}},
        {{"column", "lock"},
         {"eligible", {"", "0"}},
         {"excluded", {{{"reason", "Auskunftssperre"}, {"values", {"1", "ja"}}}}},
         {"otherwise", nullptr}}}},
      {"served", {{"reason", "hat schon teilgenommen"}}}};
  return order;
}

AuditTable table_of(const std::string& text) {
  return {"register.csv", text, std::nullopt, {}, true};
}

// What is said of the one row: "eligible", a reason, or "unknown COLUMN".
std::string answer(const Json& order, const ServedNumbers& served, const std::string& text) {
  const MadeRecord made(order);
  Outcome outcome;
  std::string said = "nobody";
  visit_register(made.x, table_of(text), served, outcome, [&](const RegisterPerson& person) {
    EXPECT_EQ(person.stratum, person.excluded.empty() ? 1U : 0U);
    said = person.excluded.empty() ? "eligible" : person.excluded;
  });
  if (outcome.findings().shown.empty()) {
    return said;
  }
  EXPECT_EQ(said, "nobody");
  const std::string& expected = outcome.findings().shown.front().expected;
  for (const char* const column : {"residence", "gone", "lock"}) {
    if (expected == "a value of '" + std::string(column) + "' that the order knows") {
      return "unknown " + std::string(column);
    }
  }
  return expected.starts_with("a birth date") ? "unknown born" : expected;
}

TEST(AuditedRegister, CountsAgesToTheDay) {
  for (const VectorRow& row :
       tests::read_vectors("eligibility/ages.tsv", {"born", "day", "minimum", "maximum", "answer"})) {
    SCOPED_TRACE(row[0] + " on " + row[1] + ", " + row[2] + " to " + row[3]);
    Json order = plain_order();
    order["day"] = row[1];
    order["destroy_after"] = "2099-12-31";
    order["eligibility"]["minimum_age"] = std::stoull(row[2]);
    if (row[3] != "-") {
      order["eligibility"]["maximum_age"] = std::stoull(row[3]);
    }
    EXPECT_EQ(answer(order, {}, "number;surname;born\n1;A;" + row[0] + "\n"), row[4]);
  }
}

TEST(AuditedRegister, FollowsTheRulesOfTheOrder) {
  for (const VectorRow& row : tests::read_vectors(
           "eligibility/rules.tsv", {"number", "born", "residence", "gone", "lock", "answer"})) {
    SCOPED_TRACE(row[0]);
    std::string line;
    for (std::size_t i = 0; i < 5; ++i) {
      line += (row[i] == "\"\"" ? "" : row[i]) + ";";
    }
    EXPECT_EQ(answer(order_with_rules(), {"S1", "S2", "S3", "S9"},
                     "number;born;residence;gone;lock;surname\n" + line + "A\n"),
              row[5]);
  }
}

// The office composed it; taken as it is here it would be "any other value".
TEST(AuditedRegister, TakesNoValueForAnotherBecauseItIsNotComposed) {
  Json order = order_with_rules();
  order["eligibility"]["rules"][1]["eligible"] = {"gew\xC3\xB6hnlich"};
  const std::string head = "number;born;residence;gone;lock;surname\n1;1990-01-01;H;";
  EXPECT_EQ(answer(order, {}, head + "gew\xC3\xB6hnlich;;A\n"), "eligible");
  EXPECT_EQ(answer(order, {}, head + "gewo\xCC\x88hnlich;;A\n"), "unknown gone");
  EXPECT_EQ(answer(order, {}, head + "gewoehnlich;;A\n"), "verstorben");
}

TEST(AuditedServedList, IsReadAsItComes) {
  const MadeRecord made(order_with_rules());
  Outcome outcome;
  EXPECT_EQ(read_served(made.x, table_of("Beirat 2024\rname,number\rA,\" S2 \"\rB,S1\r"), outcome),
            (ServedNumbers{"S1", "S2"}));
  EXPECT_TRUE(outcome.findings().empty());
  (void)read_served(made.x, table_of("number;name\n ;A\n"), outcome);
  EXPECT_FALSE(outcome.findings().empty());
}

}  // namespace
}  // namespace klero::verifier
