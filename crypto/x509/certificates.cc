#include "crypto/x509/certificates.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>

#include "crypto/base/error.h"

namespace klero::crypto {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{1} << 20;
constexpr std::size_t kMaxCertificates = 1000;

struct FreeBio {
  void operator()(BIO* bio) const { BIO_free(bio); }
};

[[noreturn]] void refuse(const std::string& why) {
  ERR_clear_error();
  throw Error("cannot use the certificates: " + why,
              "expected one or more certificates in PEM (-----BEGIN CERTIFICATE-----)");
}

}  // namespace

std::vector<Certificate> read_certificates(std::string_view pem) {
  if (pem.size() > kMaxBytes) {
    refuse("they are longer than 1 MiB");
  }
  const std::unique_ptr<BIO, FreeBio> bio(
      BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  std::vector<Certificate> certificates;
  while (bio != nullptr && certificates.size() <= kMaxCertificates) {
    Certificate next(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    if (next == nullptr) {
      break;
    }
    certificates.push_back(std::move(next));
  }
  // "No start line" is how OpenSSL says that nothing follows.
  const bool at_end = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
  ERR_clear_error();
  if (certificates.size() > kMaxCertificates) {
    refuse("there are more than " + std::to_string(kMaxCertificates));
  }
  if (certificates.empty() && at_end) {
    refuse("there is none");
  }
  if (!at_end) {
    refuse("number " + std::to_string(certificates.size() + 1) + " cannot be read");
  }
  return certificates;
}

std::string certificate_der(X509* certificate) {
  unsigned char* bytes = nullptr;
  const int size = i2d_X509(certificate, &bytes);
  if (size < 0) {
    refuse("OpenSSL cannot write one");
  }
  std::string der(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  OPENSSL_free(bytes);
  return der;
}

}  // namespace klero::crypto
