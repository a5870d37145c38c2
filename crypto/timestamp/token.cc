#include "crypto/timestamp/token.h"

#include <openssl/err.h>

#include <array>
#include <ctime>

#include "crypto/base/text.h"
#include "crypto/timestamp/imprint.h"
#include "crypto/timestamp/request.h"
#include "crypto/timestamp/signer.h"

namespace klero::crypto {
namespace {

constexpr long kGranted = 0;
constexpr long kGrantedWithMods = 1;

// TimeStampResp ::= SEQUENCE { status PKIStatusInfo, timeStampToken ContentInfo OPTIONAL }
// taken apart by hand, so that the token is judged in the very bytes that were published.
struct Response {
  OwnedStatus status;
  OwnedMessage message;  // nullptr if there is no token
};

std::optional<Response> read_response(std::string_view der) {
  if (der.size() > kMaxTimestampBytes) {
    return std::nullopt;
  }
  const unsigned char* at = as_bytes(der).data();
  const unsigned char* const end = at + der.size();
  long size = 0;
  int tag = 0;
  int kind = 0;
  const int form = ASN1_get_object(&at, &size, &tag, &kind, static_cast<long>(der.size()));
  if (form != V_ASN1_CONSTRUCTED || tag != V_ASN1_SEQUENCE || kind != V_ASN1_UNIVERSAL ||
      at + size != end) {
    return std::nullopt;
  }
  Response response;
  response.status.reset(d2i_TS_STATUS_INFO(nullptr, &at, end - at));
  if (response.status == nullptr) {
    return std::nullopt;
  }
  if (at != end) {
    response.message.reset(d2i_CMS_ContentInfo(nullptr, &at, end - at));
    if (response.message == nullptr || at != end) {
      return std::nullopt;
    }
  }
  return response;
}

// The TSTInfo that a token signs; nullptr if it signs something else, or has no such content.
OwnedToken token_in(CMS_ContentInfo* message) {
  if (OBJ_obj2nid(CMS_get0_type(message)) != NID_pkcs7_signed ||
      OBJ_obj2nid(CMS_get0_eContentType(message)) != NID_id_smime_ct_TSTInfo) {
    return nullptr;
  }
  ASN1_OCTET_STRING** const content = CMS_get0_content(message);
  if (content == nullptr || *content == nullptr) {
    return nullptr;
  }
  const unsigned char* at = ASN1_STRING_get0_data(*content);
  const unsigned char* const end = at + ASN1_STRING_length(*content);
  OwnedToken token(d2i_TS_TST_INFO(nullptr, &at, end - at));
  return at == end && token != nullptr && TS_TST_INFO_get_version(token.get()) == 1
             ? std::move(token)
             : nullptr;
}

std::optional<std::int64_t> time_of(const TS_TST_INFO* token) {
  std::tm time{};
  if (ASN1_TIME_to_tm(TS_TST_INFO_get_time(token), &time) != 1) {
    return std::nullopt;
  }
  return timegm(&time);
}

// Seconds, milliseconds and microseconds, each optional, the last two of 1..999.
std::optional<std::uint64_t> accuracy_of(TS_TST_INFO* token) {
  const TS_ACCURACY* const accuracy = TS_TST_INFO_get_accuracy(token);
  if (accuracy == nullptr) {
    return std::nullopt;
  }
  std::uint64_t microseconds = 0;
  for (const ASN1_INTEGER* const part :
       {TS_ACCURACY_get_seconds(accuracy), TS_ACCURACY_get_millis(accuracy),
        TS_ACCURACY_get_micros(accuracy)}) {
    constexpr std::uint64_t kLargest = 1'000'000'000;
    std::uint64_t value = 0;
    if (part != nullptr && (ASN1_INTEGER_get_uint64(&value, part) != 1 || value > kLargest)) {
      return std::nullopt;
    }
    microseconds = 1000 * microseconds + value;
  }
  return microseconds;
}

std::string policy_of(TS_TST_INFO* token) {
  std::array<char, 200> text{};
  OBJ_obj2txt(text.data(), static_cast<int>(text.size()), TS_TST_INFO_get_policy_id(token), 1);
  return escape_text(text.data());
}

// What the token says of itself. False if it cannot be read.
bool read_statement(TS_TST_INFO* token, TimestampCheck& check) {
  const std::optional<std::int64_t> time = time_of(token);
  const std::optional<std::string> serial = integer_hex(TS_TST_INFO_get_serial(token));
  check.time = time.value_or(0);
  check.serial = serial.value_or("");
  check.policy = policy_of(token);
  check.accuracy = accuracy_of(token);
  return time.has_value() && serial.has_value();
}

// nullopt if imprint and nonce are those of claim and request.
std::optional<TimestampOutcome> compare(TS_TST_INFO* token, const Digest& imprint,
                                        const std::string& nonce) {
  const std::optional<Digest> stamped = sha256_imprint(TS_TST_INFO_get_msg_imprint(token));
  if (!stamped) {
    return TimestampOutcome::kNotSha256;
  }
  if (*stamped != imprint) {
    return TimestampOutcome::kImprintDiffers;
  }
  const ASN1_INTEGER* const answered = TS_TST_INFO_get_nonce(token);
  if (answered == nullptr || integer_hex(answered) != nonce) {
    return TimestampOutcome::kNonceDiffers;
  }
  return std::nullopt;
}

TimestampOutcome judge_signer(CMS_ContentInfo* message,
                              const std::optional<std::string_view>& anchors,
                              TimestampCheck& check) {
  const OwnedCertificates certificates(CMS_get1_certs(message));
  X509* const signer = signer_certificate(message, certificates.get());
  if (signer == nullptr) {
    return TimestampOutcome::kNoCertificate;
  }
  check.authority = subject_of(signer);
  if (!signature_holds(message, certificates.get())) {
    return TimestampOutcome::kSignatureWrong;
  }
  if (!is_for_timestamps(signer)) {
    return TimestampOutcome::kNotForTimestamps;
  }
  if (!names_certificate(message, signer, certificates.get())) {
    return TimestampOutcome::kCertificateNotNamed;
  }
  if (!is_valid_at(signer, check.time)) {
    return TimestampOutcome::kNotValidThen;
  }
  if (!anchors) {
    return TimestampOutcome::kNoAnchors;
  }
  check.why = chain_fault(signer, certificates.get(), *anchors, check.time);
  return check.why.empty() ? TimestampOutcome::kTrusted : TimestampOutcome::kNotTrusted;
}

TimestampOutcome judge(const TimestampClaim& claim, TimestampCheck& check) {
  const std::optional<TimestampRequest> request = read_timestamp_request(claim.request);
  if (!request || request->nonce.empty()) {
    return TimestampOutcome::kBadRequest;
  }
  if (request->imprint != claim.imprint) {
    return TimestampOutcome::kRequestDiffers;
  }
  const std::optional<Response> response = read_response(claim.response);
  if (!response) {
    return TimestampOutcome::kNotDer;
  }
  const long status = ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(response->status.get()));
  if (status != kGranted && status != kGrantedWithMods) {
    return TimestampOutcome::kNotGranted;
  }
  const OwnedToken token = response->message ? token_in(response->message.get()) : nullptr;
  if (token == nullptr || !read_statement(token.get(), check)) {
    return TimestampOutcome::kNotDer;
  }
  if (const auto difference = compare(token.get(), claim.imprint, request->nonce)) {
    return *difference;
  }
  return judge_signer(response->message.get(), claim.anchors, check);
}

}  // namespace

std::string_view describe(TimestampOutcome outcome) {
  switch (outcome) {
    case TimestampOutcome::kBadRequest:
      return "the request is no request with a nonce for a timestamp over a SHA-256";
    case TimestampOutcome::kRequestDiffers:
      return "the request is for something else";
    case TimestampOutcome::kNotDer:
      return "the answer is not a time-stamping authority's answer in DER";
    case TimestampOutcome::kNotGranted:
      return "the authority refused";
    case TimestampOutcome::kNotSha256:
      return "the token is not over a SHA-256";
    case TimestampOutcome::kImprintDiffers:
      return "the token is for something else";
    case TimestampOutcome::kNonceDiffers:
      return "the token's nonce is not that of the request";
    case TimestampOutcome::kNoCertificate:
      return "the token has not exactly one signature with its certificate";
    case TimestampOutcome::kSignatureWrong:
      return "the token's signature is wrong, or made with a weak hash";
    case TimestampOutcome::kNotForTimestamps:
      return "the certificate is not one for timestamps and nothing else";
    case TimestampOutcome::kCertificateNotNamed:
      return "the token does not name the certificate that signed it";
    case TimestampOutcome::kNotValidThen:
      return "the certificate was not valid at the token's time";
    case TimestampOutcome::kNotTrusted:
      return "the certificate does not lead to an authority that was brought";
    case TimestampOutcome::kNoAnchors:
      return "right as far as it goes: no authority was brought";
    case TimestampOutcome::kTrusted:
      return "right, and from an authority that was brought";
  }
  return "unknown";
}

TimestampCheck check_timestamp(const TimestampClaim& claim) {
  TimestampCheck check;
  check.outcome = judge(claim, check);
  ERR_clear_error();
  return check;
}

}  // namespace klero::crypto
