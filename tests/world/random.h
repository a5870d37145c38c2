// Seeded numbers for synthetic people: the same on every machine and with every library.
//
// SplitMix64 (Steele, Lea, Flood 2014). Good enough to scatter names and birthdays; no draw of the
// lottery uses it, and nothing here is secret.

#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

namespace klero::world {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  [[nodiscard]] std::uint64_t next();

  // 0 .. bound-1; bound is 1 .. 2^32-1. Uneven by at most bound / 2^32.
  [[nodiscard]] std::uint32_t below(std::uint32_t bound);

  // True in `part` of `whole` cases.
  [[nodiscard]] bool chance(std::uint32_t part, std::uint32_t whole) { return below(whole) < part; }

 private:
  std::uint64_t state_;
};

// A number that depends on every byte of `text` and on `seed`; not a cryptographic hash.
[[nodiscard]] std::uint64_t hash_text(std::uint64_t seed, std::string_view text);

// Fisher and Yates, from the back.
template <typename T>
void shuffle(std::span<T> things, Random& random) {
  for (std::size_t left = things.size(); left > 1; --left) {
    std::swap(things[left - 1], things[random.below(static_cast<std::uint32_t>(left))]);
  }
}

}  // namespace klero::world
