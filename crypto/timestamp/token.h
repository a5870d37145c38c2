// What an authority answered: TimeStampResp of RFC 3161, section 2.4.2, judged by us, its signature
// through OpenSSL's CMS.
//
// A token shows that something existed at its time. It does not show that there is nothing else of
// that age: anybody can have a thousand things stamped.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "crypto/base/bytes.h"

namespace klero::crypto {

// In the sequence in which it is looked at: a later outcome means that all before it is right.
enum class TimestampOutcome {
  kBadRequest,       // the request cannot be read (request.h) or has no nonce
  kRequestDiffers,   // the request is for another imprint
  kNotDer,           // the answer is not DER to the last byte, too long, or holds no such token
  kNotGranted,       // the authority refused
  kNotSha256,        // the token's imprint is made with another hash
  kImprintDiffers,   // the token is for another imprint
  kNonceDiffers,     // the token has another nonce than the request, or none
  kNoCertificate,    // not exactly one signature with its certificate in the token
  kSignatureWrong,   // or made with a hash weaker than SHA-256
  kNotForTimestamps, // the certificate's extended key usage is not exactly, critically timeStamping
  kCertificateNotNamed,  // the signed attributes name no such certificate (ESSCertID, ESSCertIDv2)
  kNotValidThen,     // the certificate was not yet, or no longer, valid at the token's time
  kNotTrusted,       // the chain does not lead to one of the anchors, at the token's time
  kNoAnchors,        // right as far as it goes: no anchors were given
  kTrusted,          // right, and the chain leads to an anchor
};

// In a few words, lower case: "the token is for another imprint".
[[nodiscard]] std::string_view describe(TimestampOutcome outcome);

struct TimestampClaim {
  Digest imprint{};           // SHA-256 of what should have been stamped
  std::string_view request;   // DER
  std::string_view response;  // DER
  // Certificates whom the verifier's user trusts, in PEM; never taken from the record. An anchor
  // need not be self-signed. nullopt if the user gave none.
  std::optional<std::string_view> anchors;
};

// From the outcome kNotSha256 on the first three are known, from kSignatureWrong on all; what is
// before kSignatureWrong in the sequence above is nobody's word yet.
struct TimestampCheck {
  TimestampOutcome outcome = TimestampOutcome::kNotDer;
  std::int64_t time = 0;  // seconds since 1970-01-01 (UTC), fractions dropped
  std::string serial;     // hexadecimal
  std::string policy;     // "1.3.6.1.4.1.…"
  std::optional<std::uint64_t> accuracy;  // microseconds either way, if the token says so
  std::string authority;  // the certificate's subject, RFC 2253, escaped for a message
  std::string why;        // for kNotTrusted: OpenSSL's reason, escaped
};

// An authority whose certificate has expired since passes: the chain is checked at the token's own
// time. Revocation is not looked at. Never throws because of the request or the response.
//
// Throws Error if `anchors` holds no certificate, or something that is none.
[[nodiscard]] TimestampCheck check_timestamp(const TimestampClaim& claim);

}  // namespace klero::crypto
