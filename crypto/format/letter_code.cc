#include "crypto/format/letter_code.h"

#include <algorithm>
#include <optional>
#include <span>

#include "crypto/base/text.h"
#include "crypto/base/utf8.h"
#include "crypto/format/base32.h"

namespace klero::crypto {
namespace {

constexpr std::size_t kGroup = 4;
constexpr std::size_t kNonceCharacters = 32;
constexpr std::size_t kCharacters = kNonceCharacters + kGroup;

std::string check_characters(std::string_view characters, HashFunction sha256) {
  std::string hashed(kLetterCodeLabel);
  hashed += '\n';
  hashed += characters;
  hashed += '\n';
  const Digest digest = sha256(hashed);
  // 5 bytes are 8 characters, of which the code prints 4.
  return to_base32(std::span(digest).first(5)).substr(0, kGroup);
}

// The character that was meant, or 0 if none can have been.
char meant(char32_t typed) {
  switch (typed) {
    case '0':
      return 'O';
    case '1':
      return 'I';
    case '8':
      return 'B';
    default:
      break;
  }
  if (typed >= 'a' && typed <= 'z') {
    return static_cast<char>(typed - 'a' + 'A');
  }
  const bool in_alphabet = (typed >= 'A' && typed <= 'Z') || (typed >= '2' && typed <= '7');
  return in_alphabet ? static_cast<char>(typed) : '\0';
}

// Blanks and dashes in the forms that keyboards, word processors and PDF viewers make of them.
bool is_separator(char32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '-' || c == 0x00a0 ||
         c == 0x00ad || (c >= 0x2010 && c <= 0x2015) || c == 0x202f || c == 0x2212;
}

// Reads `typed` into `characters`, without separators.
std::optional<LetterCodeFlaw> take_characters(std::string_view typed, std::string& characters) {
  while (!typed.empty()) {
    const Utf8Character next = first_utf8_character(typed);
    const std::size_t bytes = std::max<std::size_t>(next.bytes, 1);
    const std::size_t group = characters.size() / kGroup + 1;
    const bool separator = next.bytes != 0 && is_separator(next.code);
    const char c = next.bytes == 0 ? '\0' : meant(next.code);
    if (!separator && characters.size() == kCharacters) {
      return LetterCodeFlaw{0, "the code is too long: expected 9 groups of 4 characters, got more"};
    }
    if (!separator && c == '\0') {
      return LetterCodeFlaw{group, "group " + std::to_string(group) + " holds '" +
                                       escape_text(typed.substr(0, bytes)) +
                                       "', which no code has"};
    }
    if (!separator) {
      characters += c;
    }
    typed.remove_prefix(bytes);
  }
  return std::nullopt;
}

}  // namespace

std::string write_letter_code(const LetterNonce& nonce, HashFunction sha256) {
  std::string characters = to_base32(nonce);
  characters += check_characters(characters, sha256);
  std::string code;
  for (std::size_t start = 0; start < characters.size(); start += kGroup) {
    code += (start == 0 ? "" : "-") + characters.substr(start, kGroup);
  }
  return code;
}

std::variant<LetterNonce, LetterCodeFlaw> read_letter_code(std::string_view typed,
                                                           HashFunction sha256) {
  std::string characters;
  if (const std::optional<LetterCodeFlaw> flaw = take_characters(typed, characters)) {
    return *flaw;
  }
  if (characters.size() < kCharacters) {
    const std::size_t group = characters.size() / kGroup + 1;
    return LetterCodeFlaw{group, "the code is too short: expected 9 groups of 4 characters, got " +
                                     std::to_string(characters.size()) + " characters"};
  }
  const std::string_view nonce_characters = std::string_view(characters).substr(0, kNonceCharacters);
  if (characters.substr(kNonceCharacters) != check_characters(nonce_characters, sha256)) {
    return LetterCodeFlaw{0, "the check characters in group 9 do not fit the others: "
                             "at least one character of the code is mistyped"};
  }
  LetterNonce nonce{};
  const std::optional<std::string> bytes = bytes_from_base32(nonce_characters);
  std::ranges::copy(as_bytes(*bytes), nonce.begin());
  return nonce;
}

}  // namespace klero::crypto
