#include "crypto/hash/merkle.h"

#include <algorithm>
#include <bit>
#include <string>

#include "crypto/base/error.h"

namespace klero::crypto {
namespace {

constexpr char kLeafByte = '\x00';
constexpr char kNodeByte = '\x01';

Digest node(const Digest& left, const Digest& right, HashFunction sha256) {
  std::string message(1, kNodeByte);
  message += as_text(left);
  message += as_text(right);
  return sha256(message);
}

// How many of `size` > 1 leaves stand to the left: the largest power of two below `size`.
std::size_t left_size(std::size_t size) {
  return std::bit_floor(size - 1);
}

// PATH(index, leaves) of RFC 6962, section 2.1.1.
void append_path(std::span<const Digest> leaves, std::size_t index, HashFunction sha256,
                 std::vector<Digest>& path) {
  if (leaves.size() == 1) {
    return;
  }
  const std::size_t middle = left_size(leaves.size());
  const std::span<const Digest> left = leaves.first(middle);
  const std::span<const Digest> right = leaves.subspan(middle);
  if (index < middle) {
    append_path(left, index, sha256, path);
    path.push_back(merkle_root(right, sha256));
  } else {
    append_path(right, index - middle, sha256, path);
    path.push_back(merkle_root(left, sha256));
  }
}

// The root that `proof`, read from its end, gives for a leaf; false if its length is wrong.
bool root_from_path(const Digest& leaf, std::size_t index, std::size_t size,
                    std::span<const Digest> proof, HashFunction sha256, Digest& root) {
  if (size == 1) {
    root = leaf;
    return proof.empty();
  }
  if (proof.empty()) {
    return false;
  }
  const std::size_t middle = left_size(size);
  const bool is_left = index < middle;
  Digest part{};
  if (!root_from_path(leaf, is_left ? index : index - middle, is_left ? middle : size - middle,
                      proof.first(proof.size() - 1), sha256, part)) {
    return false;
  }
  root = is_left ? node(part, proof.back(), sha256) : node(proof.back(), part, sha256);
  return true;
}

}  // namespace

Digest merkle_leaf(std::string_view data, HashFunction sha256) {
  std::string message(1, kLeafByte);
  message += data;
  return sha256(message);
}

Digest merkle_root(std::span<const Digest> leaves, HashFunction sha256) {
  if (leaves.empty()) {
    return sha256("");
  }
  if (leaves.size() == 1) {
    return leaves[0];
  }
  const std::size_t middle = left_size(leaves.size());
  return node(merkle_root(leaves.first(middle), sha256),
              merkle_root(leaves.subspan(middle), sha256), sha256);
}

std::vector<Digest> merkle_proof(std::span<const Digest> leaves, std::size_t index,
                                 HashFunction sha256) {
  if (index >= leaves.size()) {
    throw Error("cannot prove membership: expected an index below " +
                std::to_string(leaves.size()) + ", got " + std::to_string(index));
  }
  std::vector<Digest> path;
  append_path(leaves, index, sha256, path);
  return path;
}

bool merkle_verify(const Digest& leaf, std::size_t index, std::size_t size,
                   std::span<const Digest> proof, const Digest& root, HashFunction sha256) {
  Digest computed{};
  return index < size && root_from_path(leaf, index, size, proof, sha256, computed) &&
         computed == root;
}

}  // namespace klero::crypto
