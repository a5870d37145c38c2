// Any bytes as a receipt: refused in one sentence that may go to a terminal, or read within bounds.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "crypto/base/text.h"
#include "verifier/receipt/document.h"

namespace {

using namespace klero;

void require(bool right) {
  if (!right) {
    std::abort();
  }
}

void look_at(const verifier::ReceiptDocument& document) {
  std::uint64_t after = 0;
  for (const verifier::Membership& membership : document.memberships) {
    require(membership.panel >= after && membership.path.size() <= 32);
    after = membership.panel + 1;
  }
}

void look_at(const verifier::Said& why) {
  require(!why.english.empty() && !why.german.empty());
  require(crypto::is_utf8(why.english) && !crypto::has_control(why.english));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::visit([](const auto& read) { look_at(read); }, verifier::read_receipt_document(bytes));
  return 0;
}
