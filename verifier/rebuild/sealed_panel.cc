#include "verifier/rebuild/sealed_panel.h"

#include <string>
#include <vector>

#include "crypto/hash/merkle.h"
#include "crypto/hash/sha256_sodium.h"

namespace klero::verifier {

crypto::Digest root_of_panel(const Order& order, const crypto::Digest& pool_checksum,
                             std::uint64_t panel, std::span<const OpenedMember> members) {
  std::vector<crypto::Digest> leaves;
  for (const OpenedMember& member : members) {
    const std::string text =
        lines({label(order, "member"), crypto::to_hex(pool_checksum),
               "panel " + std::to_string(panel), "row " + std::to_string(member.row),
               crypto::to_hex(member.salt)});
    leaves.push_back(crypto::merkle_leaf(text, crypto::sodium::sha256));
  }
  return crypto::merkle_root(leaves, crypto::sodium::sha256);
}

}  // namespace klero::verifier
