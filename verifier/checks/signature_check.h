// One signature of the record: of the right size (1.7, 1.11) and form (1.12), and valid.

#pragma once

#include <string>
#include <string_view>

#include "crypto/sign/ed25519.h"
#include "verifier/checks/outcome.h"
#include "verifier/read/scan.h"

namespace klero::verifier {

struct SignatureQuestion {
  const ScannedFile& signature;
  const crypto::PublicKey& key;
  std::string signer;           // "slot 3"
  const ScannedFile& message;   // with its bytes
  std::string size_rule;        // the rule that judges the size of this file
};

// The signature in the bytes of a file. Requires 64 bytes.
[[nodiscard]] crypto::Signature signature_of(std::string_view bytes);

// A finding if the signature is not valid; blocked if its size or form, or the form of the key, keep
// it from being judged. True if it is valid.
bool check_signature(const SignatureQuestion& question, Outcome& outcome);

// The file if its bytes were read; nullptr, with `outcome` blocked, if not. Its grammar may be wrong:
// bytes are signed, not meanings.
[[nodiscard]] const ScannedFile* usable_bytes(const ScannedFile* file, const std::string& step,
                                              Outcome& outcome);

}  // namespace klero::verifier
