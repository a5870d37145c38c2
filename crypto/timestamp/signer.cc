#include "crypto/timestamp/signer.h"

#include <openssl/err.h>

#include <array>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/x509/certificates.h"

namespace klero::crypto {
namespace {

constexpr std::array kStrongHashes = {NID_sha256,   NID_sha384,   NID_sha512,
                                      NID_sha3_256, NID_sha3_384, NID_sha3_512};

CMS_SignerInfo* only_signer(CMS_ContentInfo* token) {
  const STACK_OF(CMS_SignerInfo)* const signers = CMS_get0_SignerInfos(token);
  return sk_CMS_SignerInfo_num(signers) == 1 ? sk_CMS_SignerInfo_value(signers, 0) : nullptr;
}

bool uses_strong_hash(CMS_SignerInfo* signer) {
  X509_ALGOR* algorithm = nullptr;
  CMS_SignerInfo_get0_algs(signer, nullptr, nullptr, &algorithm, nullptr);
  const ASN1_OBJECT* name = nullptr;
  X509_ALGOR_get0(&name, nullptr, nullptr, algorithm);
  const int hash = OBJ_obj2nid(name);
  for (const int strong : kStrongHashes) {
    if (hash == strong) {
      return true;
    }
  }
  return false;
}

// The one value of a signed attribute, as `Read` reads it; nullptr if it is not there once, with
// one value, to the last byte.
template <typename T, auto Read, auto Free>
Owned<T, Free> signed_attribute(CMS_SignerInfo* signer, int name) {
  const int at = CMS_signed_get_attr_by_NID(signer, name, -1);
  X509_ATTRIBUTE* const attribute = at < 0 ? nullptr : CMS_signed_get_attr(signer, at);
  if (attribute == nullptr || CMS_signed_get_attr_by_NID(signer, name, at) >= 0 ||
      X509_ATTRIBUTE_count(attribute) != 1) {
    return nullptr;
  }
  const ASN1_TYPE* const value = X509_ATTRIBUTE_get0_type(attribute, 0);
  if (value == nullptr || ASN1_TYPE_get(value) != V_ASN1_SEQUENCE) {
    return nullptr;
  }
  const ASN1_STRING* const sequence = value->value.sequence;
  const unsigned char* bytes = ASN1_STRING_get0_data(sequence);
  const unsigned char* const end = bytes + ASN1_STRING_length(sequence);
  Owned<T, Free> read(Read(nullptr, &bytes, ASN1_STRING_length(sequence)));
  return bytes == end ? std::move(read) : nullptr;
}

// `certificate`, then all of `certificates`, as borrowed pointers.
BorrowedCertificates with_first(X509* certificate, STACK_OF(X509) * certificates) {
  BorrowedCertificates all(sk_X509_new_null());
  sk_X509_push(all.get(), certificate);
  for (int i = 0; i < sk_X509_num(certificates); ++i) {
    sk_X509_push(all.get(), sk_X509_value(certificates, i));
  }
  return all;
}

}  // namespace

X509* signer_certificate(CMS_ContentInfo* token, STACK_OF(X509) * certificates) {
  CMS_SignerInfo* const signer = only_signer(token);
  for (int i = 0; signer != nullptr && i < sk_X509_num(certificates); ++i) {
    if (CMS_SignerInfo_cert_cmp(signer, sk_X509_value(certificates, i)) == 0) {
      return sk_X509_value(certificates, i);
    }
  }
  return nullptr;
}

bool signature_holds(CMS_ContentInfo* token, STACK_OF(X509) * certificates) {
  CMS_SignerInfo* const signer = only_signer(token);
  // The chain is built by chain_fault(): here OpenSSL judges content and signature alone.
  constexpr unsigned kSignatureOnly = CMS_NO_SIGNER_CERT_VERIFY | CMS_BINARY;
  const bool holds = signer != nullptr && uses_strong_hash(signer) &&
                     CMS_verify(token, certificates, nullptr, nullptr, nullptr,
                                kSignatureOnly) == 1;
  ERR_clear_error();
  return holds;
}

bool is_for_timestamps(X509* certificate) {
  int critical = 0;
  const OwnedUsage usage(static_cast<EXTENDED_KEY_USAGE*>(
      X509_get_ext_d2i(certificate, NID_ext_key_usage, &critical, nullptr)));
  const bool exactly = usage != nullptr && critical == 1 &&
                       sk_ASN1_OBJECT_num(usage.get()) == 1 &&
                       OBJ_obj2nid(sk_ASN1_OBJECT_value(usage.get(), 0)) == NID_time_stamp;
  const bool fits = X509_check_purpose(certificate, X509_PURPOSE_TIMESTAMP_SIGN, 0) == 1;
  ERR_clear_error();
  return exactly && fits;
}

bool names_certificate(CMS_ContentInfo* token, X509* certificate,
                       STACK_OF(X509) * certificates) {
  CMS_SignerInfo* const signer = only_signer(token);
  const auto named = signed_attribute<ESS_SIGNING_CERT, d2i_ESS_SIGNING_CERT, ESS_SIGNING_CERT_free>(
      signer, NID_id_smime_aa_signingCertificate);
  const auto named_v2 =
      signed_attribute<ESS_SIGNING_CERT_V2, d2i_ESS_SIGNING_CERT_V2, ESS_SIGNING_CERT_V2_free>(
          signer, NID_id_smime_aa_signingCertificateV2);
  const auto all = with_first(certificate, certificates);
  const bool right =
      OSSL_ESS_check_signing_certs(named.get(), named_v2.get(), all.get(), 1) == 1;
  ERR_clear_error();
  return right;
}

bool is_valid_at(X509* certificate, std::int64_t time) {
  time_t at = time;
  // X509_cmp_time() says 1 for later than `at`, -1 for earlier or the same second, 0 for no time.
  return X509_cmp_time(X509_get0_notBefore(certificate), &at) < 0 &&
         X509_cmp_time(X509_get0_notAfter(certificate), &at) > 0;
}

namespace {

// Empty if the chain leads to this anchor.
std::string chain_fault_to(X509* anchor, X509* certificate, STACK_OF(X509) * certificates,
                           std::int64_t time) {
  const OwnedStore store(X509_STORE_new());
  const OwnedChainContext context(X509_STORE_CTX_new());
  if (store == nullptr || context == nullptr || X509_STORE_add_cert(store.get(), anchor) != 1 ||
      X509_STORE_CTX_init(context.get(), store.get(), certificate, certificates) != 1 ||
      X509_STORE_CTX_set_purpose(context.get(), X509_PURPOSE_TIMESTAMP_SIGN) != 1) {
    ERR_clear_error();
    throw Error("cannot check a chain of certificates: OpenSSL refuses it");
  }
  // Whoever brings an intermediate certificate trusts it.
  X509_STORE_CTX_set_flags(context.get(), X509_V_FLAG_PARTIAL_CHAIN);
  X509_STORE_CTX_set_time(context.get(), 0, time);  // and with it X509_V_FLAG_USE_CHECK_TIME
  const bool leads = X509_verify_cert(context.get()) == 1;
  const int why = X509_STORE_CTX_get_error(context.get());
  ERR_clear_error();
  return leads ? "" : escape_text(X509_verify_cert_error_string(why));
}

}  // namespace

std::string chain_fault(X509* certificate, STACK_OF(X509) * certificates,
                        std::string_view anchors, std::int64_t time) {
  std::string first;
  // One by one: of several with one name OpenSSL would look at the first alone.
  for (const Certificate& anchor : read_certificates(anchors)) {
    const std::string fault = chain_fault_to(anchor.get(), certificate, certificates, time);
    if (fault.empty()) {
      return {};
    }
    first = first.empty() ? fault : first;
  }
  return first;
}

std::string subject_of(X509* certificate) {
  const OwnedBio bio(BIO_new(BIO_s_mem()));
  if (bio == nullptr || X509_NAME_print_ex(bio.get(), X509_get_subject_name(certificate), 0,
                                           XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB) < 0) {
    ERR_clear_error();
    return {};
  }
  char* text = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &text);
  return escape_text({text, static_cast<std::size_t>(size)});
}

}  // namespace klero::crypto
