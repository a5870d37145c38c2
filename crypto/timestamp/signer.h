// The signature of a token and the certificate that made it. For the sources of this room.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "crypto/timestamp/owned.h"

namespace klero::crypto {

// The signer's certificate, if the token has exactly one signer and brings his certificate along.
// It lives as long as `certificates`.
[[nodiscard]] X509* signer_certificate(CMS_ContentInfo* token, STACK_OF(X509) * certificates);

// Whether the one signature holds, made with a hash that is not weaker than SHA-256. PKCS #1 v1.5,
// PSS and ECDSA alike.
[[nodiscard]] bool signature_holds(CMS_ContentInfo* token, STACK_OF(X509) * certificates);

// RFC 3161, section 2.3: extended key usage there, critical, timeStamping and nothing else; a key
// usage that is there allows signing.
[[nodiscard]] bool is_for_timestamps(X509* certificate);

// RFC 3161, section 2.4.1, and RFC 5816: the signed attributes name the certificate first.
[[nodiscard]] bool names_certificate(CMS_ContentInfo* token, X509* certificate,
                                     STACK_OF(X509) * certificates);

[[nodiscard]] bool is_valid_at(X509* certificate, std::int64_t time);

// Empty if the chain leads to one of `anchors` (PEM), judged at `time`; otherwise OpenSSL's reason.
// Throws Error if `anchors` is no list of certificates.
[[nodiscard]] std::string chain_fault(X509* certificate, STACK_OF(X509) * certificates,
                                      std::string_view anchors, std::int64_t time);

// "CN=…,O=…" of RFC 2253, escaped for a message.
[[nodiscard]] std::string subject_of(X509* certificate);

}  // namespace klero::crypto
