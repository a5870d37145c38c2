// The catalogue, the protocol and docs/checks.md say the same.

#include "verifier/checks/catalogue.h"

#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "crypto/base/error.h"

namespace klero::verifier {
namespace {

std::string read(const std::string& name) {
  std::ifstream file(std::string(KLERO_SOURCE_DIR "/") + name);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(Catalogue, HasExactlyTheNumberedRulesOfTheProtocolInTheirSequence) {
  const std::string protocol = read("docs/protocol.md");
  const std::regex heading("\n\\*\\*([1-9][0-9]*\\.[0-9]+) ([^*]*)\\.\\*\\*");
  std::vector<std::string> rules;
  for (std::sregex_iterator it(protocol.begin(), protocol.end(), heading), end; it != end; ++it) {
    rules.push_back((*it)[1].str() + " " + (*it)[2].str());
  }
  std::vector<std::string> checks;
  for (const Rule& rule : catalogue()) {
    checks.push_back(std::string(rule.number) + " " + std::string(rule.name));
  }
  EXPECT_GT(rules.size(), 60U);
  EXPECT_EQ(checks, rules);
}

TEST(Catalogue, ThePageInTheDocumentsIsTheOneTheProgramWrites) {
  EXPECT_EQ(read("docs/checks.md"), write_catalogue_page())
      << "run: klero-verify --list-checks > docs/checks.md";
}

TEST(Catalogue, EveryRuleSaysWhatItShowsAndWhatNot) {
  for (const Rule& rule : catalogue()) {
    SCOPED_TRACE(rule.number);
    EXPECT_NE(rule.check, nullptr);
    for (const std::string_view text :
         {rule.claim, rule.claim_de, rule.shows_not, rule.shows_not_de}) {
      EXPECT_GT(text.size(), 10U);
      EXPECT_EQ(text.back(), '.');
      EXPECT_EQ(text.find('|'), std::string_view::npos);
    }
  }
}

TEST(Catalogue, PresupposedRulesExistAndNoneRestsOnItself) {
  std::set<std::string_view> known;
  for (const Rule& rule : catalogue()) {
    EXPECT_TRUE(known.insert(rule.number).second) << rule.number;
  }
  std::map<std::string_view, int> state;  // 1: being visited, 2: done
  const std::function<void(std::string_view)> visit = [&](std::string_view number) {
    ASSERT_TRUE(known.contains(number)) << number;
    ASSERT_NE(state[number], 1) << number << " rests on itself";
    if (state[number] == 2) {
      return;
    }
    state[number] = 1;
    for (const std::string_view other : catalogue()[position_of_rule(number)].presupposes) {
      visit(other);
    }
    state[number] = 2;
  };
  for (const Rule& rule : catalogue()) {
    visit(rule.number);
  }
}

TEST(Catalogue, AnUnknownNumberIsAnError) {
  EXPECT_THROW((void)position_of_rule("9.99"), crypto::Error);
}

}  // namespace
}  // namespace klero::verifier
