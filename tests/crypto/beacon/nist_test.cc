#include <gtest/gtest.h>

#include "crypto/base/bytes.h"
#include "crypto/base/error.h"
#include "crypto/beacon/nist_check.h"
#include "crypto/beacon/nist_pulse.h"
#include "tests/support/temp_folder.h"

namespace klero::crypto {
namespace {

std::string file(const std::string& name) {
  return tests::bytes_of(std::string(KLERO_SOURCE_DIR "/tests/vectors/beacon/") + name);
}

const std::string kFirst = file("nist-1921299.pulse");
const std::string kSecond = file("nist-1921300.pulse");
const std::string kCertificate = file("nist-certificate.pem");

NistPulse pulse_of(const std::string& json) {
  return std::get<NistPulse>(read_nist_pulse(json));
}

// `json` with the first `old` replaced; the test is wrong if there is none.
std::string with(std::string json, const std::string& old, const std::string& now) {
  const std::size_t at = json.find(old);
  if (at == std::string::npos) {
    throw std::logic_error("not in the pulse: " + old);
  }
  return json.replace(at, old.size(), now);
}

TEST(NistPulse, IsReadAsPublished) {
  const NistPulse pulse = pulse_of(kFirst);
  EXPECT_EQ(pulse.uri, "https://beacon.nist.gov/beacon/2.0/chain/2/pulse/1921299");
  EXPECT_EQ(pulse.version, "2.0");
  EXPECT_EQ(pulse.cipher_suite, 0U);
  EXPECT_EQ(pulse.period, 60000U);
  EXPECT_EQ(pulse.chain_index, 2U);
  EXPECT_EQ(pulse.pulse_index, 1921299U);
  EXPECT_EQ(pulse.time_stamp, "2026-08-31T19:03:00.000Z");
  EXPECT_EQ(pulse.time, 1788202980);  // by `date -d`
  EXPECT_EQ(pulse.status_code, 0U);
  EXPECT_EQ(pulse.signature.size(), 512U);
  EXPECT_EQ(to_hex(pulse.certificate_id).substr(0, 16), "528943a555f5f8ca");
  EXPECT_EQ(to_hex(pulse.local_random_value).substr(0, 16), "f9b8c744b42d3860");
  EXPECT_EQ(to_hex(pulse.external_value), std::string(128, '0'));
  EXPECT_EQ(to_hex(pulse.earlier[0]).substr(0, 16), "816039e2ce2d4aaa");
  EXPECT_EQ(to_hex(pulse.earlier[4]).substr(0, 16), "a5fd82c3d2d3bd40");
  EXPECT_EQ(to_hex(pulse.precommitment).substr(0, 16), "f5267a519d96eb4f");
  EXPECT_EQ(to_hex(pulse.output_value).substr(0, 16), "ebe3439be1109ffb");
}

// The digests are those that check.py beside the vectors computes.
TEST(NistPulse, IsSerialisedAsItWasSigned) {
  const std::string message = nist_message(pulse_of(kFirst));
  EXPECT_EQ(message.size(), 807U);
  EXPECT_EQ(to_hex(sha512(message)),
            "7f2da6741f360b626a6ac6fa743dce465b08c54d13c1fefdd0a11ddcc0443787"
            "37fd40144c84beab7914d025f2b2a6ddbee4f669d49898a53ae48e251c5907f1");
  EXPECT_EQ(to_hex(sha512(nist_message(pulse_of(kSecond)))),
            "004dac9a1541838da8030de6792adc56fa915fb24b3ec04b8ea36fede7c75d71"
            "03902c819c9301f5954588b325ea5769cf9e5ef1cc9bc3f3526899acd545f213");
}

TEST(NistPulse, RealOnesAreRight) {
  EXPECT_EQ(to_hex(nist_certificate_id(kCertificate)), to_hex(pulse_of(kFirst).certificate_id));
  for (const std::string& json : {kFirst, kSecond}) {
    const NistPulse pulse = pulse_of(json);
    EXPECT_EQ(nist_output_value(pulse), pulse.output_value);
    EXPECT_EQ(check_nist_signature(pulse, kCertificate), NistSignatureOutcome::kValid);
  }
}

TEST(NistPulse, FollowsTheOneBefore) {
  const NistPulse first = pulse_of(kFirst);
  const NistPulse second = pulse_of(kSecond);
  EXPECT_TRUE(follows(first, second));
  EXPECT_FALSE(follows(second, first));
  EXPECT_FALSE(follows(first, first));
  NistPulse altered = second;
  altered.local_random_value[0] ^= 1;
  EXPECT_FALSE(follows(first, altered));
  altered = second;
  altered.earlier[0][63] ^= 1;
  EXPECT_FALSE(follows(first, altered));
  altered = second;
  altered.chain_index = 3;
  EXPECT_FALSE(follows(first, altered));
}

TEST(NistPulse, AlteredInAnySignedFieldIsWrong) {
  const struct {
    const char* old;
    const char* now;
  } kChanges[] = {{"pulse/1921299\"", "pulse/1921298\""},
                  {"\"2.0\"", "\"2.1\""},
                  {": 60000", ": 60001"},
                  {"\"chainIndex\" : 2", "\"chainIndex\" : 3"},
                  {"\"pulseIndex\" : 1921299", "\"pulseIndex\" : 1921298"},
                  {"19:03:00.000Z", "19:02:00.000Z"},
                  {"19:03:00.000Z", "19:03:00.001Z"},
                  {"F9B8C744", "F9B8C745"},
                  {"\"sourceId\" : \"0", "\"sourceId\" : \"1"},
                  {"\"statusCode\" : 0,\n      \"value\"", "\"statusCode\" : 1,\n      \"value\""},
                  {"\"value\" : \"0", "\"value\" : \"1"},
                  {"816039E2", "816039E3"},
                  {"B8CB2D80", "B8CB2D81"},
                  {"BEAA0122", "BEAA0123"},
                  {"E9B85FC9", "E9B85FC8"},
                  {"A5FD82C3", "A5FD82C2"},
                  {"F5267A51", "F5267A50"},
                  {"\"statusCode\" : 0,\n    \"sig", "\"statusCode\" : 2,\n    \"sig"}};
  for (const auto& change : kChanges) {
    SCOPED_TRACE(change.old);
    const NistPulse pulse = pulse_of(with(kFirst, change.old, change.now));
    EXPECT_NE(nist_output_value(pulse), pulse.output_value);
    EXPECT_EQ(check_nist_signature(pulse, kCertificate), NistSignatureOutcome::kWrong);
  }
}

TEST(NistPulse, WithAnotherSignatureOrOutputIsWrong) {
  const NistPulse signature = pulse_of(with(kFirst, "2157EC5D", "2157EC5C"));
  EXPECT_NE(nist_output_value(signature), signature.output_value);
  EXPECT_EQ(check_nist_signature(signature, kCertificate), NistSignatureOutcome::kWrong);
  const NistPulse output = pulse_of(with(kFirst, "EBE3439B", "EBE3439A"));
  EXPECT_NE(nist_output_value(output), output.output_value);
  EXPECT_EQ(check_nist_signature(output, kCertificate), NistSignatureOutcome::kValid);
}

TEST(NistPulse, NeedsTheCertificateThatItNames) {
  const NistPulse other = pulse_of(with(kFirst, "528943a5", "528943a4"));
  EXPECT_EQ(check_nist_signature(other, kCertificate), NistSignatureOutcome::kOtherCertificate);
  const NistPulse suite = pulse_of(with(kFirst, "\"cipherSuite\" : 0", "\"cipherSuite\" : 1"));
  EXPECT_EQ(check_nist_signature(suite, kCertificate), NistSignatureOutcome::kOtherSuite);
  for (const std::string& pem : {std::string(), std::string("text"), kCertificate.substr(0, 900)}) {
    EXPECT_THROW(static_cast<void>(check_nist_signature(other, pem)), Error);
    EXPECT_THROW(static_cast<void>(nist_certificate_id(pem)), Error);
  }
}

TEST(NistPulse, DigitsOfEitherCaseAndAnyLayoutAreTheSamePulse) {
  std::string json = kFirst;
  for (const char* const field : {"localRandomValue", "outputValue", "signatureValue"}) {
    const std::size_t start = json.find('"', json.find(':', json.find(field))) + 1;
    for (std::size_t i = start; json[i] != '"'; ++i) {
      json[i] = static_cast<char>(json[i] >= 'A' && json[i] <= 'F' ? json[i] - 'A' + 'a' : json[i]);
    }
  }
  std::string flat;
  for (const char c : json) {
    flat += c == '\n' || c == ' ' ? "" : std::string(1, c);
  }
  const NistPulse pulse = pulse_of(flat);
  EXPECT_EQ(nist_message(pulse), nist_message(pulse_of(kFirst)));
  EXPECT_EQ(check_nist_signature(pulse, kCertificate), NistSignatureOutcome::kValid);
}

TEST(NistPulse, WithAnyFlawIsRefusedAndTold) {
  const struct {
    const char* old;
    const char* now;
    const char* told;
  } kFlaws[] = {
      {"\"version\"", "\"uri\" : \"a\",\n    \"version\"", "'uri' twice"},
      {"\"version\"", "\"\\u0075ri\" : \"a\",\n    \"version\"", "'uri' twice"},
      {"    \"version\" : \"2.0\",\n", "", "the key 'version' is missing"},
      {"\"version\"", "\"x\" : 1,\n    \"version\"", "the key 'x' is unknown"},
      {"\"2.0\"", "2", "pulse.version"},
      {"\"2.0\"", "\"\"", "pulse.version"},
      {": 60000", ": 60000.0", "60000.0"},
      {": 60000", ": -1", "-1"},
      {": 60000", ": \"60000\"", "pulse.period"},
      {": 60000", ": 4294967296", "pulse.period"},
      {"528943a5", "528943g5", "pulse.certificateId"},
      {"528943a5", "528943a", "pulse.certificateId"},
      {"\"chainIndex\" : 2", "\"chainIndex\" : 9007199254740992", "9007199254740992"},
      {"19:03:00.000Z", "19:03:00Z", "timeStamp"},
      {"19:03:00.000Z", "19:03:60.000Z", "timeStamp"},
      {"19:03:00.000Z", "24:03:00.000Z", "timeStamp"},
      {"08-31T", "02-30T", "timeStamp"},
      {"19:03:00.000Z", "19:03:00.000z", "timeStamp"},
      {"\"sourceId\"", "\"source\"", "external"},
      {"\"type\" : \"previous\"", "\"type\" : \"hour\"", "'previous' as listValues.type"},
      {"\"type\" : \"year\"", "\"type\" : \"decade\"", "'year' as listValues.type"},
      {"2157EC5D", "2157EC5", "pulse.signatureValue"},
      {"\"pulse\"", "\"pulses\"", "'pulse'"},
      {"{\n  \"pulse\"", "\xef\xbb\xbf{\n  \"pulse\"", "byte order mark"},
      {"\n}", "\n}\nx", "JSON"},
      {"\"external\" : {", "\"external\" : {\"value\":[[[[[[[]]]]]]],", "nested"},
  };
  for (const auto& flaw : kFlaws) {
    SCOPED_TRACE(flaw.told);
    const std::string json = with(kFirst, flaw.old, flaw.now);
    // "\n}" stands at the end of other objects too: the last one is meant.
    const auto read = read_nist_pulse(flaw.now == std::string("\n}\nx") ? kFirst + "x" : json);
    ASSERT_TRUE(std::holds_alternative<Flaw>(read)) << flaw.now;
    const std::string told = describe(std::get<Flaw>(read));
    EXPECT_NE(told.find(flaw.told), std::string::npos) << told;
  }
  EXPECT_TRUE(std::holds_alternative<Flaw>(read_nist_pulse(kFirst + std::string(70000, ' '))));
}

TEST(NistPulse, CutShortAnywhereIsRefused) {
  for (std::size_t size = 0; size < kFirst.size(); size += 11) {
    EXPECT_TRUE(std::holds_alternative<Flaw>(read_nist_pulse(kFirst.substr(0, size)))) << size;
  }
}

}  // namespace
}  // namespace klero::crypto
