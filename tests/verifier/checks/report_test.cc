#include <gtest/gtest.h>

#include "verifier/checks/catalogue.h"
#include "verifier/report/html.h"
#include "verifier/report/json.h"
#include "verifier/report/text.h"

namespace klero::verifier {
namespace {

Report small_report() {
  Report report;
  report.verdict = Verdict::kWrong;
  CheckResult failed;
  failed.rule = &catalogue()[position_of_rule("1.4")];
  failed.outcome.fail({"02-frame/<b>.tsv", 3, "5", "6"});
  for (int i = 0; i < 30; ++i) {
    failed.outcome.fail({"x", 0, "5", "6"});
  }
  report.results.push_back(failed);
  report.facts.order_read = true;
  report.facts.title = "Rat & <Stadt>";
  report.facts.steps.push_back({"01-order", crypto::Digest{}});
  return report;
}

TEST(TextReport, NamesEveryFindingAndEndsWithTheVerdict) {
  const std::string text = write_text(small_report(), Language::kEnglish);
  EXPECT_NE(text.find("FAIL          1.4   Every listed file"), std::string::npos);
  EXPECT_NE(text.find("02-frame/<b>.tsv:3: expected 5, got 6\n"), std::string::npos);
  EXPECT_NE(text.find("and 11 more\n"), std::string::npos);
  EXPECT_NE(text.find("register not audited"), std::string::npos);
  EXPECT_TRUE(text.ends_with("wrong: 1 check failed; this record must not be relied on\n"));
}

TEST(TextReport, SpeaksGerman) {
  const std::string text = write_text(small_report(), Language::kGerman);
  EXPECT_NE(text.find("FALSCH        1.4   Jede aufgeführte Datei"), std::string::npos);
  EXPECT_NE(text.find("erwartet 5, gefunden 6"), std::string::npos);
}

TEST(HtmlReport, EscapesWhatComesFromTheRecord) {
  const std::string page = write_html(small_report(), Language::kEnglish, "0.0");
  EXPECT_NE(page.find("Rat &amp; &lt;Stadt&gt;"), std::string::npos);
  EXPECT_EQ(page.find("<b>"), std::string::npos);
  EXPECT_EQ(page.find("<script"), std::string::npos);
}

TEST(JsonReport, IsCanonicalAndSaysTheExitCode) {
  const std::string json = write_json(small_report());
  EXPECT_NE(json.find("\"exit\": 1"), std::string::npos);
  EXPECT_NE(json.find("\"more\": 11"), std::string::npos);
  EXPECT_NE(json.find("\"state\": \"FAIL\""), std::string::npos);
}

}  // namespace
}  // namespace klero::verifier
