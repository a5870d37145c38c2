#include "crypto/timestamp/post.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/http.h>

#include <memory>

#include "crypto/base/bytes.h"
#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/timestamp/request.h"

namespace klero::crypto {
namespace {

struct FreeBio {
  void operator()(BIO* bio) const { BIO_free_all(bio); }
};
struct FreeText {
  void operator()(char* text) const { OPENSSL_free(text); }
};
using OwnedBio = std::unique_ptr<BIO, FreeBio>;
using OwnedText = std::unique_ptr<char, FreeText>;

struct Address {
  OwnedText host;
  OwnedText port;
  OwnedText path;  // begins with "/", its query included
};

[[noreturn]] void refuse(const std::string& url, const std::string& why, std::string hint = {}) {
  ERR_clear_error();
  throw Error("cannot get a timestamp from '" + escape_text(url) + "': " + why, std::move(hint));
}

Address address_of(const std::string& url) {
  int tls = 0;
  char* host = nullptr;
  char* port = nullptr;
  char* path = nullptr;
  if (!url.starts_with("http://") ||
      OSSL_HTTP_parse_url(url.c_str(), &tls, nullptr, &host, &port, nullptr, &path, nullptr,
                          nullptr) != 1) {
    refuse(url, "expected http://HOST[:PORT]/PATH",
           "the answer is signed, so an authority is asked over plain http");
  }
  return {OwnedText(host), OwnedText(port), OwnedText(path)};
}

// OpenSSL's own words for the first thing that went wrong.
std::string reason() {
  const char* const text = ERR_reason_error_string(ERR_peek_error());
  return text == nullptr ? "no answer" : escape_text(text);
}

}  // namespace

std::string post_timestamp_request(const std::string& url, std::string_view request, int seconds) {
  const Address address = address_of(url);
  const OwnedBio question(BIO_new_mem_buf(request.data(), static_cast<int>(request.size())));
  if (question == nullptr) {
    refuse(url, "out of memory");
  }
  const OwnedBio answer(OSSL_HTTP_transfer(
      nullptr, address.host.get(), address.port.get(), address.path.get(), /*use_ssl=*/0,
      /*proxy=*/nullptr, /*no_proxy=*/nullptr, /*bio=*/nullptr, /*rbio=*/nullptr,
      /*bio_update_fn=*/nullptr, /*arg=*/nullptr, /*buf_size=*/0, /*headers=*/nullptr,
      "application/timestamp-query", question.get(), "application/timestamp-reply",
      /*expect_asn1=*/1, kMaxTimestampBytes, seconds, /*keep_alive=*/0));
  if (answer == nullptr) {
    refuse(url, reason(), "ask again, or another authority that the order allows");
  }
  std::string bytes(kMaxTimestampBytes + 1, '\0');
  const int size = BIO_read(answer.get(), bytes.data(), static_cast<int>(bytes.size()));
  if (size <= 0 || static_cast<std::size_t>(size) > kMaxTimestampBytes) {
    refuse(url, "the answer is empty or too long");
  }
  bytes.resize(static_cast<std::size_t>(size));
  ERR_clear_error();
  return bytes;
}

}  // namespace klero::crypto
