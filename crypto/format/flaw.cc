#include "crypto/format/flaw.h"

namespace klero::crypto {

std::string describe(const Flaw& flaw) {
  const std::string place = flaw.line == 0 ? "" : "line " + std::to_string(flaw.line) + ": ";
  return place + "expected " + flaw.expected + ", got " + flaw.got;
}

}  // namespace klero::crypto
