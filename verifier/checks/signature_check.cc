#include "verifier/checks/signature_check.h"

#include <algorithm>

#include "crypto/base/bytes.h"
#include "crypto/sign/ed25519_sodium.h"

namespace klero::verifier {

crypto::Signature signature_of(std::string_view bytes) {
  crypto::Signature signature{};
  std::copy_n(crypto::as_bytes(bytes).begin(), signature.size(), signature.begin());
  return signature;
}

bool check_signature(const SignatureQuestion& question, Outcome& outcome) {
  const ScannedFile& file = question.signature;
  if (!file.unreadable.empty()) {
    outcome.error(file.unreadable);
    return false;
  }
  if (file.bytes.size() != kSignatureSize) {
    outcome.blocked(question.size_rule, file.path);
    return false;
  }
  const crypto::Signature signature = signature_of(file.bytes);
  if (!crypto::is_sound_signature(signature)) {
    outcome.blocked("1.12", file.path);
    return false;
  }
  if (!crypto::is_sound_public_key(question.key)) {
    outcome.blocked("1.12", "the key of " + question.signer);
    return false;
  }
  outcome.saw();
  if (!crypto::sodium::verify(question.key, question.message.bytes, signature)) {
    outcome.fail({file.path, 0,
                  "a signature of " + question.message.path + " by " + question.signer,
                  "a signature that is not valid"});
    return false;
  }
  return true;
}

const ScannedFile* usable_bytes(const ScannedFile* file, const std::string& step,
                                Outcome& outcome) {
  if (file == nullptr) {
    outcome.blocked("1.2", step);
    return nullptr;
  }
  if (!file->unreadable.empty()) {
    outcome.error(file->unreadable);
    return nullptr;
  }
  if (!file->digest) {
    outcome.blocked("1.11", file->path);
    return nullptr;
  }
  return file;
}

}  // namespace klero::verifier
