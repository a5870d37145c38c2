#include "selection/register/same_people.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>
#include <utility>

#include "selection/register/likeness.h"
#include "selection/register/quick_hash.h"

namespace klero::selection {
namespace {

// Identity line and letter columns; empty if the letter columns are all blank.
std::string_view compared_text(const Person& person) {
  const std::string_view text = text_of(person);
  const bool has_address = parts_of(text).letters.find_first_not_of('\t') != std::string_view::npos;
  return has_address ? text.substr(text.find('\t')) : std::string_view{};
}

// For each byte the small letter or digit to keep, or 0.
constexpr std::array<char, 256> sure_characters() {
  std::array<char, 256> sure{};
  for (const char c : std::string_view("0123456789dgnqruwz")) {
    sure[static_cast<unsigned char>(c)] = c;
    if (c >= 'a') sure[static_cast<unsigned char>(c - 'a' + 'A')] = c;
  }
  return sure;
}

// The same for texts of one likeness, at a small part of its cost: digits, and the letters that hardly
// any other character looks like or folds to.
void keep_sure(std::string_view text, std::string& kept) {
  static constexpr std::array<char, 256> kSure = sure_characters();
  kept.clear();
  for (const char c : text) {
    if (const char small = kSure[static_cast<unsigned char>(c)]; small != 0) kept += small;
  }
}

std::string_view key_of(const Person& person) { return parts_of(text_of(person)).key; }

}  // namespace

void PeopleIndex::add(const Person& person, Date birth) {
  const std::uint32_t number = added_++;
  const std::string_view text = compared_text(person);
  if (text.empty()) return;
  keep_sure(text, sure_);
  const auto days = std::chrono::sys_days(birth).time_since_epoch().count();
  entries_.push_back({quick_hash(sure_), number, static_cast<std::int32_t>(days)});
}

SeenRows PeopleIndex::find_doubles(const std::vector<Person>& people, const std::string& file,
                               RowFaults& faults) {
  std::ranges::sort(entries_, {}, [](const Entry& entry) {
    return std::make_tuple(entry.hash, entry.birth, entry.person);
  });
  std::vector<std::pair<std::uint32_t, std::uint32_t>> doubles;  // line, earlier line
  std::vector<std::uint32_t> alike;                              // lines
  for (std::size_t i = 1; i < entries_.size(); ++i) {
    const Person& later = people[entries_[i].person];
    bool is_alike = false;
    // All of one hash and birth date, nearly always one or two, are compared with each other.
    for (std::size_t j = i; j-- > 0 && entries_[j].hash == entries_[i].hash &&
                            entries_[j].birth == entries_[i].birth;) {
      const Person& earlier = people[entries_[j].person];
      if (compared_text(earlier) != compared_text(later)) {
        is_alike = is_alike || likeness_of(compared_text(earlier)) == likeness_of(compared_text(later));
        continue;
      }
      is_alike = false;
      // The same key twice is another fault, which is told already.
      if (key_of(earlier) != key_of(later)) doubles.emplace_back(later.line, earlier.line);
      break;
    }
    if (is_alike) alike.push_back(later.line);
  }
  std::ranges::sort(doubles);
  for (const auto& [line, earlier] : doubles) {
    faults.add(file, line,
               "the same person stands in line " + std::to_string(earlier) +
                   " under another key: birth date, identity and letter columns are the same");
  }
  std::ranges::sort(alike);
  SeenRows seen;
  for (const std::uint32_t line : alike) seen.see(line);
  return seen;
}

}  // namespace klero::selection
