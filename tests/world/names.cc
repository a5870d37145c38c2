#include "tests/world/names.h"

#include <algorithm>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "tests/world/table.h"

namespace klero::world {
namespace {

constexpr Origin kGerman = 0;

std::size_t draw_cumulative(const std::vector<std::uint32_t>& cumulative, Random& random) {
  const auto found =
      std::upper_bound(cumulative.begin(), cumulative.end(), random.below(cumulative.back()));
  return static_cast<std::size_t>(found - cumulative.begin());
}

const std::string& draw_even(const std::vector<std::string>& names, Random& random) {
  return names[random.below(static_cast<std::uint32_t>(names.size()))];
}

void replace_ending(std::string& text, std::string_view ending, std::string_view by) {
  if (text.ends_with(ending)) {
    text.replace(text.size() - ending.size(), ending.size(), by);
  }
}

}  // namespace

void NameList::add(std::string_view comma_separated) {
  for (const std::string_view name : crypto::split(comma_separated, ',')) {
    names_.emplace_back(name);
  }
}

void NameList::finish() {
  std::uint32_t total = 0;
  for (std::uint32_t rank = 0; rank < names_.size(); ++rank) {
    total += 100'000 / (rank + 5);
    cumulative_.push_back(total);
  }
}

const std::string& NameList::draw(Random& random) const {
  return names_[draw_cumulative(cumulative_, random)];
}

NameBook::NameBook() {
  const Table origins = read_table("names/origins.tsv", "origin german not_german");
  std::uint32_t german = 0;
  std::uint32_t other = 0;
  for (std::size_t row = 0; row < origins.rows.size(); ++row) {
    origins_.push_back(origins.rows[row][0]);
    german_weights_.push_back(german += number_at(origins, row, 1));
    other_weights_.push_back(other += number_at(origins, row, 2));
  }
  read_family_names();
  read_given_names();
}

void NameBook::read_family_names() {
  family_.resize(origins_.size());
  for (const auto& row : read_table("names/family.tsv", "origin names").rows) {
    if (row[0] == "stem" || row[0] == "ending") {
      for (const std::string_view part : crypto::split(row[1], ',')) {
        (row[0] == "stem" ? stems_ : endings_).emplace_back(part);
      }
    } else {
      family_[origin_called(row[0])].add(row[1]);
    }
  }
  for (NameList& list : family_) {
    list.finish();
  }
}

void NameBook::read_given_names() {
  const Table table = read_table("names/given.tsv", "origin sex born_from born_below names");
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const auto& fields = table.rows[row];
    GivenNames given{origin_called(fields[0]),
                     fields[1] == "m" ? Sex::kMale : Sex::kFemale,
                     day_of(static_cast<int>(number_at(table, row, 2)), 1, 1),
                     day_of(static_cast<int>(number_at(table, row, 3)), 1, 1),
                     {}};
    given.names.add(fields[4]);
    given.names.finish();
    given_.push_back(std::move(given));
  }
}

Origin NameBook::origin_called(std::string_view name) const {
  const auto found = std::find(origins_.begin(), origins_.end(), name);
  if (found == origins_.end()) {
    throw crypto::Error("names of an unknown origin: '" + crypto::escape_text(name) + "'",
                        "names/origins.tsv lists the origins");
  }
  return static_cast<Origin>(found - origins_.begin());
}

Origin NameBook::draw_origin(bool german, Random& random) const {
  return static_cast<Origin>(draw_cumulative(german ? german_weights_ : other_weights_, random));
}

std::string NameBook::draw_family_name(Origin origin, Random& random) const {
  if (origin != kGerman || random.chance(45, 100)) {
    return family_[origin].draw(random);
  }
  // The long tail of German names: more than half of all people bear a name that few others bear.
  // One draw a statement: in one expression compilers may take them in any order.
  std::string name = random.chance(1, 200) ? "von " : "";
  name += draw_even(stems_, random);
  name += draw_even(endings_, random);
  return name;
}

std::string NameBook::inflected(std::string family, Origin origin, Sex sex) const {
  if (sex == Sex::kFemale && origins_[origin] == "polish") {
    replace_ending(family, "ki", "ka");
  }
  if (sex == Sex::kFemale && origins_[origin] == "russian") {
    for (const std::string_view ending : {"ow", "jew", "in"}) {
      replace_ending(family, ending, std::string(ending) + "a");
    }
  }
  return family;
}

std::string NameBook::draw_given_names(Origin origin, Sex sex, Day born, Random& random) const {
  const auto fits = [&](const GivenNames& given) {
    return given.origin == origin && given.sex == sex && given.born_from <= born &&
           born < given.born_below;
  };
  const auto found = std::find_if(given_.begin(), given_.end(), fits);
  if (found == given_.end()) {
    throw crypto::Error("no given names for people of origin '" + origins_[origin] + "' born on " +
                        iso_date(born));
  }
  std::string names = found->names.draw(random);
  if (random.chance(1, 4)) {
    const std::string& second = found->names.draw(random);
    names += second == names ? "" : " " + second;
  }
  return names;
}

}  // namespace klero::world
