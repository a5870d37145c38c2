#include "selection/register/odd_cells.h"

#include <algorithm>

#include "crypto/base/text.h"
#include "crypto/base/utf8.h"

namespace klero::selection {
namespace {

constexpr std::array<std::string_view, 5> kWords = {
    "UTF-8 that was read as Windows-1252 before, it seems (MÃ¼ller for Müller)",
    "U+FFFD, which stands for a character that was lost before",
    "a question mark between letters, perhaps for a character that was lost before",
    "invisible characters (soft hyphen, zero width, reordering), which nobody can type again",
    "no-break spaces, for which people type ordinary ones"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

// The two bytes of a letter above ASCII, each taken for a character of Windows-1252: Ã or Â, and then
// one of those that the bytes 0x80 to 0xBF stand for. No name has these together.
bool is_twice_encoded(std::string_view cell) {
  for (std::size_t i = 0; i + 2 < cell.size(); ++i) {
    const bool starts = cell[i] == '\xC3' && (cell[i + 1] == '\x83' || cell[i + 1] == '\x82');
    constexpr std::string_view kNext = "\xC2\xC5\xC6\xE2";  // ¼ and the like; œ š ž; ƒ; – „ and the like
    if (starts && kNext.find(cell[i + 2]) != std::string_view::npos) return true;
  }
  return false;
}

bool has_lost_letter(std::string_view cell) {
  for (std::size_t i = 1; i + 1 < cell.size(); ++i) {
    if (cell[i] == '?' && is_letter(cell[i - 1]) && is_letter(cell[i + 1])) return true;
  }
  return false;
}

bool has(std::string_view cell, std::string_view text) {
  return cell.find(text) != std::string_view::npos;
}

// Persian and Indian names need the two joiners.
bool is_joiner(char32_t code) { return code == 0x200C || code == 0x200D; }

bool has_invisible(std::string_view cell) {
  while (!cell.empty()) {
    const crypto::Utf8Character character = crypto::first_utf8_character(cell);
    if (character.bytes == 0) return false;
    if (crypto::is_deceptive(character.code) && !is_joiner(character.code)) return true;
    cell.remove_prefix(character.bytes);
  }
  return false;
}

}  // namespace

void OddCells::see(Kind kind, bool is_so, std::uint64_t line) {
  if (!is_so) return;
  if (seen_[kind].count++ == 0) seen_[kind].first = line;
}

void OddCells::take(std::string_view cell, std::uint64_t line) {
  // Nearly every cell is ASCII without a question mark: one look at each byte.
  bool ascii = true;
  bool asks = false;
  for (const char c : cell) {
    ascii = ascii && (static_cast<unsigned char>(c) & 0x80U) == 0;
    asks = asks || c == '?';
  }
  if (asks) see(kQuestionMark, has_lost_letter(cell), line);
  if (ascii) return;
  see(kTwiceEncoded, is_twice_encoded(cell), line);
  see(kReplaced, has(cell, "\xEF\xBF\xBD"), line);
  see(kInvisible, has_invisible(cell), line);
  see(kNoBreak, has(cell, "\xC2\xA0") || has(cell, "\xE2\x80\xAF"), line);
}

std::vector<std::string> OddCells::notes() const {
  std::vector<std::string> notes;
  for (std::size_t kind = 0; kind < kKinds; ++kind) {
    const auto& [count, first] = seen_[kind];
    if (count == 0) continue;
    notes.push_back(std::string(kWords[kind]) + ": " + std::to_string(count) +
                    (count == 1 ? " row, in line " : " rows, the first in line ") +
                    std::to_string(first));
  }
  return notes;
}

bool is_shortened_number(std::string_view cell) {
  std::size_t i = 0;
  const auto digits = [&] {
    const std::size_t before = i;
    while (i < cell.size() && is_digit(cell[i])) ++i;
    return i - before;
  };
  if (digits() != 1) return false;
  if (i < cell.size() && (cell[i] == ',' || cell[i] == '.')) {
    ++i;
    if (digits() == 0) return false;
  }
  if (i >= cell.size() || (cell[i] != 'E' && cell[i] != 'e')) return false;
  ++i;
  if (i >= cell.size() || cell[i] != '+') return false;
  ++i;
  return digits() > 0 && i == cell.size();
}

}  // namespace klero::selection
