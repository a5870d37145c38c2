#include "selection/frame/leaf_stream.h"

#include "crypto/base/error.h"

namespace klero::selection {

void visit_leaves(crypto::LineReader lines, std::string_view name,
                  const std::function<void(const crypto::Digest&)>& visitor) {
  constexpr std::size_t kDigits = 64;
  const auto wrong = [&](std::uint64_t line) {
    return crypto::Error(std::string(name) + ":" + std::to_string(line) +
                         ": expected the column 'leaf' with digests strictly ascending");
  };
  crypto::Line line;
  if (!lines.next(line) || line.text != "leaf" || !line.ends_with_lf) throw wrong(1);
  crypto::Digest leaf{};
  crypto::Digest before{};
  while (lines.next(line)) {
    const bool right = line.ends_with_lf && line.text.size() == kDigits &&
                       crypto::read_hex(line.text, leaf);
    if (!right || (line.number > 2 && leaf <= before)) throw wrong(line.number);
    visitor(leaf);
    before = leaf;
  }
}

}  // namespace klero::selection
