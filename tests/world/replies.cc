#include "tests/world/replies.h"

#include <algorithm>
#include <array>
#include <map>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/csv/csv.h"
#include "tests/world/random.h"
#include "tests/world/schooling.h"

namespace klero::world {
namespace {

// How eager people are to reply, relative to each other. Ours; the direction is what every
// procedure reports, the size is a guess.
constexpr std::array<std::uint64_t, 3> kEagerBySchool = {45, 85, 140};
constexpr std::array<std::uint64_t, 2> kEagerByMigration = {110, 65};

std::uint64_t eager_by_age(Day born, Day day) {
  struct Band {
    unsigned from_age;
    std::uint64_t eagerness;
  };
  for (const Band& band : {Band{75, 55}, Band{65, 105}, Band{45, 130}, Band{30, 105}}) {
    if (born <= born_for_age(day, band.from_age)) {
      return band.eagerness;
    }
  }
  return 75;
}

// How much commoner people without German nationality are in a district than in the city, per cent.
std::map<std::string, std::uint64_t> migration_ratios(const City& city) {
  std::map<std::string, std::uint64_t> ratios;
  for (const District& district : city.districts) {
    ratios[district.name] = std::uint64_t{district.not_german()} * city.people() * 100 /
                            (std::uint64_t{district.people()} * city.not_german());
  }
  return ratios;
}

struct Ranked {
  std::uint64_t rank = 0;     // the smallest reply
  std::uint64_t arrival = 0;  // the order in which they do
  Reply reply;
};

// Sequential Poisson sampling (Ohlsson 1998): a uniform number divided by the weight, smallest
// first, takes a fixed number of people with chances in proportion to their weights.
Ranked rank_letter(const Letter& letter, const SchoolTable& schools, std::uint64_t ratio_percent,
                   Day day, std::uint64_t seed) {
  Random random(hash_text(seed, letter.identity));
  const Background background = draw_background(schools, ratio_percent, random);
  const Day typical = born_for_age(day, 50);
  const std::uint64_t weight = kEagerBySchool[background.school] *
                               kEagerByMigration[background.migration] *
                               eager_by_age(find_iso_date(letter.identity, typical), day);
  const std::uint64_t uniform = random.next();
  return {uniform / weight, random.next(), {letter.code, background.school, background.migration}};
}

}  // namespace

std::vector<Letter> parse_letters(std::string_view name, std::string_view text) {
  std::vector<Letter> letters;
  std::size_t code = 0;
  std::size_t identity = 0;
  std::size_t district = 0;
  bool has_district = false;
  crypto::CsvVisitor visitor;
  visitor.header = [&](const crypto::CsvShape& shape) {
    code = crypto::require_column(shape, "code", name);
    identity = crypto::require_column(shape, "identity", name);
    const auto found = std::find(shape.columns.begin(), shape.columns.end(), "Stadtteil");
    has_district = found != shape.columns.end();
    district = static_cast<std::size_t>(found - shape.columns.begin());
  };
  visitor.row = [&](const crypto::CsvRow& row) {
    letters.push_back({std::string(row.fields[code]), std::string(row.fields[identity]),
                       has_district ? std::string(row.fields[district]) : ""});
  };
  (void)crypto::read_csv_text(name, text, visitor);
  return letters;
}

std::vector<Reply> draw_replies(const City& city, const std::vector<Letter>& letters,
                                std::uint64_t percent, std::uint64_t seed) {
  if (percent > 100) {
    throw crypto::Error("a reply rate of " + std::to_string(percent) + " per cent",
                        "it is 0 to 100 per cent of the letters");
  }
  const SchoolTable schools = load_school_table();
  const auto ratios = migration_ratios(city);
  std::vector<Ranked> ranked;
  for (const Letter& letter : letters) {
    std::uint64_t ratio = 100;
    if (!letter.district.empty()) {
      const auto found = ratios.find(letter.district);
      if (found == ratios.end()) {
        throw crypto::Error(city.name + " has no district '" +
                            crypto::escape_text(letter.district) + "'");
      }
      ratio = found->second;
    }
    ranked.push_back(rank_letter(letter, schools, ratio, city.day, seed));
  }
  std::sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
    return a.rank != b.rank ? a.rank < b.rank : a.reply.code < b.reply.code;
  });
  ranked.resize((letters.size() * percent + 50) / 100);
  std::sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
    return a.arrival != b.arrival ? a.arrival < b.arrival : a.reply.code < b.reply.code;
  });
  std::vector<Reply> replies;
  replies.reserve(ranked.size());
  for (Ranked& one : ranked) {
    replies.push_back(std::move(one.reply));
  }
  return replies;
}

std::string replies_csv(const std::vector<Reply>& replies) {
  std::string text = "code;Bildung;Migration;Einwilligung\n";
  for (const Reply& reply : replies) {
    text.append(reply.code).append(";").append(kSchooling[reply.school]).append(";");
    text.append(kMigration[reply.migration]).append(";ja\n");
  }
  return text;
}

}  // namespace klero::world
