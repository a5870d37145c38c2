// The document that a respondent got: docs/protocol.md, section 11a. It comes from anybody and is
// read as such: every size is bounded before it is used.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "crypto/base/bytes.h"
#include "crypto/group/scalar.h"
#include "verifier/checks/said.h"

namespace klero::verifier {

inline constexpr std::size_t kMaxReceipt = std::size_t{64} << 20;  // bytes

// The answer to one sealed feature, and what opens its commitments.
struct OpenedAnswer {
  std::string feature;
  std::string category;
  std::vector<crypto::Scalar> openings;  // one for each category
};

// One place in one panel, and the path from there to the panel's root.
struct Membership {
  std::uint64_t panel = 0;
  std::uint64_t position = 0;  // from 0
  crypto::Digest salt{};
  std::vector<crypto::Digest> path;
};

struct ReceiptDocument {
  crypto::Digest order{};      // checksum of step 01
  // Of a receipt of the answers alone: checksum of the step of the pool. Then portfolio, chance and
  // memberships are not there.
  std::optional<crypto::Digest> pool;
  crypto::Digest portfolio{};  // checksum of step 08
  crypto::Digest leaf{};
  std::uint64_t row = 0;  // 1 for the first
  std::vector<OpenedAnswer> answers;
  std::uint64_t panels = 0;  // his chance: in how many panels
  crypto::Digest chance_salt{};
  std::vector<Membership> memberships;  // ascending strictly by panel
};

// The document, or why it is none.
[[nodiscard]] std::variant<ReceiptDocument, Said> read_receipt_document(std::string_view bytes);

}  // namespace klero::verifier
