#include "crypto/beacon/drand.h"

namespace klero::crypto {

Digest drand_randomness(std::string_view signature, HashFunction sha256) {
  return sha256(signature);
}

std::optional<std::int64_t> drand_round_time(std::uint64_t genesis, std::uint64_t period,
                                             std::uint64_t round) {
  constexpr std::uint64_t kLatest = (std::uint64_t{1} << 53) - 1;
  if (period == 0 || round == 0 || genesis > kLatest || round - 1 > (kLatest - genesis) / period) {
    return std::nullopt;
  }
  return static_cast<std::int64_t>(genesis + (round - 1) * period);
}

}  // namespace klero::crypto
