// Commitments of a committed portfolio: docs/protocol.md, section 7.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "crypto/base/bytes.h"
#include "selection/order/order.h"
#include "selection/portfolio/salts.h"

namespace klero::selection {

// The member leaves of panel `number`, and their root.
//
//   pool_checksum  checksum of step 07, 64 digits
//   members        rows counted from 0, ascending; not empty
//   salts          one for each member
[[nodiscard]] std::vector<crypto::Digest> member_leaves(const Order& order,
                                                        std::string_view pool_checksum,
                                                        std::size_t number, const Panel& members,
                                                        const std::vector<Salt>& salts);
[[nodiscard]] crypto::Digest panel_root(const Order& order, std::string_view pool_checksum,
                                        std::size_t number, const Panel& members,
                                        const std::vector<Salt>& salts);

// The chance hash of a row, counted from 0, that stands in `panels` panels.
[[nodiscard]] crypto::Digest chance_hash(const Order& order, std::string_view pool_checksum,
                                         std::size_t row, std::uint32_t panels, const Salt& salt);

}  // namespace klero::selection
