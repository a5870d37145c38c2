// The lists of names and figures: texts that a register can hold.

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <set>

#include "crypto/base/text.h"
#include "tests/world/names.h"
#include "tests/world/streets.h"
#include "tests/world/table.h"

namespace klero::world {
namespace {

bool is_nfc(const std::string& text) {
  UErrorCode error = U_ZERO_ERROR;
  const auto* nfc = icu::Normalizer2::getNFCInstance(error);
  const bool normal = nfc->isNormalized(icu::UnicodeString::fromUTF8(text), error) != 0;
  return U_SUCCESS(error) != 0 && normal;
}

TEST(Lists, AreNfcWithoutControlsSeparatorsAndBlanksAtTheEnds) {
  struct List {
    const char* file;
    const char* header;
    std::size_t column;
    char separator;
  };
  for (const List& list :
       {List{"names/family.tsv", "origin names", 1, ','},
        List{"names/given.tsv", "origin sex born_from born_below names", 4, ','},
        List{"names/streets.tsv", "part words", 1, ','},
        List{"figures/kassel_districts_2015.tsv", "district name postcodes people not_german", 1,
             '\t'},
        List{"figures/berlin_districts.tsv", "district name postcodes", 1, '\t'}}) {
    std::size_t names = 0;
    for (const auto& row : read_table(list.file, list.header).rows) {
      for (const std::string_view piece : crypto::split(row.at(list.column), list.separator)) {
        const std::string name(piece);
        SCOPED_TRACE(std::string(list.file) + " '" + name + "'");
        EXPECT_FALSE(name.empty());
        EXPECT_TRUE(crypto::is_utf8(name) && is_nfc(name) && !crypto::has_control(name));
        EXPECT_EQ(name.find_first_of(";\"|=+@"), std::string::npos);
        EXPECT_FALSE(name.starts_with(' ') || name.ends_with(' ') || name.starts_with('-'));
        ++names;
      }
    }
    EXPECT_GE(names, 12U) << list.file;
  }
}

TEST(Lists, EveryOriginSexAndBirthYearHasGivenNames) {
  const NameBook book;
  const std::size_t origins =
      read_table("names/origins.tsv", "origin german not_german").rows.size();
  Random random(1);
  for (std::size_t origin = 0; origin < origins; ++origin) {
    for (int year = 1910; year <= 2030; ++year) {
      for (const Sex sex : {Sex::kMale, Sex::kFemale}) {
        EXPECT_FALSE(
            book.draw_given_names(static_cast<Origin>(origin), sex, day_of(year, 1, 1), random)
                .empty());
      }
    }
    EXPECT_FALSE(book.draw_family_name(static_cast<Origin>(origin), random).empty());
  }
}

TEST(Lists, StreetNamesAreDistinct) {
  Random random(1);
  const auto names = StreetNames().shuffled(random);
  EXPECT_GE(names.size(), 1'000U);
  EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), names.size());
  EXPECT_NE(std::find(names.begin(), names.end(), "Brüder-Grimm-Straße"), names.end());
  EXPECT_NE(std::find(names.begin(), names.end(), "Ahornweg"), names.end());
}

}  // namespace
}  // namespace klero::world
