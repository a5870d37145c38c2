#include "selection/register/likeness.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <utility>

#include "crypto/base/error.h"

namespace klero::selection {
namespace {

// Small letters, for capitals are gone by then.
constexpr std::array<std::pair<char16_t, char16_t>, 22> kLookAlikes = {{
    {u'а', u'a'}, {u'в', u'b'}, {u'е', u'e'}, {u'і', u'i'}, {u'ј', u'j'}, {u'к', u'k'},
    {u'м', u'm'}, {u'н', u'h'}, {u'о', u'o'}, {u'р', u'p'}, {u'с', u'c'}, {u'т', u't'},
    {u'у', u'y'}, {u'х', u'x'}, {u'ѕ', u's'}, {u'α', u'a'}, {u'ε', u'e'}, {u'ι', u'i'},
    {u'κ', u'k'}, {u'ν', u'v'}, {u'ο', u'o'}, {u'ρ', u'p'},
}};

UChar32 latin(UChar32 code) {
  const auto* const found = std::ranges::find(kLookAlikes, code, [](const auto& pair) {
    return static_cast<UChar32>(pair.first);
  });
  return found == kLookAlikes.end() ? code : static_cast<UChar32>(found->second);
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return (static_cast<unsigned char>(c) & 0x80U) == 0; });
}

// Of ASCII; beside them all blanks, dashes and controls.
constexpr std::string_view kOverlooked = " -./:,;'\"_()`";

std::string rest_of_ascii(std::string_view text) {
  std::string rest;
  for (const char c : text) {
    const bool is_control = c < ' ' || c == '\x7F';
    if (is_control || kOverlooked.find(c) != std::string_view::npos) continue;
    rest += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return rest;
}

std::string rest_of(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status) != 0) throw crypto::Error(std::string("ICU cannot fold: ") + u_errorName(status));
  const icu::UnicodeString folded = fold->normalize(
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size()))), status);
  if (U_FAILURE(status) != 0) throw crypto::Error(std::string("ICU cannot fold: ") + u_errorName(status));
  icu::UnicodeString kept;
  for (int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
    const UChar32 code = folded.char32At(i);
    constexpr std::uint32_t kUnseen = U_GC_Z_MASK | U_GC_PD_MASK | U_GC_CC_MASK | U_GC_CF_MASK;
    constexpr UChar32 kApostrophes[] = {0x2018, 0x2019, 0xB4};
    const bool overlooked =
        (U_GET_GC_MASK(code) & kUnseen) != 0 || std::ranges::find(kApostrophes, code) != std::end(kApostrophes) ||
        (code < 0x80 && kOverlooked.find(static_cast<char>(code)) != std::string_view::npos);
    if (!overlooked) kept.append(latin(code));
  }
  std::string rest;
  kept.toUTF8String(rest);
  return rest;
}

}  // namespace

std::string likeness_of(std::string_view text) {
  std::string rest = is_ascii(text) ? rest_of_ascii(text) : rest_of(text);
  if (rest == "null" || rest.find_first_not_of('0') == std::string::npos) rest.clear();
  return rest;
}

}  // namespace klero::selection
