// The table of appendix A: the sequence of the keys on the page of the order, and their headings.

#pragma once

#include <span>
#include <string_view>

namespace klero::verifier {

struct PageHeading {
  std::string_view key;
  std::string_view text;
};

[[nodiscard]] std::span<const PageHeading> page_headings();

}  // namespace klero::verifier
