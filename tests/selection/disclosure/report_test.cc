// Counted by hand.
#include "selection/disclosure/report.h"

#include <gtest/gtest.h>

namespace klero::selection {
namespace {

// Six people; the panel drawn is rows 0, 2, 4.
DisclosureCase six_people() {
  return {.strata = {"Mitte", "Mitte", "Nord", "Nord", "Nord", "West"},
          .features = {{"school", {{"none", 0, 2}, {"abitur", 1, 3}, {"other", 0, 1}}}},
          .answers = {{0, 0, 1, 1, 1, 0}},
          .opened = {{0, 2, 4}},
          .minimum_cell = 3};
}

TEST(Disclosure, CountsCellsAndWhoIsAlone) {
  const DisclosureReport report = report_disclosure(six_people());
  EXPECT_EQ(report.smallest_in_pool->people, 3U);
  EXPECT_TRUE(report.small_in_pool.empty());
  EXPECT_EQ(report.smallest_in_panel->category, "none");
  ASSERT_EQ(report.small_in_panel.size(), 2U);
  EXPECT_EQ(report.small_in_panel[1].people, 2U);
  EXPECT_EQ(report.alone_in_pool, std::vector<std::string>{"West"});
  EXPECT_EQ(report.alone_in_panel, std::vector<std::string>{"Mitte"});
  EXPECT_EQ(report.scores[0].determined, 0U);
  EXPECT_FALSE(report.refuses());
}

TEST(Disclosure, ACellBelowTheMinimumIsRefused) {
  DisclosureCase six = six_people();
  six.minimum_cell = 4;
  const DisclosureReport report = report_disclosure(six);
  EXPECT_EQ(report.small_in_pool.size(), 2U);
  EXPECT_TRUE(report.refuses());
}

// Nobody of the panel has none: then all others have.
TEST(Disclosure, ADeterminedAnswerIsRefused) {
  DisclosureCase six = six_people();
  six.opened = {{2, 3, 4}};
  const DisclosureReport report = report_disclosure(six);
  EXPECT_EQ(report.scores[0].determined, 6U);
  EXPECT_TRUE(report.refuses());
}

TEST(Disclosure, BeforeThereIsAPanelItTellsOfThePool) {
  DisclosureCase six = six_people();
  six.opened.clear();
  const DisclosureReport report = report_disclosure(six);
  EXPECT_EQ(report.smallest_in_panel, std::nullopt);
  EXPECT_TRUE(report.alone_in_panel.empty());
  EXPECT_TRUE(report.attack_solved);
}

// The sixth person left the pool by its correction, whose totals are published nowhere.
TEST(Disclosure, AfterACorrectionCellsAreThoseOfThePublishedTotals) {
  DisclosureCase six = six_people();
  six.pool_size = 5;
  six.counted = {0, 1, 2, 3, 5};
  const DisclosureReport report = report_disclosure(six);
  EXPECT_EQ(report.pool_size, 5U);
  EXPECT_TRUE(report.alone_in_pool.empty());
  ASSERT_EQ(report.small_in_pool.size(), 1U);
  EXPECT_EQ(report.small_in_pool[0].category, "abitur");
  EXPECT_EQ(report.small_in_pool[0].people, 2U);
}

TEST(Disclosure, IsToldInTwoLanguages) {
  DisclosureReport report = report_disclosure(six_people());
  report.scores = {{.rows = 6,
                    .determined = 0,
                    .open_rows = 1,
                    .right_by_program = 3,
                    .right_alone = 2,
                    .right_by_majority = 3}};
  EXPECT_EQ(tell_disclosure_in_english(report),
            "What this record would give away about single people: 6 people, 1 panels opened\n"
            "smallest number in the pool: school none: 3\n"
            "fewer than 3 in the pool: none\n"
            "the only one of their published group in the pool: 1 (West)\n"
            "smallest number in the panel drawn: school none: 1\n"
            "fewer than three in the panel drawn: school none: 1; school abitur: 2\n"
            "the only one of their published group in the panel drawn: 1 (Mitte)\n"
            "reconstruction of school: 0 of 6 people determined; 3 guessed right from all that is "
            "public, 2 from how often each was seen, 3 by saying the most frequent answer\n"
            "  of 1 people it was not found out whether they are determined\n"
            "Nobody's answer follows from what is published.\n");
  report.small_in_pool = {{"Schule", "keine", 2}};
  EXPECT_EQ(tell_disclosure_in_german(report),
            "Was diese Akte über Einzelne verriete: 6 Personen, 1 geöffnete Kreise\n"
            "kleinste Zahl unter den Zusagen: school none: 3\n"
            "weniger als 3 unter den Zusagen: Schule keine: 2\n"
            "unter den Zusagen allein in ihrer veröffentlichten Gruppe: 1 (West)\n"
            "kleinste Zahl im gelosten Kreis: school none: 1\n"
            "weniger als drei im gelosten Kreis: school none: 1; school abitur: 2\n"
            "im gelosten Kreis allein in ihrer veröffentlichten Gruppe: 1 (Mitte)\n"
            "Rekonstruktion von school: 0 von 6 Personen bestimmt; 3 richtig geraten aus allem "
            "Öffentlichen, 2 danach, wie oft jemand zu sehen war, 3 mit der häufigsten Antwort\n"
            "  bei 1 Personen blieb offen, ob sie bestimmt sind\n"
            "So NICHT veröffentlichen. Kleine Kategorien zusammenlegen, gröbere Schichten "
            "veröffentlichen oder weniger Kreise öffnen.\n");
}

}  // namespace
}  // namespace klero::selection
