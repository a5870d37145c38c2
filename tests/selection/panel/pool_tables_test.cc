#include "selection/panel/tables/pool_tables.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "crypto/base/error.h"

namespace klero::selection {
namespace {

constexpr std::string_view kCategories =
    "feature,value,min,max\n"
    "gender,female,1,2\n"
    "gender,male,1,2\n"
    "district,M\xC3\xBChle,0,1\n"  // NFC
    "district,Mitte,0,3\n";
constexpr std::string_view kRespondents =
    "id,name,gender,district,address\n"
    "a1,Anna,female,Mu\xCC\x88hle,Hof 1\n"  // NFD
    "a2,Bert,male,Mitte,\n"
    "a3,Cem, male ,Mitte,Hof 1\n"
    "a4,Dora,female,Mitte,\n";

class PoolTablesTest : public ::testing::Test {
 protected:
  PoolTablesTest()
      : folder_(std::filesystem::path(::testing::TempDir()) /
                ("klero_pool_tables_" + std::string(
                    ::testing::UnitTest::GetInstance()->current_test_info()->name()))) {
    std::filesystem::create_directories(folder_);
  }
  ~PoolTablesTest() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path write(const std::string& name, std::string_view text) {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return folder_ / name;
  }

  PoolTables read(std::string_view categories, std::string_view respondents,
                  const std::string& one_per = "") {
    return read_pool_tables(
        {write("categories.csv", categories), write("respondents.csv", respondents), one_per}, 2);
  }

  // The message without the folder.
  std::string error_of(std::string_view categories, std::string_view respondents,
                       std::string* hint = nullptr) {
    try {
      (void)read(categories, respondents);
    } catch (const crypto::Error& error) {
      if (hint != nullptr) {
        *hint = error.hint();
      }
      std::string text = error.what();
      const std::string prefix = folder_.string() + "/";
      return text.starts_with(prefix) ? text.substr(prefix.size()) : text;
    }
    return "no error";
  }

  std::filesystem::path folder_;
};

TEST_F(PoolTablesTest, ReadsTheFieldsFiles) {
  const PoolTables tables = read(kCategories, kRespondents, "address");
  EXPECT_EQ(tables.ids, (std::vector<std::string>{"a1", "a2", "a3", "a4"}));
  const QuotaProblem& problem = tables.problem;
  EXPECT_EQ(problem.pool_size, 4U);
  EXPECT_EQ(problem.seats, 2U);
  ASSERT_EQ(problem.quotas.size(), 4U);
  EXPECT_EQ(problem.quotas[0].members, (std::vector<Row>{0, 3}));
  EXPECT_EQ(problem.quotas[1].members, (std::vector<Row>{1, 2}));
  EXPECT_EQ(problem.quotas[2].members, std::vector<Row>{0});
  EXPECT_EQ(problem.quotas[3].members, (std::vector<Row>{1, 2, 3}));
  EXPECT_EQ(problem.quotas[3].min_flex, 0U);
  EXPECT_EQ(problem.quotas[3].max_flex, 3U);
}

TEST_F(PoolTablesTest, BlankAddressesAreNotOneHousehold) {
  EXPECT_EQ(read(kCategories, kRespondents, "address").problem.at_most_one,
            (std::vector<std::vector<Row>>{{0, 2}}));
  EXPECT_TRUE(read(kCategories, kRespondents).problem.at_most_one.empty());
}

TEST_F(PoolTablesTest, FlexColumnsAreTakenWhereThereAreAny) {
  const PoolTables tables =
      read("f,c,max,min,max_flex,min_flex\ngender,female,2,1,2,0\ngender,male,2,1,3,1\n",
           kRespondents);
  EXPECT_EQ(tables.problem.quotas[0].min, 1U);
  EXPECT_EQ(tables.problem.quotas[0].min_flex, 0U);
  EXPECT_EQ(tables.problem.quotas[1].max_flex, 3U);
}

TEST_F(PoolTablesTest, RefusesWhatIsInDoubt) {
  struct Case {
    std::string categories;
    std::string respondents;
    std::string error;
  };
  const std::string good(kCategories);
  const std::vector<Case> cases = {
      {good + "gender,female,1,2\n", std::string(kRespondents),
       "categories.csv:6: category gender female stands there already"},
      {good + "gender,Female,1,2\n", std::string(kRespondents),
       "categories.csv:6: category gender Female stands there already, written \"female\""},
      {good + "district,Mu\xCC\x88hle,1,2\n", std::string(kRespondents),
       "categories.csv:6: category district M\xC3\xBChle stands there already"},
      {good + "gender,divers,2,1\n", std::string(kRespondents),
       "categories.csv:6: expected min_flex <= min <= max <= max_flex"},
      {good + "gender,divers,,1\n", std::string(kRespondents),
       "categories.csv:6: column min: expected a whole number, got \"\""},
      {good + "gender,divers,-1,1\n", std::string(kRespondents),
       "categories.csv:6: column min: expected a whole number, got \"-1\""},
      {good + "gender, ,0,1\n", std::string(kRespondents),
       "categories.csv:6: expected a feature and a category, got a blank cell"},
      {"feature,value,min,max\n", std::string(kRespondents), "categories.csv:1: no category"},
      {good, std::string(kRespondents) + "a2,Emil,male,Mitte,\n",
       "respondents.csv:6: id \"a2\" stands on line 3 already"},
      {good, std::string(kRespondents) + " ,Emil,male,Mitte,\n",
       "respondents.csv:6: expected an id in the first column, got a blank cell"},
      {good, std::string(kRespondents) + "a5,Emil,Male,Mitte,\n",
       "respondents.csv:6: feature \"gender\": expected \"female\", \"male\", got \"Male\""},
      {good, std::string(kRespondents) + "a5,Emil,,Mitte,\n",
       "respondents.csv:6: feature \"gender\": expected \"female\", \"male\", got \"\""},
      {good, "gender,id,district\nmale,a1,Mitte\n",
       "respondents.csv:1: expected an id in the first column, got the feature \"gender\""},
      {good, "id,gender\na1,male\n",
       "respondents.csv: expected a column \"district\", got \"id\", \"gender\""},
      {good, "id,gender,district\na1,male,Mitte\n",
       "quota problem: expected 1 to 1 seats for a pool of that size, got 2"},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(error_of(one.categories, one.respondents), one.error);
  }
  std::string hint;
  (void)error_of(good, std::string(kRespondents) + "a5,Emil,Male,Mitte,\n", &hint);
  EXPECT_EQ(hint, "\"male\" differs in upper and lower case only");
}

TEST_F(PoolTablesTest, ReadsTheListOfSteps) {
  const QuotaProblem problem = read(kCategories, kRespondents).problem;
  const auto steps = read_relaxation(
      write("steps.csv", "feature;category;min;max\ngender;male;0;2\ndistrict;Mitte;0;4\n"),
      problem);
  EXPECT_EQ(steps, (std::vector<QuotaMove>{{1, 0, 2}, {3, 0, 4}}));
  EXPECT_THROW((void)read_relaxation(
                   write("wrong.csv", "feature;category;min;max\ngender;Mitte;0;2\n"), problem),
               crypto::Error);
  EXPECT_THROW((void)read_relaxation(
                   write("bounds.csv", "feature;category;min;max\ngender;male;2;0\n"), problem),
               crypto::Error);
}

}  // namespace
}  // namespace klero::selection
