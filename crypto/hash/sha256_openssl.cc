#include "crypto/hash/sha256_openssl.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <memory>
#include <vector>

#include "crypto/base/error.h"
#include "crypto/files/descriptor.h"

namespace klero::crypto::openssl {
namespace {

constexpr std::size_t kChunk = std::size_t{256} * 1024;

// Only a broken or restricted installation of OpenSSL can fail here.
void require(bool succeeded) {
  if (!succeeded) {
    throw Error("cannot compute SHA-256: OpenSSL refuses it");
  }
}

// The algorithm is fetched once and the context kept: fetching costs more than hashing.
class Hasher {
 public:
  Hasher() : algorithm_(EVP_MD_fetch(nullptr, "SHA256", nullptr)), context_(EVP_MD_CTX_new()) {
    require(algorithm_ != nullptr && context_ != nullptr);
  }

  void start() { require(EVP_DigestInit_ex2(context_.get(), algorithm_.get(), nullptr) == 1); }

  void add(std::string_view bytes) {
    require(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1);
  }

  Digest finish() {
    Digest digest;
    require(EVP_DigestFinal_ex(context_.get(), digest.data(), nullptr) == 1);
    return digest;
  }

 private:
  struct Free {
    void operator()(EVP_MD* algorithm) const { EVP_MD_free(algorithm); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  };

  std::unique_ptr<EVP_MD, Free> algorithm_;
  std::unique_ptr<EVP_MD_CTX, Free> context_;
};

Hasher& started_hasher() {
  thread_local Hasher hasher;
  hasher.start();
  return hasher;
}

}  // namespace

Digest sha256(std::string_view message) {
  Hasher& hasher = started_hasher();
  hasher.add(message);
  return hasher.finish();
}

Digest sha256_file(const std::filesystem::path& path) {
  const Descriptor file = open_regular(path);
  std::vector<char> chunk(kChunk);
  Hasher& hasher = started_hasher();
  while (const std::size_t got = read_some(file, chunk.data(), chunk.size(), path)) {
    hasher.add({chunk.data(), got});
  }
  return hasher.finish();
}

Digest hmac_sha256(std::string_view key, std::string_view message) {
  Digest digest;
  const std::span<const std::uint8_t> bytes = as_bytes(message);
  require(HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes.data(), bytes.size(),
               digest.data(), nullptr) != nullptr);
  return digest;
}

}  // namespace klero::crypto::openssl
