// Any bytes as an order: parsed, and, if it is one, made into its page.

#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <variant>

#include "crypto/format/canonical_json.h"
#include "verifier/order/page.h"
#include "verifier/order/parse_order.h"
#include "verifier/read/document_limits.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace klero;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const verifier::DocumentLimits limits = verifier::document_limits(bytes);
  if (limits.nesting || limits.number) {
    return 0;
  }
  const auto read = crypto::read_canonical_json(bytes);
  const auto* document = std::get_if<crypto::Json>(&read);
  if (document == nullptr) {
    return 0;
  }
  const auto parsed = verifier::parse_order(*document, "order.json");
  if (const auto* order = std::get_if<verifier::Order>(&parsed)) {
    const std::uint64_t strata = verifier::count_strata(*order, 1000);
    const std::string last =
        strata < 1000 ? verifier::text_of_stratum(*order, static_cast<std::uint32_t>(strata)) : "";
    if (verifier::make_order_page(*document).find("</html>") == std::string::npos) {
      std::abort();
    }
  } else if (std::get<verifier::Findings>(parsed).empty()) {
    std::abort();
  }
  return 0;
}
