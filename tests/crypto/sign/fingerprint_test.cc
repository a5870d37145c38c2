#include "crypto/sign/fingerprint.h"

#include <gtest/gtest.h>

#include "crypto/hash/sha256_openssl.h"
#include "crypto/hash/sha256_sodium.h"

namespace klero::crypto {
namespace {

// The key of RFC 8032, section 7.1, test 1; its hash by `xxd -r -p | sha256sum`.
TEST(KeyFingerprint, IsTheBeginningOfTheHashInGroups) {
  const auto key =
      array_from_hex<32>("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a").value();
  EXPECT_EQ(key_fingerprint(key, openssl::sha256), "21fe 31df a154 a261 626b f854 046f d227");
  EXPECT_EQ(key_fingerprint(key, sodium::sha256), "21fe 31df a154 a261 626b f854 046f d227");
}

}  // namespace
}  // namespace klero::crypto
