// Whose letter a code is of. Internal to selection/replies.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "selection/letters/invitations.h"
#include "selection/replies/refusal.h"

namespace klero::selection {

// Why a code leads to no letter: kUnreadableCode or kUnknownCode, and in words.
struct CodeFlaw {
  Refusal refusal = Refusal::kUnreadableCode;
  std::string why;
};

class LetterIndex {
 public:
  // `invited` must outlive the index.
  explicit LetterIndex(const std::vector<Invited>& invited);

  // The person whose letter has the code, as it was typed.
  [[nodiscard]] std::variant<const Invited*, CodeFlaw> find(std::string_view typed) const;

 private:
  std::map<crypto::LetterNonce, const Invited*> by_nonce_;
};

}  // namespace klero::selection
