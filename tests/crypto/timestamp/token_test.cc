#include "crypto/timestamp/token.h"

#include <gtest/gtest.h>

#include "crypto/base/error.h"
#include "tests/crypto/timestamp/local_authority.h"

namespace klero::crypto {
namespace {

using tests::imprint_of;
using tests::kData;
using tests::LocalAuthority;

// Making keys takes a second: once for all tests.
class Token : public testing::Test {
 protected:
  static void SetUpTestSuite() { authority_ = new LocalAuthority; }
  static void TearDownTestSuite() {
    delete authority_;
    authority_ = nullptr;
  }

  static const LocalAuthority& authority() { return *authority_; }

  [[nodiscard]] TimestampCheck check(const std::string& response) const {
    return check_timestamp({.imprint = imprint_of(kData),
                            .request = request_,
                            .response = response,
                            .anchors = anchors_});
  }

  // A request by the openssl program, with options of its own.
  [[nodiscard]] static std::string query(const std::string& options) {
    authority().put("data", kData);
    authority().shell("openssl ts -query -data data -out query.tsq " + options + " 2>/dev/null");
    return authority().bytes("query.tsq");
  }

  std::string request_ = make_timestamp_request(imprint_of(kData));
  std::string anchors_ = authority().bytes("root.pem");

 private:
  static inline const LocalAuthority* authority_ = nullptr;
};

TEST_F(Token, OfALocalAuthorityIsTrusted) {
  const TimestampCheck found = check(authority().answer(request_));
  EXPECT_EQ(found.outcome, TimestampOutcome::kTrusted) << found.why;
  EXPECT_EQ(found.time, tests::kNowSeconds);
  EXPECT_EQ(found.policy, "1.2.3.4.1");
  EXPECT_EQ(found.accuracy, 1'500'000U);
  EXPECT_EQ(found.authority, "CN=good authority,O=Test");
  EXPECT_FALSE(found.serial.empty());
  EXPECT_EQ(found.why, "");
}

TEST_F(Token, IsTheAnswerToARequestOfTheOpensslProgram) {
  request_ = query("-sha256 -cert -tspolicy 1.2.3.4.2");
  const TimestampCheck found = check(authority().answer(request_));
  EXPECT_EQ(found.outcome, TimestampOutcome::kTrusted);
  EXPECT_EQ(found.policy, "1.2.3.4.2");
}

TEST_F(Token, WithoutAnchorsIsRightAsFarAsItGoes) {
  const std::string response = authority().answer(request_);
  const TimestampCheck found =
      check_timestamp({imprint_of(kData), request_, response, std::nullopt});
  EXPECT_EQ(found.outcome, TimestampOutcome::kNoAnchors);
  EXPECT_EQ(found.time, tests::kNowSeconds);
}

TEST_F(Token, AnchorsThatAreNoneAreAnError) {
  const std::string response = authority().answer(request_);
  for (const std::string& anchors :
       {std::string(), std::string("no certificate"), anchors_.substr(0, anchors_.size() / 2)}) {
    anchors_ = anchors;
    EXPECT_THROW(static_cast<void>(check(response)), Error);
  }
}

TEST_F(Token, OfAnotherRootIsNotTrusted) {
  const std::string response = authority().answer(request_);
  anchors_ = authority().bytes("other-root.pem");
  const TimestampCheck found = check(response);
  EXPECT_EQ(found.outcome, TimestampOutcome::kNotTrusted);
  EXPECT_NE(found.why, "");
  // Nor because the token brings the root along: one of the anchors must be it.
  anchors_ += authority().bytes("root.pem");
  EXPECT_EQ(check(response).outcome, TimestampOutcome::kTrusted);
}

TEST_F(Token, ARootOfTheSameNameBesideTheRightOneDoesNotHideIt) {
  const std::string response = authority().answer(request_);
  const LocalAuthority namesake;
  const std::string right = anchors_;
  const std::string other = namesake.bytes("root.pem");
  anchors_ = other;
  EXPECT_EQ(check(response).outcome, TimestampOutcome::kNotTrusted);
  for (const std::string& both : {other + right, right + other}) {
    anchors_ = both;
    EXPECT_EQ(check(response).outcome, TimestampOutcome::kTrusted);
  }
}

TEST_F(Token, WhoeverBringsTheAuthoritysOwnCertificateTrustsIt) {
  anchors_ = authority().bytes("good.pem");
  EXPECT_EQ(check(authority().answer(request_)).outcome, TimestampOutcome::kTrusted);
}

TEST_F(Token, OfAnAuthorityThatHasExpiredSinceIsTrusted) {
  const TimestampCheck found =
      check(authority().answer(request_, "expired", "2019-06-01 08:00:00"));
  EXPECT_EQ(found.outcome, TimestampOutcome::kTrusted) << found.why;
  EXPECT_EQ(found.time, 1559376000);
}

TEST_F(Token, OfAnAuthorityThatHadExpiredAlreadyIsRefused) {
  EXPECT_EQ(check(authority().answer(request_, "expired", "2020-06-01 08:00:00")).outcome,
            TimestampOutcome::kNotValidThen);
  EXPECT_EQ(check(authority().answer(request_, "expired", "2017-06-01 08:00:00")).outcome,
            TimestampOutcome::kNotValidThen);
}

TEST_F(Token, WithPssPaddingIsTrusted) {
  const std::string response = authority().signed_anew(
      authority().answer(request_), "pss", "-cades -md sha256 -keyopt rsa_padding_mode:pss");
  const TimestampCheck found = check(response);
  EXPECT_EQ(found.outcome, TimestampOutcome::kTrusted) << found.why;
  EXPECT_EQ(found.authority, "CN=pss authority,O=Test");
}

TEST_F(Token, ForAnotherImprintIsRefused) {
  const std::string other = make_timestamp_request(imprint_of("something else\n"));
  const std::string response = authority().answer(other);
  EXPECT_EQ(check(response).outcome, TimestampOutcome::kImprintDiffers);
  request_ = other;
  EXPECT_EQ(check(response).outcome, TimestampOutcome::kRequestDiffers);
}

TEST_F(Token, WithAnotherNonceOrNoneIsRefused) {
  const std::string second = make_timestamp_request(imprint_of(kData));
  EXPECT_EQ(check(authority().answer(second)).outcome, TimestampOutcome::kNonceDiffers);
  const std::string bare = query("-sha256 -cert -no_nonce");
  EXPECT_EQ(check(authority().answer(bare)).outcome, TimestampOutcome::kNonceDiffers);
  request_ = bare;
  EXPECT_EQ(check(authority().answer(bare)).outcome, TimestampOutcome::kBadRequest);
}

TEST_F(Token, OverAnotherHashIsRefused) {
  EXPECT_EQ(check(authority().answer(query("-sha512 -cert"))).outcome,
            TimestampOutcome::kNotSha256);
}

TEST_F(Token, ThatWasRefusedByTheAuthorityIsToldApart) {
  const TimestampCheck found =
      check(authority().answer(query("-sha256 -cert -tspolicy 1.2.3.4.99")));
  EXPECT_EQ(found.outcome, TimestampOutcome::kNotGranted);
}

TEST_F(Token, OfACertificateNotForTimestampsAloneIsRefused) {
  const std::string response = authority().answer(request_);
  for (const char* const name : {"plain", "soft", "broad"}) {
    SCOPED_TRACE(name);
    EXPECT_EQ(check(authority().signed_anew(response, name, "-cades -md sha256")).outcome,
              TimestampOutcome::kNotForTimestamps);
  }
}

TEST_F(Token, ThatDoesNotNameItsCertificateIsRefused) {
  const std::string response = authority().answer(request_);
  EXPECT_EQ(check(authority().signed_anew(response, "good", "-md sha256")).outcome,
            TimestampOutcome::kCertificateNotNamed);
}

TEST_F(Token, WithoutItsCertificateOrWithTwoSignersIsRefused) {
  const std::string response = authority().answer(request_);
  EXPECT_EQ(check(authority().answer(query("-sha256"))).outcome, TimestampOutcome::kNonceDiffers);
  EXPECT_EQ(check(authority().signed_anew(response, "good", "-cades -nocerts")).outcome,
            TimestampOutcome::kNoCertificate);
  EXPECT_EQ(check(authority().signed_anew(response, "good",
                                          "-cades -signer pss.pem -inkey pss.key")).outcome,
            TimestampOutcome::kNoCertificate);
}

TEST_F(Token, SignedOverAWeakHashIsRefused) {
  const std::string response = authority().answer(request_);
  EXPECT_EQ(check(authority().signed_anew(response, "good", "-cades -md sha1")).outcome,
            TimestampOutcome::kSignatureWrong);
  EXPECT_EQ(check(authority().signed_anew(response, "good", "-cades -md sha512")).outcome,
            TimestampOutcome::kTrusted);
}

TEST_F(Token, OfAnotherContentIsRefused) {
  authority().shell("openssl cms -sign -binary -nodetach -outform DER -in root.pem -signer good.pem "
                    "-inkey good.key -out other.der 2>/dev/null");
  EXPECT_EQ(check(LocalAuthority::granted(authority().bytes("other.der"))).outcome,
            TimestampOutcome::kNotDer);
}

TEST_F(Token, IsReadToItsLastByteAndNoFurther) {
  const std::string response = authority().answer(request_);
  EXPECT_EQ(check(response + '\0').outcome, TimestampOutcome::kNotDer);
  EXPECT_EQ(check("").outcome, TimestampOutcome::kNotDer);
  EXPECT_EQ(check(std::string(kMaxTimestampBytes + 1, '0')).outcome, TimestampOutcome::kNotDer);
  EXPECT_EQ(check(std::string("\x30\x05\x30\x03\x02\x01\x00", 7)).outcome,
            TimestampOutcome::kNotDer);  // granted, and no token
  for (std::size_t size = 0; size < response.size(); size += 7) {
    EXPECT_EQ(check(response.substr(0, size)).outcome, TimestampOutcome::kNotDer) << size;
  }
}

// Whatever byte is altered: refused, or it says the same (one bit of the status means "granted, with
// modifications"; the certificate of the root that the token brings along is not needed).
TEST_F(Token, AlteredAnywhereIsRefusedOrSaysTheSame) {
  const std::string response = authority().answer(request_);
  const TimestampCheck right = check(response);
  std::size_t refused = 0;
  for (std::size_t i = 0; i < response.size(); ++i) {
    std::string altered = response;
    altered[i] = static_cast<char>(altered[i] ^ (1 << (i % 8)));
    const TimestampCheck found = check(altered);
    if (found.outcome != TimestampOutcome::kTrusted) {
      ++refused;
    } else {
      EXPECT_EQ(found.time, right.time) << i;
      EXPECT_EQ(found.serial, right.serial) << i;
      EXPECT_EQ(found.authority, right.authority) << i;
    }
  }
  EXPECT_GT(refused, response.size() / 2);
}

}  // namespace
}  // namespace klero::crypto
