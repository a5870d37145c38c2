// Any bytes as a published proof: the reader against a plain one in this file, then the re-encoder.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "crypto/group/one_of_text.h"

namespace {

using klero::crypto::OneOfReading;

// L - 1, most significant digit first.
constexpr std::string_view kGreatest =
    "1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ec";

// The other way round: by characters, without a number anywhere.
bool plain_is_proof(std::string_view text) {
  std::size_t blocks = 0;
  while (true) {
    if (text.size() < 64) {
      return false;
    }
    std::string big_endian;
    for (std::size_t byte = 32; byte-- > 0;) {
      big_endian += text.substr(2 * byte, 2);
    }
    if (big_endian.find_first_not_of("0123456789abcdef") != std::string::npos ||
        big_endian > kGreatest) {
      return false;
    }
    ++blocks;
    text.remove_prefix(64);
    if (text.empty()) {
      return blocks % 2 == 0 && blocks <= 8192;
    }
    if (text.front() != ' ') {
      return false;
    }
    text.remove_prefix(1);
  }
}

void require(bool condition) {
  if (!condition) {
    std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const OneOfReading reading = klero::crypto::read_one_of(text);
  require(reading.proof.has_value() == plain_is_proof(text));
  require(reading.position <= text.size());
  require((reading.fault == klero::crypto::OneOfTextFault::kNone) == reading.proof.has_value());
  if (reading.proof) {
    require(klero::crypto::write_one_of(*reading.proof) == text);
  }
  return 0;
}
