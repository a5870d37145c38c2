#include "selection/frame/leaf.h"

#include <algorithm>
#include <array>

#include "crypto/hash/sha256_openssl.h"
#include "crypto/secret/secret.h"

namespace klero::selection {
namespace {

std::string first_lines(const Order& order, const char* what, std::string_view order_checksum) {
  return label(order, what) + "\n" + std::string(order_checksum) + "\n";
}

}  // namespace

LeafMaker::LeafMaker(const Order& order, std::string_view order_checksum,
                     std::span<const std::uint8_t> master)
    : master_(master),
      nonce_start_(first_lines(order, "nonce", order_checksum)),
      leaf_start_(first_lines(order, "leaf", order_checksum)) {
}

crypto::LetterNonce LeafMaker::nonce(std::string_view key) const {
  std::string message;
  message.reserve(nonce_start_.size() + key.size() + 1);
  message.append(nonce_start_).append(key).append("\n");
  const crypto::Digest mac = crypto::openssl::hmac_sha256(crypto::as_text(master_), message);
  crypto::LetterNonce nonce{};
  std::copy_n(mac.begin(), nonce.size(), nonce.begin());
  return nonce;
}

crypto::Digest LeafMaker::leaf(std::string_view stratum_text, std::string_view identity,
                               const crypto::LetterNonce& nonce) const {
  std::array<char, 2 * std::tuple_size_v<crypto::LetterNonce>> digits{};
  crypto::write_hex(nonce, digits.data());
  std::string message;
  message.reserve(leaf_start_.size() + stratum_text.size() + identity.size() + digits.size() + 3);
  message.append(leaf_start_).append(stratum_text).append("\n").append(identity).append("\n");
  message.append(digits.data(), digits.size()).append("\n");
  return crypto::openssl::sha256(message);
}

std::string commit_to_master(const Order& order, std::string_view order_checksum,
                             std::span<const std::uint8_t> master) {
  std::string message = first_lines(order, "master", order_checksum);
  const std::size_t start = message.size();
  message.resize(start + 2 * master.size());
  crypto::write_hex(master, message.data() + start);
  message += '\n';
  const crypto::Digest digest = crypto::openssl::sha256(message);
  crypto::wipe({reinterpret_cast<std::uint8_t*>(message.data()), message.size()});
  return crypto::to_hex(digest);
}

}  // namespace klero::selection
