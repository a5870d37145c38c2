// Panels as roots: docs/protocol.md, section 7, form committed.

#pragma once

#include <cstdint>
#include <span>

#include "crypto/base/bytes.h"
#include "verifier/order/order.h"
#include "verifier/rebuild/quota.h"

namespace klero::verifier {

struct OpenedMember {
  RowNumber row = 0;
  crypto::Digest salt{};
};

// The root of a panel.
//
//   pool_checksum  of step 07
//   members        ascending by row
[[nodiscard]] crypto::Digest root_of_panel(const Order& order, const crypto::Digest& pool_checksum,
                                           std::uint64_t panel,
                                           std::span<const OpenedMember> members);

}  // namespace klero::verifier
