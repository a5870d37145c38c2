// Any bytes as an authority's answer and as a request: refused, or trusted with what the authority really
// signed. The corpus holds answers of tests/crypto/timestamp/authority.sh to the request below.

#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "crypto/base/bytes.h"
#include "crypto/base/text.h"
#include "crypto/timestamp/request.h"
#include "crypto/timestamp/token.h"

namespace {

using namespace klero::crypto;

constexpr std::string_view kRequest =
    "30440201013031300d0609608648016503040201050004205891b5b522d5df086d0ff0b110fbd9d2"
    "1bb4fc7163af34d08286a2e846f6be03020900876c68d52ff6f11a0101ff";
constexpr std::string_view kRoot = R"(-----BEGIN CERTIFICATE-----
MIIBpTCCAUugAwIBAgIUF7p9OO3Yri/XOW/ri3eu04P9Ay0wCgYIKoZIzj0EAwIw
JzENMAsGA1UECgwEVGVzdDEWMBQGA1UEAwwNcm9vdCBvZiB0ZXN0czAgFw0xNTAx
MDEwMDAwMDBaGA8yMTE0MTIwODAwMDAwMFowJzENMAsGA1UECgwEVGVzdDEWMBQG
A1UEAwwNcm9vdCBvZiB0ZXN0czBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNJV
FqM//YaaD+O+cFi82dh8I6Ic60u2mJXqI1c4O8+dbGys04XF9kfDXh58TliVwtcY
VavSMl7HDkjhM/O5aQajUzBRMB0GA1UdDgQWBBRFtDOaJl7mofbuICGS6K5knWfK
yzAfBgNVHSMEGDAWgBRFtDOaJl7mofbuICGS6K5knWfKyzAPBgNVHRMBAf8EBTAD
AQH/MAoGCCqGSM49BAMCA0gAMEUCIQDaYTN8F9EOqzqT7FixdK2Or7oYnehZR5fq
S1xJ34672QIgeg022/sszNalIZFUHgJX4YT7mF5LvY7IpuWcA2v1rds=
-----END CERTIFICATE-----
)";
constexpr std::int64_t kTime = 1714564800;  // 2024-05-01 12:00:00 UTC, the authority's clock

void require(bool right) {
  if (!right) {
    std::abort();
  }
}

void require_sayable(std::string_view text) {
  require(text.size() < 2000 && is_utf8(text) && !has_control(text));
}

void judge(std::string_view response, const std::string& request, const Digest& imprint,
           std::optional<std::string_view> anchors) {
  const TimestampCheck check = check_timestamp(
      {.imprint = imprint, .request = request, .response = response, .anchors = anchors});
  require_sayable(check.authority);
  require_sayable(check.policy);
  require_sayable(check.why);
  const auto right = anchors ? TimestampOutcome::kTrusted : TimestampOutcome::kNoAnchors;
  require(check.outcome <= right);
  if (anchors && check.outcome == right) {
    require(check.time == kTime);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string request = bytes_from_hex(kRequest).value();
  static const Digest imprint = read_timestamp_request(request).value().imprint;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  judge(bytes, request, imprint, kRoot);
  judge(bytes, request, imprint, std::nullopt);
  if (const auto read = read_timestamp_request(bytes)) {
    require(read->nonce.size() <= 64);
    judge(bytes, std::string(bytes), read->imprint, kRoot);
  }
  return 0;
}
