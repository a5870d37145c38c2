// Any bytes as the draft of an order: it is refused with problems that each name a line, in one line
// of harmless text and with a remedy; or what was understood can be published and read back.

#include <cstdlib>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "selection/order/draft.h"
#include "selection/order/page.h"

namespace {

using namespace klero;

void require(bool condition) {
  if (!condition) {
    std::abort();
  }
}

bool is_harmless(const std::string& text) {
  return !text.empty() && text.size() < 4000 && crypto::is_utf8(text) &&
         !crypto::has_control(text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  selection::CheckedDraft checked = selection::check_draft(text);
  require(checked.order.has_value() == checked.problems.empty());
  for (const selection::Problem& problem : checked.problems) {
    require(problem.line >= 1 && is_harmless(problem.what) && is_harmless(problem.hint));
  }
  if (checked.order) {
    // The key of RFC 8032, section 7.1, test 1: a draft may leave the office's key out.
    if (checked.order->office.key.empty()) {
      checked.order->office.key =
          "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    }
    const std::string bytes = selection::write_order(*checked.order);
    require(selection::write_order(selection::read_order(bytes)) == bytes);
    require(crypto::is_utf8(selection::page_of(*checked.order)));
  }
  return 0;
}
