#include "selection/portfolio/commitments.h"

#include <string>

#include "crypto/hash/merkle.h"
#include "crypto/hash/sha256_openssl.h"

namespace klero::selection {
namespace {

// lines(label(what), checksum, first, second, salt)
std::string five_lines(const Order& order, const char* what, std::string_view pool_checksum,
                       const std::string& first, const std::string& second, const Salt& salt) {
  std::string text = label(order, what) + "\n";
  text.append(pool_checksum).append("\n");
  return text + first + "\n" + second + "\n" + crypto::to_hex(salt) + "\n";
}

}  // namespace

std::vector<crypto::Digest> member_leaves(const Order& order, std::string_view pool_checksum,
                                          std::size_t number, const Panel& members,
                                          const std::vector<Salt>& salts) {
  std::vector<crypto::Digest> leaves;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const std::string text =
        five_lines(order, "member", pool_checksum, "panel " + std::to_string(number),
                   "row " + std::to_string(members[i] + std::size_t{1}), salts[i]);
    leaves.push_back(crypto::merkle_leaf(text, crypto::openssl::sha256));
  }
  return leaves;
}

crypto::Digest panel_root(const Order& order, std::string_view pool_checksum, std::size_t number,
                          const Panel& members, const std::vector<Salt>& salts) {
  return crypto::merkle_root(member_leaves(order, pool_checksum, number, members, salts),
                             crypto::openssl::sha256);
}

crypto::Digest chance_hash(const Order& order, std::string_view pool_checksum, std::size_t row,
                           std::uint32_t panels, const Salt& salt) {
  return crypto::openssl::sha256(five_lines(order, "chance", pool_checksum,
                                            "row " + std::to_string(row + 1),
                                            "panels " + std::to_string(panels), salt));
}

}  // namespace klero::selection
