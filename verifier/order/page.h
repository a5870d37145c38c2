// The page of the order: docs/protocol.md, appendix A.

#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace klero::verifier {

// The bytes of order.html that follow from order.json.
//
//   document  an order by rule 2.2: every key has a heading
[[nodiscard]] std::string make_order_page(const nlohmann::json& document);

// E(x) of the appendix: `text` with & < > " replaced.
[[nodiscard]] std::string escape_html(std::string_view text);

}  // namespace klero::verifier
