#include "selection/frame/leaf.h"

#include <algorithm>
#include <array>
#include <type_traits>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
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
      leaf_start_(first_lines(order, "leaf", order_checksum)),
      household_start_(first_lines(order, "household", order_checksum)),
      alone_start_(first_lines(order, "alone", order_checksum)),
      inner_start_(label(order, "inner") + "\n") {
  if (!order.letters.household) return;
  for (const std::string& column : *order.letters.household) {
    const auto found = std::ranges::find(order.letter_columns, column);
    household_.push_back(static_cast<std::size_t>(found - order.letter_columns.begin()));
  }
}

LeafMaker::~LeafMaker() {
  wipe_state(inner_);
  wipe_state(outer_);
}

LeafMaker::Mac LeafMaker::mac(std::string_view message) const {
  const crypto::Digest whole = outer_(crypto::as_text(inner_(message)));
  Mac first{};
  std::copy_n(whole.begin(), first.size(), first.begin());
  return first;
}

crypto::LetterNonce LeafMaker::nonce(std::string_view key) const {
  std::string message;
  message.reserve(nonce_start_.size() + key.size() + 1);
  message.append(nonce_start_).append(key).append("\n");
  return mac(message);
}

HouseholdTag LeafMaker::tag(std::string_view key, std::string_view letter_cells) const {
  const std::vector<std::string_view> cells = crypto::split(letter_cells, '\t');
  std::string values;
  bool alone = true;
  for (const std::size_t position : household_) {
    alone = alone && cells.at(position).empty();
    values.append(cells.at(position)).append("\n");
  }
  return mac(alone ? alone_start_ + std::string(key) + "\n" : household_start_ + values);
}

MadeLeaf LeafMaker::make(std::string_view stratum_text, std::string_view key,
                         std::string_view identity, std::string_view letter_cells) const {
  MadeLeaf made;
  made.nonce = nonce(key);
  if (household_.empty()) {
    made.leaf = leaf(stratum_text, identity, made.nonce);
    return made;
  }
  LeafOpening opening;
  opening.tag = tag(key, letter_cells);
  opening.inner = crypto::openssl::sha256(inner_start_ + std::string(identity) + "\n" +
                                          crypto::to_hex(made.nonce) + "\n");
  made.leaf = crypto::openssl::sha256(leaf_start_ + std::string(stratum_text) + "\n" +
                                      crypto::to_hex(opening.tag) + "\n" +
                                      crypto::to_hex(opening.inner) + "\n");
  made.opening = opening;
  return made;
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
