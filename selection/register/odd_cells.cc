#include "selection/register/odd_cells.h"

#include <algorithm>

#include "crypto/base/text.h"
#include "crypto/base/utf8.h"

namespace klero::selection {
namespace {

constexpr std::array<std::string_view, 9> kWords = {
    "UTF-8 that was read as Windows-1252 before, it seems (MÃ¼ller for Müller)",
    "U+FFFD, which stands for a character that was lost before",
    "a question mark between letters, perhaps for a character that was lost before",
    "invisible characters (soft hyphen, zero width, reordering), which nobody can type again",
    "no-break spaces or hyphens, or ligatures, for which people type ordinary ones",
    "signs of a web page (M&uuml;ller for Müller)",
    "the error of a formula, which a spreadsheet wrote in place of the value (#NAME?)",
    "Latin letters and Cyrillic or Greek ones in one word, which look alike",
    "§ within a word, which is ß in files of an old Mac: is the encoding right?"};

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

// Blanks and hyphens beside the ordinary ones, and the ligatures of the Latin script (ﬁ).
bool has_untyped(std::string_view cell) {
  while (!cell.empty()) {
    const crypto::Utf8Character character = crypto::first_utf8_character(cell);
    if (character.bytes == 0) return false;
    const char32_t code = character.code;
    if (code == 0xA0 || (code >= 0x2000 && code <= 0x200A) || code == 0x2010 || code == 0x2011 ||
        code == 0x202F || code == 0x205F || code == 0x3000 || (code >= 0xFB00 && code <= 0xFB06)) {
      return true;
    }
    cell.remove_prefix(character.bytes);
  }
  return false;
}

// Stra§e. "§ 5" and "(§5)" are other things.
bool has_section_within(std::string_view cell) {
  const std::size_t at = cell.find("\xC2\xA7");
  return at != std::string_view::npos && at > 0 && at + 2 < cell.size() && is_letter(cell[at - 1]) &&
         is_letter(cell[at + 2]);
}

// &uuml; &amp; &#252;
bool has_entity(std::string_view cell) {
  for (std::size_t at = cell.find('&'); at != std::string_view::npos; at = cell.find('&', at + 1)) {
    const std::string_view rest = cell.substr(at + 1);
    const std::size_t length = rest.find(';');
    if (length == std::string_view::npos || length < 2 || length > 8) continue;
    const bool name = std::ranges::all_of(rest.substr(0, length), [](char c) {
      return c == '#' || is_digit(c) || (is_letter(c) && (static_cast<unsigned char>(c) & 0x80U) == 0);
    });
    if (name) return true;
  }
  return false;
}

// A word of both: М in Cyrillic, then eier.
bool has_mixed_word(std::string_view cell) {
  bool latin = false;
  bool other = false;
  while (!cell.empty()) {
    const crypto::Utf8Character character = crypto::first_utf8_character(cell);
    if (character.bytes == 0) return false;
    const char32_t code = character.code;
    const bool ascii_letter = code < 0x80 && is_letter(cell[0]);
    latin = latin || ascii_letter || (code >= 0xC0 && code < 0x250);
    other = other || (code >= 0x370 && code < 0x530);
    if (latin && other) return true;
    if (code < 0x80 && !ascii_letter) latin = other = false;
    cell.remove_prefix(character.bytes);
  }
  return false;
}

}  // namespace

void OddCells::see(Kind kind, bool is_so, std::uint64_t line) {
  if (!is_so) return;
  seen_[kind].see(line);
}

void OddCells::take(std::string_view cell, std::uint64_t line) {
  // Nearly every cell is ASCII without a question mark: one look at each byte.
  bool ascii = true;
  bool asks = false;
  bool signs = false;  // & or #
  for (const char c : cell) {
    ascii = ascii && (static_cast<unsigned char>(c) & 0x80U) == 0;
    asks = asks || c == '?';
    signs = signs || c == '&' || c == '#';
  }
  if (signs) {
    see(kMarkup, has_entity(cell), line);
    see(kError, is_spreadsheet_error(cell), line);
  }
  if (asks) see(kQuestionMark, has_lost_letter(cell), line);
  if (ascii) return;
  see(kTwiceEncoded, is_twice_encoded(cell), line);
  see(kReplaced, has(cell, "\xEF\xBF\xBD"), line);
  see(kInvisible, has_invisible(cell), line);
  see(kNoBreak, has_untyped(cell), line);
  see(kSection, has_section_within(cell), line);
  see(kMixed, has_mixed_word(cell), line);
}

std::vector<std::string> OddCells::notes() const {
  std::vector<std::string> notes;
  for (std::size_t kind = 0; kind < kKinds; ++kind) {
    if (seen_[kind].count == 0) continue;
    notes.push_back(std::string(kWords[kind]) + ": " + seen_[kind].words());
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
  const bool fraction = i < cell.size() && (cell[i] == ',' || cell[i] == '.');
  if (fraction) {
    ++i;
    if (digits() == 0) return false;
  }
  if (i >= cell.size() || (cell[i] != 'E' && cell[i] != 'e')) return false;
  ++i;
  // Some programs leave the sign away; 1E5 alone may be a number of houses.
  const bool sign = i < cell.size() && cell[i] == '+';
  if (!sign && !fraction) return false;
  if (sign) ++i;
  return digits() > 0 && i == cell.size();
}

bool is_spreadsheet_error(std::string_view cell) {
  constexpr std::array<std::string_view, 14> kErrors = {
      "#NV",    "#N/A",   "#WERT!", "#VALUE!", "#NAME?", "#BEZUG!", "#REF!",
      "#DIV/0!", "#ZAHL!", "#NUM!", "#NULL!",  "#WERT",  "#ÜBERLAUF!", "#SPILL!"};
  return std::ranges::find(kErrors, cell) != kErrors.end();
}

}  // namespace klero::selection
