#include "tests/world/register.h"

#include <algorithm>
#include <array>
#include <vector>

#include "crypto/base/error.h"
#include "tests/world/households.h"
#include "tests/world/names.h"
#include "tests/world/random.h"
#include "tests/world/streets.h"

namespace klero::world {
namespace {

constexpr std::string_view kHeader =
    "Ordnungsmerkmal;Familienname;Vornamen;Doktorgrad;Geschlecht;Geburtsdatum;"
    "Strasse;Hausnummer;PLZ;Ort;Stadtteil\n";

constexpr std::uint32_t kOneIn = 5000;  // men, or women, to one who is entered as neither

struct Named {
  std::string family;
  Origin origin = 0;  // of the family name
};

// What goes from one district to the next.
class Writer {
 public:
  Writer(const City& city, const std::function<void(std::string_view)>& write)
      : city_(city), write_(write), first_day_(born_for_age(city.day, kOldest)) {
    const auto days = static_cast<std::size_t>(city.day - first_day_) + 1;
    serials_[0].resize(days);
    serials_[1].resize(days);
  }

  void write_district(const District& district, Random random);

  [[nodiscard]] const RegisterSummary& summary() const { return summary_; }

 private:
  void write_household(const Household& household, const Address& address, Random& random);
  [[nodiscard]] std::vector<Named> family_names(const Household& household, Random& random) const;
  [[nodiscard]] std::string unique_given_names(const Person& person, const Named& named,
                                               Random& random);
  void write_person(const Person& person, const std::string& family, const std::string& given,
                    const Address& address, Random& random);
  [[nodiscard]] const char* entered_sex(Sex sex);

  const City& city_;
  const std::function<void(std::string_view)>& write_;
  Day first_day_;
  NameBook names_;
  StreetNames streets_;
  const District* district_ = nullptr;
  std::array<std::vector<std::uint32_t>, 2> serials_;  // by sex, by birth date
  std::array<std::uint32_t, 2> count_{};               // by sex
  std::vector<std::uint64_t> in_building_;             // who lives there: hashes of names and birth
  std::string row_;
  RegisterSummary summary_;
};

void Writer::write_district(const District& district, Random random) {
  district_ = &district;
  const auto households =
      form_households(people_of(district, city_.day, random), city_.day, random);
  Streets streets(streets_, district.postcodes, city_.flats_a_building, random);
  for (const Household& household : households) {
    if (streets.next_flat()) {
      in_building_.clear();
    }
    write_household(household, streets.address(), random);
  }
  summary_.households += households.size();
}

void Writer::write_household(const Household& household, const Address& address, Random& random) {
  const auto named = family_names(household, random);
  for (std::size_t i = 0; i < household.size(); ++i) {
    const Person& person = household[i];
    const std::string family = names_.inflected(named[i].family, named[i].origin, person.sex);
    const std::string given = unique_given_names(person, {family, named[i].origin}, random);
    write_person(person, family, given, address, random);
  }
}

// Partners mostly share a name, or a woman puts hers before his; children bear their mother's if
// she has one of her own, else the family's.
std::vector<Named> Writer::family_names(const Household& household, Random& random) const {
  const Origin origin = names_.draw_origin(household[0].german, random);
  const Named head{names_.draw_family_name(origin, random), origin};
  std::vector<Named> named(household.size(), head);
  const Day adult = born_for_age(city_.day, 18);
  if (household.size() < 2 || household[1].born > adult || random.chance(70, 100)) {
    return named;
  }
  Named& partner = named[1];
  partner.origin =
      random.chance(85, 100) ? origin : names_.draw_origin(household[1].german, random);
  partner.family = names_.draw_family_name(partner.origin, random);
  if (partner.origin == 0 && head.origin == 0 && random.chance(1, 6)) {
    partner.family += "-" + head.family;
  } else {
    std::fill(named.begin() + 2, named.end(), partner);
  }
  return named;
}

std::string Writer::unique_given_names(const Person& person, const Named& named, Random& random) {
  constexpr int kTries = 1000;
  for (int i = 0; i < kTries; ++i) {
    std::string given = names_.draw_given_names(named.origin, person.sex, person.born, random);
    const auto hash =
        hash_text(static_cast<std::uint64_t>(person.born), named.family + ";" + given);
    if (std::find(in_building_.begin(), in_building_.end(), hash) == in_building_.end()) {
      in_building_.push_back(hash);
      return given;
    }
  }
  throw crypto::Error("no given name left for one more '" + named.family + "' in a building");
}

void Writer::write_person(const Person& person, const std::string& family, const std::string& given,
                          const Address& address, Random& random) {
  auto& serial = serials_[static_cast<std::size_t>(person.sex)]
                         [static_cast<std::size_t>(person.born - first_day_)];
  const std::string number = register_number(person.born, person.sex, serial++);
  const std::string born = iso_date(person.born);
  const bool may_be_doctor = person.born <= born_for_age(city_.day, 28);
  const std::string_view title = may_be_doctor && random.chance(15, 1000) ? "Dr." : "";
  const std::string_view sex = entered_sex(person.sex);
  row_.clear();
  for (const std::string_view field :
       {std::string_view(number), std::string_view(family), std::string_view(given), title, sex,
        std::string_view(born), std::string_view(address.street), std::string_view(address.number),
        std::string_view(address.postcode), std::string_view(city_.town),
        std::string_view(district_->name)}) {
    row_.append(field).push_back(';');
  }
  row_.back() = '\n';
  write_(row_);
  ++summary_.people;
  summary_.old_enough += person.born <= born_for_age(city_.day, kMinimumAge) ? 1 : 0;
}

const char* Writer::entered_sex(Sex sex) {
  const std::uint32_t count = ++count_[static_cast<std::size_t>(sex)];
  if (count % kOneIn == 0) {
    ++summary_.neither_m_nor_w;
    return count / kOneIn % 2 == 1 ? "d" : "";
  }
  return sex == Sex::kMale ? "m" : "w";
}

}  // namespace

RegisterSummary write_register(const City& city, std::uint64_t seed,
                               const std::function<void(std::string_view)>& write) {
  write(kHeader);
  Writer writer(city, write);
  for (const District& district : city.districts) {
    writer.write_district(district, Random(hash_text(seed, city.name + "/" + district.name)));
  }
  return writer.summary();
}

std::string register_number(Day born, Sex sex, std::uint32_t serial) {
  if (serial > 99'999) {
    throw crypto::Error("too many people were born on " + iso_date(born) +
                        ": a register number has five digits for them");
  }
  std::string digits;
  for (const char c : iso_date(born)) {
    if (c != '-') {
      digits += c;
    }
  }
  digits += sex == Sex::kMale ? '3' : '4';
  const std::string tail = std::to_string(serial);
  digits.append(5 - tail.size(), '0').append(tail);
  unsigned check = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const auto digit = static_cast<unsigned>(digits[digits.size() - 1 - i] - '0');
    const unsigned doubled = i % 2 == 0 ? 2 * digit : digit;
    check += doubled > 9 ? doubled - 9 : doubled;
  }
  digits += static_cast<char>('0' + (10 - check % 10) % 10);
  return digits;
}

}  // namespace klero::world
