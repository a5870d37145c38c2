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

std::vector<WitnessRefusal> check_cosignatures(const Order& order, std::string_view message,
                                               const WitnessFiles& signatures) {
  std::vector<WitnessRefusal> refused;
  for (const auto& [number, signature] : signatures) {
    const std::string& key = order.witnesses.value().people.at(number - 1).key;
    if (!is_signature(key, message, signature)) {
      refused.push_back(
          {number, bad_signature("witness " + std::to_string(number), key, signature)});
    }
  }
  return refused;
}

std::string witness_file_name(unsigned witness) {
  return "witness-" + std::to_string(witness) + ".sig";
}

}  // namespace klero::selection
