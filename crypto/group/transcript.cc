#include "crypto/group/transcript.h"

#include <sodium.h>

#include <algorithm>

#include "crypto/base/bytes.h"

namespace klero::crypto {
namespace {

constexpr std::string_view kHedgeLabel = "kleroterion/hedge/v1\n";
constexpr std::string_view kNonceLabel = "kleroterion/hedged-nonce/v1\n";

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
  // As 8 bytes, little-endian: the first bytes of the scalar.
  void add(std::uint64_t number) {
    const Scalar scalar = Scalar::from_uint(number);
    add(std::span(scalar.bytes()).first<8>());
  }
  void finish(FreshBytes& digest) { crypto_hash_sha512_final(&state_, digest.data()); }

 private:
  crypto_hash_sha512_state state_{};
};

bool is_context_line(std::string_view line) {
  return !line.empty() && line.size() <= kMaxContextLineBytes &&
         std::ranges::none_of(line, [](char character) {
           const auto byte = static_cast<unsigned char>(character);
           return byte < 0x20 || byte == 0x7f;
         });
}

}  // namespace

bool is_mode(std::string_view mode) {
  return mode == "real" || mode == "rehearsal";
}

bool is_context(const std::vector<std::string>& context) {
  return !context.empty() && context.size() <= kMaxContextLines &&
         std::ranges::all_of(context, is_context_line);
}

std::string transcript_head(std::string_view mode, std::string_view proof,
                            const std::vector<std::string>& context) {
  std::string text = "kleroterion/";
  text.append(mode).append("/").append(proof).append("/v1\n");
  text += "context " + std::to_string(context.size()) + "\n";
  for (const std::string& line : context) {
    text += line;
    text += '\n';
  }
  return text;
}

void append_points(const std::vector<Point>& points, std::string& text) {
  text.reserve(text.size() + points.size() * (Point::kHexDigits + 1));
  for (const Point& point : points) {
    text += point.hex();
    text += '\n';
  }
}

Scalar challenge_of(std::string_view statement_text, const std::vector<Point>& announcements) {
  std::string text(statement_text);
  text += "announcements\n";
  append_points(announcements, text);
  FreshBytes digest{};
  crypto_hash_sha512(digest.data(), as_bytes(text).data(), text.size());
  return Scalar::reduce(digest);
}

void draw(FreshBytes& fresh) {
  randombytes_buf(fresh.data(), fresh.size());
}

std::vector<Scalar> hedged_nonces(std::size_t count, const FreshBytes& fresh, const Scalar& secret,
                                  std::uint64_t index, std::string_view statement_text) {
  FreshBytes seed{};
  WipingSha512 hedge;
  hedge.add(as_bytes(kHedgeLabel));
  hedge.add(fresh);
  hedge.add(secret.bytes());
  hedge.add(index);
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

}  // namespace klero::crypto
