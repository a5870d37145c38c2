// The authorities of authority.sh in a folder of the test, asked and made to sign.

#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "crypto/hash/sha256_openssl.h"
#include "crypto/timestamp/request.h"
#include "crypto/timestamp/token.h"
#include "tests/support/temp_folder.h"

namespace klero::tests {

inline const std::string kData = "what is stamped\n";
inline const std::string kNow = "2024-05-01 12:00:00";
inline constexpr std::int64_t kNowSeconds = 1714564800;

class LocalAuthority {
 public:
  LocalAuthority() { run("new '" + folder_.path().string() + "'"); }

  // Runs authority.sh; the test fails if it fails.
  void run(const std::string& arguments) const {
    shell("'" KLERO_SOURCE_DIR "/tests/crypto/timestamp/authority.sh' " + arguments);
  }

  void shell(const std::string& command) const {
    const std::string inside = "cd '" + folder_.path().string() + "' && " + command;
    if (std::system(inside.c_str()) != 0) {
      throw std::runtime_error("failed: " + command);
    }
  }

  [[nodiscard]] std::string bytes(const std::string& name) const {
    return bytes_of(folder_ / name);
  }

  void put(const std::string& name, const std::string& bytes) const {
    static_cast<void>(folder_.put(name, bytes));
  }

  // The answer of an authority to a request, its clock standing at `when`.
  [[nodiscard]] std::string answer(const std::string& request, const std::string& name = "good",
                                   const std::string& when = kNow) const {
    put("request.tsq", request);
    run("answer . " + name + " '" + when + "' request.tsq answer.tsr");
    return bytes("answer.tsr");
  }

  // An answer whose token holds the statement of `answer`, signed anew with `options` of openssl cms.
  [[nodiscard]] std::string signed_anew(const std::string& answer, const std::string& name,
                                        const std::string& options) const {
    put("plain.tsr", answer);
    shell("openssl ts -reply -in plain.tsr -token_out -out plain.der 2>/dev/null && "
          "openssl cms -verify -noverify -binary -inform DER -in plain.der -out info.der 2>/dev/null");
    run("sign . " + name + " info.der token.der " + options);
    return granted(bytes("token.der"));
  }

  // TimeStampResp { status granted, token }, written by hand; token of 128 to 65,000 bytes.
  [[nodiscard]] static std::string granted(const std::string& token) {
    const std::string status("\x30\x03\x02\x01\x00", 5);
    const std::size_t size = status.size() + token.size();
    std::string head = "\x30\x82";
    head += static_cast<char>(size >> 8U);
    head += static_cast<char>(size & 0xffU);
    return head + status + token;
  }

 private:
  TempFolder folder_;
};

inline crypto::Digest imprint_of(const std::string& data) {
  return crypto::openssl::sha256(data);
}

}  // namespace klero::tests
