// The text form of a certificate; docs/fairness.md gives the grammar.
#include <algorithm>
#include <utility>

#include "selection/panel/certificate/certificate.h"

#include "selection/panel/certificate/words.h"

namespace klero::selection {
namespace {

class Text {
 public:
  Text(std::string_view item, std::size_t number)
      : prefix_(std::string(item) + "\t" + std::to_string(number) + "\t") {}

  void line(std::string_view node, std::string_view kind, std::string_view index,
            std::int64_t value) {
    text_ += prefix_;
    text_.append(node).append("\t").append(kind).append("\t").append(index).append("\t");
    text_ += std::to_string(value) + "\n";
  }

  void multipliers(std::string_view node, const std::vector<Multiplier>& all) {
    for (const Multiplier& one : all) {
      line(node, word_of(one.of), std::to_string(one.index), one.factor);
    }
  }

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string prefix_;
  std::string text_;
};

std::string encode_claim(std::size_t number, const Claim& claim) {
  Text text("claim", number);
  text.line("-", "bound", "-", claim.bound);
  for (const Weight& weight : claim.weights) {
    text.line("-", "weight", std::to_string(weight.row), weight.weight);
  }
  for (std::size_t n = 0; n < claim.proof.size(); ++n) {
    const ProofNode& node = claim.proof[n];
    const std::string at = std::to_string(n);
    if (node.leaf) {
      text.line(at, "leaf", "-", node.scale);
      text.multipliers(at, node.multipliers);
      continue;
    }
    text.line(at, "case", "-", node.limit);
    for (const Row row : node.rows) {
      text.line(at, "member", std::to_string(row), 1);
    }
  }
  return text.text();
}

std::string encode_level(std::size_t number, const Level& level) {
  Text text("level", number);
  text.multipliers("-", level.multipliers);
  return text.text();
}

// How many cases stand above the deepest leaf of a tree in preorder.
std::size_t depth_of(const std::vector<ProofNode>& proof) {
  std::size_t deepest = 0;
  std::vector<bool> at_second;  // for each case above: which child comes next
  for (const ProofNode& node : proof) {
    if (!node.leaf) {
      at_second.push_back(false);
      deepest = std::max(deepest, at_second.size());
      continue;
    }
    while (!at_second.empty() && at_second.back()) {
      at_second.pop_back();
    }
    if (!at_second.empty()) {
      at_second.back() = true;
    }
  }
  return deepest;
}

}  // namespace

std::optional<std::string> encode_for_record(const Certificate& certificate) {
  constexpr std::size_t kMaxLevels = 200;
  constexpr std::size_t kMaxDepth = 64;
  constexpr std::size_t kMaxBytes = std::size_t{4} << 20;
  const bool fits = certificate.levels.size() <= kMaxLevels &&
                    std::ranges::all_of(certificate.claims, [](const Claim& claim) {
                      return depth_of(claim.proof) <= kMaxDepth;
                    });
  std::string text = fits ? encode_certificate(certificate) : std::string();
  return fits && text.size() <= kMaxBytes ? std::optional(std::move(text)) : std::nullopt;
}

std::string encode_certificate(const Certificate& certificate) {
  std::string text(kCertificateHeader);
  if (certificate.within != 1) {
    text += std::string(kWithinLine) + std::to_string(certificate.within) + "\n";
  }
  for (std::size_t k = 0; k < certificate.claims.size(); ++k) {
    text += encode_claim(k, certificate.claims[k]);
  }
  for (std::size_t l = 0; l < certificate.levels.size(); ++l) {
    text += encode_level(l + 1, certificate.levels[l]);
  }
  return text;
}

}  // namespace klero::selection
