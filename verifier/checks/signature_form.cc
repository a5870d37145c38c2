#include "verifier/checks/signature_form.h"

#include <algorithm>
#include <array>
#include <span>

#include "crypto/base/bytes.h"

namespace klero::verifier {
namespace {

using Number = std::array<std::uint8_t, 32>;  // little-endian

// p = 2^255 - 19 and the group order L.
constexpr std::string_view kField =
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f";
constexpr std::string_view kGroupOrder =
    "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";

// The y of the eight points of small order: 1; -1; 0 (order 4); and the two of order 8.
constexpr std::array<std::string_view, 5> kSmallOrder{
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"};

Number number(std::string_view digits) { return *crypto::array_from_hex<32>(digits); }

bool less(const Number& a, const Number& b) {
  return std::lexicographical_compare(a.rbegin(), a.rend(), b.rbegin(), b.rend());
}

}  // namespace

std::optional<std::string> signature_form_flaw(const crypto::Signature& signature) {
  Number y{};
  Number s{};
  std::copy_n(signature.begin(), 32, y.begin());
  std::copy_n(signature.begin() + 32, 32, s.begin());
  y[31] &= 0x7f;  // the highest bit is the sign of x
  if (!less(y, number(kField))) {
    return "R is not canonical";
  }
  for (const std::string_view small : kSmallOrder) {
    if (y == number(small)) {
      return "R is of small order";
    }
  }
  if (!less(s, number(kGroupOrder))) {
    return "S is not below the group order";
  }
  return std::nullopt;
}

crypto::Signature signature_of(std::string_view bytes) {
  crypto::Signature signature{};
  const auto source = crypto::as_bytes(bytes);
  std::copy_n(source.begin(), signature.size(), signature.begin());
  return signature;
}

}  // namespace klero::verifier
