#include "crypto/timestamp/request.h"

#include <openssl/err.h>

#include "crypto/base/error.h"
#include "crypto/timestamp/imprint.h"

namespace klero::crypto {
namespace {

constexpr int kNonceBits = 64;

// Only a broken or restricted installation of OpenSSL can fail here.
void require(bool succeeded) {
  if (!succeeded) {
    ERR_clear_error();
    throw Error("cannot make a request for a timestamp: OpenSSL refuses it");
  }
}

std::string written(TS_REQ* request) {
  unsigned char* bytes = nullptr;
  const int size = i2d_TS_REQ(request, &bytes);
  require(size > 0);
  std::string der(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  OPENSSL_free(bytes);
  return der;
}

void set_imprint(TS_REQ* request, const Digest& digest) {
  const OwnedImprint imprint(TS_MSG_IMPRINT_new());
  const OwnedAlgorithm algorithm(X509_ALGOR_new());
  require(imprint != nullptr && algorithm != nullptr);
  require(X509_ALGOR_set0(algorithm.get(), OBJ_nid2obj(NID_sha256), V_ASN1_NULL, nullptr) == 1);
  // OpenSSL asks for bytes that it may write to, and only copies them.
  Digest copy = digest;
  require(TS_MSG_IMPRINT_set_algo(imprint.get(), algorithm.get()) == 1 &&
          TS_MSG_IMPRINT_set_msg(imprint.get(), copy.data(), static_cast<int>(copy.size())) == 1 &&
          TS_REQ_set_msg_imprint(request, imprint.get()) == 1);
}

void set_fresh_nonce(TS_REQ* request) {
  const OwnedNumber number(BN_new());
  require(number != nullptr &&
          BN_rand(number.get(), kNonceBits, BN_RAND_TOP_ANY, BN_RAND_BOTTOM_ANY) == 1);
  const OwnedInteger nonce(BN_to_ASN1_INTEGER(number.get(), nullptr));
  require(nonce != nullptr && TS_REQ_set_nonce(request, nonce.get()) == 1);
}

}  // namespace

std::string make_timestamp_request(const Digest& imprint) {
  const OwnedRequest request(TS_REQ_new());
  require(request != nullptr && TS_REQ_set_version(request.get(), 1) == 1);
  set_imprint(request.get(), imprint);
  set_fresh_nonce(request.get());
  require(TS_REQ_set_cert_req(request.get(), 1) == 1);
  return written(request.get());
}

std::optional<TimestampRequest> read_timestamp_request(std::string_view der) {
  if (der.size() > kMaxTimestampBytes) {
    return std::nullopt;
  }
  const unsigned char* at = as_bytes(der).data();
  const OwnedRequest request(d2i_TS_REQ(nullptr, &at, static_cast<long>(der.size())));
  ERR_clear_error();
  // What is read must be written back to the same bytes: DER, and nothing after it.
  if (request == nullptr || written(request.get()) != der ||
      TS_REQ_get_version(request.get()) != 1) {
    return std::nullopt;
  }
  const std::optional<Digest> imprint = sha256_imprint(TS_REQ_get_msg_imprint(request.get()));
  const ASN1_INTEGER* const nonce = TS_REQ_get_nonce(request.get());
  const std::optional<std::string> digits = nonce == nullptr ? "" : integer_hex(nonce);
  if (!imprint || !digits) {
    return std::nullopt;
  }
  return TimestampRequest{.imprint = *imprint,
                          .nonce = *digits,
                          .wants_certificate = TS_REQ_get_cert_req(request.get()) != 0};
}

}  // namespace klero::crypto
