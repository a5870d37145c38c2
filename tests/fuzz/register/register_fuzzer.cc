// Any bytes below the header of a register: whoever is taken has a whole line of text and a stratum of
// the order, every row is taken, excluded or refused, and what is told is a short line of text.

#include <algorithm>
#include <cstdlib>
#include <string>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "selection/register/read_register.h"
#include "tests/selection/register/small_order.h"

namespace {

using namespace klero::selection;

void require(bool condition) {
  if (!condition) std::abort();
}

void check_message(std::string_view message) {
  require(message.size() < 4000 && klero::crypto::is_utf8(message) && !klero::crypto::has_control(message));
}

void check_person(const Order& order, const Person& person) {
  const std::string_view text = text_of(person);
  const PersonText parts = parts_of(text);
  require(!parts.key.empty() && !parts.identity.empty());
  require(klero::crypto::is_utf8(text) && text.ends_with('\n'));
  const auto tabs = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\t'));
  require(tabs == 1 + order.letter_columns.size());
  require(person.stratum >= 1 && person.stratum <= 12);
}

Order order_with_rules() {
  Order order = small_order();
  order.eligibility.rules = {{"wohnung", {"H", ""}, {{"Nebenwohnung", {"N"}}}, std::nullopt},
                             {"sperre", {""}, {}, "gesperrt"}};
  return order;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Order order = order_with_rules();
  const std::string bytes = "nummer;nachname;vorname;geboren;bezirk;sex;strasse;ort;wohnung;sperre\n" +
                            std::string(reinterpret_cast<const char*>(data), size);
  try {
    const RegisterReading reading = read_register_text(order, "r.csv", bytes);
    for (const std::string& note : reading.notes) check_message(note);
    for (const std::string& fault : reading.faults.kept()) check_message(fault);
    std::uint64_t settled = reading.people.people.size();
    for (const Excluded& excluded : reading.people.excluded) settled += excluded.people;
    require(settled <= reading.people.rows);
    require(settled == reading.people.rows || reading.faults.count() > 0);
    for (const Person& person : reading.people.people) check_person(order, person);
  } catch (const klero::crypto::Error& error) {
    check_message(error.what());
  }
  return 0;
}
