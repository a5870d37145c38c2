// Sending a request to a time-stamping authority: RFC 3161, section 3.4. For cmd/ alone: it is the
// one place of the project that opens a connection.

#pragma once

#include <string>
#include <string_view>

namespace klero::crypto {

// The answer (TimeStampResp, DER; not looked at, see token.h) of the authority at `url`, asked with
// POST, content type application/timestamp-query. The answer is signed, so plain http is enough.
//
//   url      "http://HOST[:PORT]/PATH"
//   request  DER, from make_timestamp_request()
//
// Throws Error if the url is no such url, nobody answers within `seconds`, or the answer is not of
// type application/timestamp-reply or longer than kMaxTimestampBytes.
[[nodiscard]] std::string post_timestamp_request(const std::string& url, std::string_view request,
                                                 int seconds = 30);

}  // namespace klero::crypto
