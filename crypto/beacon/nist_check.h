// Is a pulse what it says: its output value, its signature, its place in the chain.

#pragma once

#include <string_view>

#include "crypto/beacon/nist_pulse.h"

namespace klero::crypto {

[[nodiscard]] Digest512 sha512(std::string_view bytes);

// What outputValue must be: SHA-512(message ‖ signature), the signature without a length.
[[nodiscard]] Digest512 nist_output_value(const NistPulse& pulse);

// What certificateId is: SHA-512 of the certificate's DER form. Of the first certificate in `pem`.
// Throws Error if it holds none.
[[nodiscard]] Digest512 nist_certificate_id(std::string_view pem);

enum class NistSignatureOutcome {
  kValid,
  kOtherCertificate,  // `pem` holds no certificate with the pulse's certificateId
  kOtherSuite,        // another cipherSuite than 0, or a key that is not RSA of 2048 bits or more
  kWrong,             // not a signature of these fields
};
// In a few words, lower case.
[[nodiscard]] std::string_view describe(NistSignatureOutcome outcome);

// RSA, PKCS #1 v1.5, SHA-512 over nist_message(), with the key of that certificate in `pem` (the
// user's: one or several certificates) whose SHA-512 is the pulse's certificateId. That certificate
// is trusted because the user brought it: neither its dates nor its issuer are looked at.
//
// Throws Error if `pem` holds no certificate, or something that is none.
[[nodiscard]] NistSignatureOutcome check_nist_signature(const NistPulse& pulse,
                                                        std::string_view pem);

// Whether `next` comes directly after `pulse`, of the same chain: index one more, `pulse`'s output
// value as its previous value, and a local random value that `pulse` committed to.
[[nodiscard]] bool follows(const NistPulse& pulse, const NistPulse& next);

}  // namespace klero::crypto
