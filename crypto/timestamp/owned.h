// OpenSSL's types of this room, freed when they go. For the sources of this room.

#pragma once

#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/ess.h>
#include <openssl/ts.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>
#include <string>

#include "crypto/base/bytes.h"

namespace klero::crypto {

// A function of OpenSSL as a deleter.
template <auto Function>
struct FreeBy {
  template <typename T>
  void operator()(T* thing) const {
    Function(thing);
  }
};

template <typename T, auto Function>
using Owned = std::unique_ptr<T, FreeBy<Function>>;

inline void free_stack(STACK_OF(X509) * certificates) {
  sk_X509_pop_free(certificates, X509_free);
}

// The list alone, not the certificates in it.
inline void free_list(STACK_OF(X509) * certificates) {
  sk_X509_free(certificates);
}

using OwnedRequest = Owned<TS_REQ, TS_REQ_free>;
using OwnedImprint = Owned<TS_MSG_IMPRINT, TS_MSG_IMPRINT_free>;
using OwnedAlgorithm = Owned<X509_ALGOR, X509_ALGOR_free>;
using OwnedInteger = Owned<ASN1_INTEGER, ASN1_INTEGER_free>;
using OwnedNumber = Owned<BIGNUM, BN_free>;
using OwnedStatus = Owned<TS_STATUS_INFO, TS_STATUS_INFO_free>;
using OwnedToken = Owned<TS_TST_INFO, TS_TST_INFO_free>;
using OwnedMessage = Owned<CMS_ContentInfo, CMS_ContentInfo_free>;
using OwnedBio = Owned<BIO, BIO_free>;
using OwnedCertificates = Owned<STACK_OF(X509), free_stack>;
using BorrowedCertificates = Owned<STACK_OF(X509), free_list>;
using OwnedUsage = Owned<EXTENDED_KEY_USAGE, EXTENDED_KEY_USAGE_free>;
using OwnedStore = Owned<X509_STORE, X509_STORE_free>;
using OwnedChainContext = Owned<X509_STORE_CTX, X509_STORE_CTX_free>;
using OwnedSigning = Owned<ESS_SIGNING_CERT, ESS_SIGNING_CERT_free>;
using OwnedSigningV2 = Owned<ESS_SIGNING_CERT_V2, ESS_SIGNING_CERT_V2_free>;

}  // namespace klero::crypto
