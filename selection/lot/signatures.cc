#include "selection/lot/signatures.h"

#include <algorithm>

#include "crypto/base/bytes.h"
#include "crypto/sign/ed25519_openssl.h"

namespace klero::selection {

bool is_signature(std::string_view key, std::string_view message, std::string_view signature) {
  const auto point = crypto::array_from_hex<32>(key);
  crypto::Signature raw{};
  if (!point || signature.size() != raw.size()) return false;
  std::copy(signature.begin(), signature.end(), raw.begin());
  return crypto::openssl::verify(*point, message, raw);
}

std::string bad_signature(const std::string& who, const std::string& key,
                          std::string_view signature) {
  if (signature.size() != 64) {
    return "the signature has " + std::to_string(signature.size()) + " bytes, not 64";
  }
  return "the signature is not valid under the key of " + who + " in the order, " + key;
}

std::string witness_file_name(unsigned witness) {
  return "witness-" + std::to_string(witness) + ".sig";
}

}  // namespace klero::selection
