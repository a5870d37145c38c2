// Any bytes as a document: what is read is written back to the same bytes, and whatever is refused is
// told in one short line of text.

#include <cstdlib>

#include "crypto/base/text.h"
#include "crypto/format/canonical_json.h"

namespace {

using klero::crypto::Flaw;
using klero::crypto::Json;

void require(bool condition) {
  if (!condition) {
    std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto read = klero::crypto::read_canonical_json(bytes);
  if (std::holds_alternative<Flaw>(read)) {
    const std::string message = describe(std::get<Flaw>(read));
    require(message.size() < 2000 && klero::crypto::is_utf8(message) &&
            !klero::crypto::has_control(message));
  } else {
    require(klero::crypto::write_canonical_json(std::get<Json>(read)) == bytes);
  }
  return 0;
}
