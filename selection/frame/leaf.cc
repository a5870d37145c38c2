#include "selection/frame/leaf.h"

#include <algorithm>
#include <array>
#include <type_traits>

#include "crypto/base/error.h"
#include "crypto/hash/sha256_openssl.h"
#include "crypto/secret/secret.h"

namespace klero::selection {
namespace {

std::string first_lines(const Order& order, const char* what, std::string_view order_checksum) {
  return label(order, what) + "\n" + std::string(order_checksum) + "\n";
}

// SHA-256 after the block that RFC 2104 makes of a key of at most 64 bytes and a pad byte.
crypto::openssl::PrefixedSha256 after_key_block(std::span<const std::uint8_t> key,
                                                std::uint8_t pad) {
  std::array<std::uint8_t, 64> block{};
  if (key.size() > block.size()) throw crypto::Error("master secret: longer than 64 bytes");
  std::copy(key.begin(), key.end(), block.begin());
  for (std::uint8_t& byte : block) byte ^= pad;
  const crypto::openssl::PrefixedSha256 state(crypto::as_text(block));
  crypto::wipe(block);
  return state;
}

void wipe_state(crypto::openssl::PrefixedSha256& state) {
  static_assert(std::is_trivially_copyable_v<crypto::openssl::PrefixedSha256>);
  crypto::wipe({reinterpret_cast<std::uint8_t*>(&state), sizeof state});
}

}  // namespace

LeafMaker::LeafMaker(const Order& order, std::string_view order_checksum,
                     std::span<const std::uint8_t> master)
    : inner_(after_key_block(master, 0x36)),
      outer_(after_key_block(master, 0x5c)),
      nonce_start_(first_lines(order, "nonce", order_checksum)),
      leaf_start_(first_lines(order, "leaf", order_checksum)) {
}

LeafMaker::~LeafMaker() {
  wipe_state(inner_);
  wipe_state(outer_);
}

crypto::LetterNonce LeafMaker::nonce(std::string_view key) const {
  std::string message;
  message.reserve(nonce_start_.size() + key.size() + 1);
  message.append(nonce_start_).append(key).append("\n");
  const crypto::Digest mac = outer_(crypto::as_text(inner_(message)));
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
