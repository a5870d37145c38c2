// Any bytes as a pulse of the NIST beacon: refused in one sentence that may go to a terminal, or read,
// and then the JSON reader has not been more lenient than it says.

#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <variant>

#include "crypto/base/text.h"
#include "crypto/beacon/nist_check.h"
#include "crypto/beacon/nist_pulse.h"

namespace {

using namespace klero::crypto;

void require(bool right) {
  if (!right) {
    std::abort();
  }
}

void look_at(const Flaw& flaw) {
  const std::string told = describe(flaw);
  require(told.size() < 2000 && is_utf8(told) && !has_control(told));
}

void look_at(const NistPulse& pulse) {
  const std::string message = nist_message(pulse);
  constexpr std::size_t kFixed = 724;  // ten hashes, three lengths, numbers
  require(message.size() ==
          kFixed + pulse.uri.size() + pulse.version.size() + pulse.time_stamp.size());
  require(pulse.time_stamp.size() == 24 && pulse.signature.size() <= 1024);
  static_cast<void>(nist_output_value(pulse));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::visit([](const auto& read) { look_at(read); }, read_nist_pulse(bytes));
  return 0;
}
