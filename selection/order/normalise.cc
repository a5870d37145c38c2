#include "selection/order/normalise.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "crypto/base/error.h"

namespace klero::selection {

std::string to_nfc(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status) != 0) {
    throw crypto::Error(std::string("ICU cannot normalise: ") + u_errorName(status));
  }
  const auto source =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  const icu::UnicodeString target = nfc->normalize(source, status);
  if (U_FAILURE(status) != 0) {
    throw crypto::Error(std::string("ICU cannot normalise: ") + u_errorName(status));
  }
  std::string bytes;
  target.toUTF8String(bytes);
  return bytes;
}

crypto::Json normalised(crypto::Json json) {
  if (json.is_string()) {
    return to_nfc(json.get_ref<const std::string&>());
  }
  if (json.is_structured()) {
    for (crypto::Json& inner : json) {
      inner = normalised(std::move(inner));
    }
  }
  return json;
}

}  // namespace klero::selection
