// One person, one row: who stands in the register under two numbers would have two tickets.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "selection/register/birth_date.h"
#include "selection/register/faults.h"
#include "selection/register/register.h"
#include "selection/register/seen_rows.h"

namespace klero::selection {

// Collects the people who can be drawn, 16 bytes each, and finds those who are the same.
class PeopleIndex {
 public:
  // `person` is the next of the register's people. Not for registers without birth dates.
  void add(const Person& person, Date birth);

  // A fault for each person whose birth date, identity line and letter columns are those of somebody
  // in an earlier row under another key, with both lines. Texts are in NFC by now, so it does not
  // matter how their characters were composed. People whose letter columns are all blank are not
  // compared: without an address two people may well share name and birth date.
  //
  //   people  those that were added, in the same sequence
  // Returns those who differ from an earlier one only in capitals, blanks and signs (likeness.h), by
  // line: two people may, so it is no fault.
  SeenRows find_doubles(const std::vector<Person>& people, const std::string& file,
                        RowFaults& faults);

 private:
  struct Entry {
    std::uint64_t hash = 0;
    std::uint32_t person = 0;
    std::int32_t birth = 0;  // days since 1970
  };

  std::vector<Entry> entries_;
  std::string sure_;  // a buffer
  std::uint32_t added_ = 0;
};

}  // namespace klero::selection
