#include "selection/lot/seed.h"

#include "crypto/base/bytes.h"
#include "crypto/hash/sha256_openssl.h"

namespace klero::selection {

std::string lot_seed_text(const Order& order, unsigned lot, std::string_view close,
                          const std::vector<std::string>& values) {
  std::string text = label(order, "seed") + "\n";
  text += "lot " + std::to_string(lot) + "\n";
  text.append("close ").append(close).append("\n");
  for (const std::string& value : values) text += value + "\n";
  return text;
}

std::string replacement_seed_text(const Order& order, std::string_view close,
                                  const std::vector<std::string>& values,
                                  std::string_view lot2_seed) {
  std::string text = label(order, "replacement-seed") + "\n";
  text.append("close ").append(close).append("\n");
  for (const std::string& value : values) text += value + "\n";
  if (order.replacement_beacons.empty()) text.append("lot2 ").append(lot2_seed).append("\n");
  return text;
}

std::string seed_of(std::string_view seed_text) {
  return crypto::to_hex(crypto::openssl::sha256(seed_text));
}

}  // namespace klero::selection
