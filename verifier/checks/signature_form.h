// The form of an Ed25519 signature: docs/protocol.md, rule 1.12. Whether it is valid comes after.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "crypto/sign/ed25519.h"

namespace klero::verifier {

// What is wrong with the form: R not canonical or of small order, S not below the group order.
// nullopt if the form is right. (R need not be a point: then no equation can hold.)
[[nodiscard]] std::optional<std::string> signature_form_flaw(const crypto::Signature& signature);

// The signature in the bytes of a file. Requires 64 bytes.
[[nodiscard]] crypto::Signature signature_of(std::string_view bytes);

}  // namespace klero::verifier
