#include "selection/replies/letter_index.h"

#include "crypto/format/letter_code.h"
#include "crypto/hash/sha256_openssl.h"

namespace klero::selection {

LetterIndex::LetterIndex(const std::vector<Invited>& invited) {
  for (const Invited& person : invited) by_nonce_[person.nonce] = &person;
}

std::variant<const Invited*, CodeFlaw> LetterIndex::find(std::string_view typed) const {
  const auto code = crypto::read_letter_code(typed, crypto::openssl::sha256);
  if (const auto* flaw = std::get_if<crypto::LetterCodeFlaw>(&code)) {
    return CodeFlaw{Refusal::kUnreadableCode, "the code cannot be read: " + flaw->what};
  }
  const auto person = by_nonce_.find(std::get<crypto::LetterNonce>(code));
  if (person == by_nonce_.end()) {
    return CodeFlaw{Refusal::kUnknownCode, "the code belongs to nobody who was invited"};
  }
  return person->second;
}

}  // namespace klero::selection
