#include "crypto/beacon/nist_check.h"

#include <openssl/evp.h>

#include <algorithm>
#include <memory>

#include "crypto/base/bytes.h"
#include "crypto/base/error.h"
#include "crypto/x509/certificates.h"

namespace klero::crypto {
namespace {

constexpr int kMinKeyBits = 2048;

struct Free {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

// Only a broken or restricted installation of OpenSSL can fail here.
void require(bool succeeded) {
  if (!succeeded) {
    throw Error("cannot check a pulse of the NIST beacon: OpenSSL refuses it");
  }
}

// With the padding of PKCS #1 v1.5, which is what OpenSSL takes unless told otherwise.
bool is_signature(EVP_PKEY* key, std::string_view message, std::string_view signature) {
  const std::unique_ptr<EVP_MD_CTX, Free> context(EVP_MD_CTX_new());
  require(context != nullptr &&
          EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha512(), nullptr, key) == 1);
  return EVP_DigestVerify(context.get(), as_bytes(signature).data(), signature.size(),
                          as_bytes(message).data(), message.size()) == 1;
}

Digest512 id_of(X509* certificate) {
  return sha512(certificate_der(certificate));
}

}  // namespace

Digest512 sha512(std::string_view bytes) {
  Digest512 digest;
  require(EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha512(), nullptr) ==
          1);
  return digest;
}

Digest512 nist_output_value(const NistPulse& pulse) {
  return sha512(nist_message(pulse) + pulse.signature);
}

Digest512 nist_certificate_id(std::string_view pem) {
  return id_of(read_certificates(pem).front().get());
}

std::string_view describe(NistSignatureOutcome outcome) {
  switch (outcome) {
    case NistSignatureOutcome::kValid:
      return "the signature is right";
    case NistSignatureOutcome::kOtherCertificate:
      return "the pulse names another certificate";
    case NistSignatureOutcome::kOtherSuite:
      return "it is signed in another way than with RSA and SHA-512";
    case NistSignatureOutcome::kWrong:
      return "the signature is wrong";
  }
  return "unknown";
}

NistSignatureOutcome check_nist_signature(const NistPulse& pulse, std::string_view pem) {
  const std::vector<Certificate> certificates = read_certificates(pem);
  const auto found = std::ranges::find_if(certificates, [&](const Certificate& certificate) {
    return id_of(certificate.get()) == pulse.certificate_id;
  });
  if (found == certificates.end()) {
    return NistSignatureOutcome::kOtherCertificate;
  }
  EVP_PKEY* const key = X509_get0_pubkey(found->get());
  if (pulse.cipher_suite != 0 || key == nullptr || EVP_PKEY_get_base_id(key) != EVP_PKEY_RSA ||
      EVP_PKEY_get_bits(key) < kMinKeyBits) {
    return NistSignatureOutcome::kOtherSuite;
  }
  return is_signature(key, nist_message(pulse), pulse.signature) ? NistSignatureOutcome::kValid
                                                                  : NistSignatureOutcome::kWrong;
}

bool follows(const NistPulse& pulse, const NistPulse& next) {
  return next.chain_index == pulse.chain_index && next.pulse_index == pulse.pulse_index + 1 &&
         next.earlier.front() == pulse.output_value &&
         pulse.precommitment == sha512(as_text(next.local_random_value));
}

}  // namespace klero::crypto
