// Certificates (X.509) that a user brings in PEM: trust anchors of time-stamping authorities, the
// certificate of a beacon. With OpenSSL's own types, for the sources of rooms beside this one.

#pragma once

#include <openssl/x509.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace klero::crypto {

struct FreeCertificate {
  void operator()(X509* certificate) const { X509_free(certificate); }
};
using Certificate = std::unique_ptr<X509, FreeCertificate>;

// All certificates in `pem`, in their sequence, at least one. Text between them is passed over.
//
// Throws Error if there is none, more than 1,000 or 1 MiB, or one cannot be read.
[[nodiscard]] std::vector<Certificate> read_certificates(std::string_view pem);

// Its bytes, DER.
[[nodiscard]] std::string certificate_der(X509* certificate);

}  // namespace klero::crypto
