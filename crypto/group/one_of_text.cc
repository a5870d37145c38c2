#include "crypto/group/one_of_text.h"

#include <algorithm>

#include "crypto/base/bytes.h"
#include "crypto/base/error.h"

namespace klero::crypto {
namespace {

constexpr std::size_t kBlock = Scalar::kHexDigits;

OneOfReading fault_at(OneOfTextFault fault, std::size_t position) {
  return {std::nullopt, fault, position};
}

// The position of the first character that is not 0-9 a-f.
std::size_t first_bad_digit(std::string_view block) {
  const std::size_t position = block.find_first_not_of("0123456789abcdef");
  return position == std::string_view::npos ? block.size() : position;
}

}  // namespace

std::string write_one_of(const OneOfProof& proof) {
  const std::size_t m = proof.challenges.size();
  if (m == 0 || m > kMaxOneOfPoints || proof.responses.size() != m) {
    throw Error("cannot write a proof: it has " + std::to_string(m) + " challenges and " +
                std::to_string(proof.responses.size()) + " responses");
  }
  std::string text;
  text.reserve(2 * m * (kBlock + 1));
  for (const auto* scalars : {&proof.challenges, &proof.responses}) {
    for (const Scalar& scalar : *scalars) {
      text += scalar.hex();
      text += ' ';
    }
  }
  text.pop_back();
  return text;
}

OneOfReading read_one_of(std::string_view text) {
  // With a blank put behind the last block too, all blocks have one length.
  const std::size_t blocks = (text.size() + 1) / (kBlock + 1);
  if ((text.size() + 1) % (kBlock + 1) != 0 || blocks == 0 || blocks % 2 != 0 ||
      blocks > 2 * kMaxOneOfPoints) {
    return fault_at(OneOfTextFault::kLength, text.size());
  }
  OneOfProof proof;
  for (std::size_t i = 0; i < blocks; ++i) {
    const std::size_t begin = i * (kBlock + 1);
    const std::string_view block = text.substr(begin, kBlock);
    if (const std::size_t bad = first_bad_digit(block); bad != block.size()) {
      return fault_at(OneOfTextFault::kDigit, begin + bad);
    }
    if (i + 1 < blocks && text[begin + kBlock] != ' ') {
      return fault_at(OneOfTextFault::kSeparator, begin + kBlock);
    }
    const auto scalar = Scalar::from_hex(block);
    if (!scalar) {
      return fault_at(OneOfTextFault::kNotCanonical, begin);
    }
    (i < blocks / 2 ? proof.challenges : proof.responses).push_back(*scalar);
  }
  return {std::move(proof), OneOfTextFault::kNone, 0};
}

std::string_view describe(OneOfTextFault fault) {
  switch (fault) {
    case OneOfTextFault::kNone:
      return "the proof is well formed";
    case OneOfTextFault::kLength:
      return "not an even number of blocks of 64 digits with one blank between";
    case OneOfTextFault::kSeparator:
      return "not one blank between two blocks of 64 digits";
    case OneOfTextFault::kDigit:
      return "a character that is not one of 0-9 a-f";
    case OneOfTextFault::kNotCanonical:
      return "a scalar that is not below the group order";
  }
  return "unknown fault";
}

}  // namespace klero::crypto
