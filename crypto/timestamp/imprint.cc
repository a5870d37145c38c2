#include "crypto/timestamp/imprint.h"

#include <algorithm>

namespace klero::crypto {
namespace {

constexpr int kMaxIntegerBytes = 32;

}  // namespace

std::optional<Digest> sha256_imprint(TS_MSG_IMPRINT* imprint) {
  const ASN1_OBJECT* algorithm = nullptr;
  int parameters = 0;
  X509_ALGOR_get0(&algorithm, &parameters, nullptr, TS_MSG_IMPRINT_get_algo(imprint));
  const ASN1_OCTET_STRING* const hash = TS_MSG_IMPRINT_get_msg(imprint);
  Digest digest;
  if (OBJ_obj2nid(algorithm) != NID_sha256 ||
      (parameters != V_ASN1_UNDEF && parameters != V_ASN1_NULL) ||
      ASN1_STRING_length(hash) != static_cast<int>(digest.size())) {
    return std::nullopt;
  }
  std::copy_n(ASN1_STRING_get0_data(hash), digest.size(), digest.begin());
  return digest;
}

std::optional<std::string> integer_hex(const ASN1_INTEGER* integer) {
  if (ASN1_STRING_type(integer) != V_ASN1_INTEGER ||
      ASN1_STRING_length(integer) > kMaxIntegerBytes) {
    return std::nullopt;
  }
  const std::string digits =
      to_hex({ASN1_STRING_get0_data(integer), static_cast<std::size_t>(ASN1_STRING_length(integer))});
  const std::size_t first = digits.find_first_not_of('0');
  return first == std::string::npos ? "0" : digits.substr(first);
}

}  // namespace klero::crypto
