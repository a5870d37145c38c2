#include "crypto/group/one_of_prove.h"

#include <sodium.h>

#include <string>

#include "crypto/base/bytes.h"
#include "crypto/base/error.h"
#include "crypto/group/generators.h"
#include "crypto/group/one_of_core.h"
#include "crypto/group/one_of_transcript.h"
#include "crypto/group/pick.h"

namespace klero::crypto {
namespace {

constexpr std::string_view kHedgeLabel = "kleroterion/one-of/hedge/v1\n";
constexpr std::string_view kNonceLabel = "kleroterion/one-of/nonce/v1\n";

// SHA-512 over several pieces, leaving nothing behind.
class WipingSha512 {
 public:
  WipingSha512() { crypto_hash_sha512_init(&state_); }
  WipingSha512(const WipingSha512&) = delete;
  WipingSha512& operator=(const WipingSha512&) = delete;
  ~WipingSha512() { sodium_memzero(&state_, sizeof state_); }

  void add(std::span<const std::uint8_t> piece) {
    crypto_hash_sha512_update(&state_, piece.data(), piece.size());
  }
  void add(std::uint64_t number) {
    // As 8 bytes, little-endian: the first bytes of the scalar.
    const Scalar scalar = Scalar::from_uint(number);
    add(std::span(scalar.bytes()).first<8>());
  }
  void finish(FreshBytes& digest) { crypto_hash_sha512_final(&state_, digest.data()); }

 private:
  crypto_hash_sha512_state state_{};
};

void require_provable(const OneOfStatement& statement, const OneOfWitness& witness) {
  if (const OneOfOutcome outcome = check_statement(statement); outcome != OneOfOutcome::kValid) {
    throw Error("cannot prove a statement: " + std::string(describe(outcome)));
  }
  if (witness.index >= statement.points.size() ||
      times_h(witness.rho) != pick(statement.points, witness.index)) {
    throw Error("cannot prove a statement: the witness does not open the point it is for");
  }
}

}  // namespace

std::vector<Scalar> hedged_nonces(std::size_t count, const FreshBytes& fresh,
                                  const OneOfWitness& witness, std::string_view statement_text) {
  FreshBytes seed{};
  WipingSha512 hedge;
  hedge.add(as_bytes(kHedgeLabel));
  hedge.add(fresh);
  hedge.add(witness.rho.bytes());
  hedge.add(witness.index);
  hedge.add(as_bytes(statement_text));
  hedge.finish(seed);

  std::vector<Scalar> nonces(count);
  FreshBytes wide{};
  for (std::size_t j = 0; j < count; ++j) {
    WipingSha512 hash;
    hash.add(as_bytes(kNonceLabel));
    hash.add(seed);
    hash.add(j);
    hash.finish(wide);
    nonces[j] = Scalar::reduce(wide);
  }
  sodium_memzero(seed.data(), seed.size());
  sodium_memzero(wide.data(), wide.size());
  return nonces;
}

OneOfProof prove_one_of_with(const OneOfStatement& statement, const OneOfWitness& witness,
                             const FreshBytes& fresh) {
  require_provable(statement, witness);
  const std::size_t m = statement.points.size();
  const std::string text = statement_text(statement);
  const std::vector<Scalar> nonces = hedged_nonces(2 * m, fresh, witness, text);
  const auto half = nonces.begin() + static_cast<std::ptrdiff_t>(m);

  OneOfProof proof{{nonces.begin(), half}, {half, nonces.end()}};
  const auto a = announcements(statement.points, proof.challenges, proof.responses);
  const Scalar e = one_of_challenge(text, a);
  answer(e, witness.index, witness.rho, proof.challenges, proof.responses);
  return proof;
}

OneOfProof prove_one_of(const OneOfStatement& statement, const OneOfWitness& witness) {
  FreshBytes fresh{};
  randombytes_buf(fresh.data(), fresh.size());
  OneOfProof proof = prove_one_of_with(statement, witness, fresh);
  sodium_memzero(fresh.data(), fresh.size());
  return proof;
}

}  // namespace klero::crypto
