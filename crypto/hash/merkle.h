// Merkle trees as in RFC 6962, section 2.1:
//
//   leaf  SHA-256(0x00, data)        node  SHA-256(0x01, left, right)        no leaves  SHA-256("")
//   n > 1 leaves: the left part holds the largest power of two smaller than n
//
// The distinct first bytes keep a node from being passed off as a leaf.

#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "crypto/base/bytes.h"

namespace klero::crypto {

[[nodiscard]] Digest merkle_leaf(std::string_view data, HashFunction sha256);

// leaves  results of merkle_leaf, in order
[[nodiscard]] Digest merkle_root(std::span<const Digest> leaves, HashFunction sha256);

// The siblings from the leaf up to the root. Throws Error unless index < leaves.size().
[[nodiscard]] std::vector<Digest> merkle_proof(std::span<const Digest> leaves, std::size_t index,
                                               HashFunction sha256);

// True if `proof` shows that `leaf` is number `index` of the `size` leaves under `root`. False for
// every index >= size and every proof of another length than the tree has there.
[[nodiscard]] bool merkle_verify(const Digest& leaf, std::size_t index, std::size_t size,
                                 std::span<const Digest> proof, const Digest& root,
                                 HashFunction sha256);

}  // namespace klero::crypto
