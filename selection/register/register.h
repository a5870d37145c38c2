// The register, as the frame needs it: the people who can be drawn, each with his stratum.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "selection/register/byte_arena.h"
#include "selection/register/excluded.h"
#include "selection/register/strata.h"

namespace klero::selection {

// One person. 16 bytes, because a city has millions.
struct Person {
  const char* text = nullptr;  // in Register::texts; see text_of()
  std::uint32_t line = 0;      // where the row begins in the file
  std::uint16_t stratum = 0;   // 1..9999
};

struct Register {
  ByteArena texts;
  std::vector<Person> people;  // those who can be drawn, in the sequence of the file
  std::uint64_t rows = 0;      // all rows of the file
  std::vector<Excluded> excluded;  // the reasons of the order, each with those whom it excludes
  std::uint64_t ages = 0;  // rows that give an age in place of the birth date: none, or all
};

// What was kept of a person: key TAB identity line TAB letter cells separated by TAB LF.
[[nodiscard]] std::string_view text_of(const Person& person);

// The parts of such a text. `letters` are the letter cells, still separated by TAB, without LF.
struct PersonText {
  std::string_view key;
  std::string_view identity;
  std::string_view letters;
};
[[nodiscard]] PersonText parts_of(std::string_view text);

}  // namespace klero::selection
