#include "tests/world/random.h"

namespace klero::world {
namespace {

std::uint64_t scramble(std::uint64_t value) {
  value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9U;
  value = (value ^ (value >> 27U)) * 0x94d049bb133111ebU;
  return value ^ (value >> 31U);
}

}  // namespace

std::uint64_t Random::next() {
  state_ += 0x9e3779b97f4a7c15U;
  return scramble(state_);
}

std::uint32_t Random::below(std::uint32_t bound) {
  return static_cast<std::uint32_t>(((next() >> 32U) * bound) >> 32U);
}

std::uint64_t hash_text(std::uint64_t seed, std::string_view text) {
  // FNV-1a over the bytes, then SplitMix64's finaliser so that the upper bits are good too.
  std::uint64_t hash = 0xcbf29ce484222325U ^ scramble(seed + 0x9e3779b97f4a7c15U);
  for (const char byte : text) {
    hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
  }
  return scramble(hash);
}

}  // namespace klero::world
