#include "verifier/rebuild/certificate/read_certificate.h"

#include <array>
#include <utility>

#include "crypto/base/text.h"

namespace klero::verifier {
namespace {

constexpr std::uint64_t kGreatest = std::uint64_t{1} << 50;
constexpr std::size_t kMaxLevels = 200;
constexpr std::size_t kMaxDepth = 64;  // cases
constexpr std::uint64_t kWithinShare = 100;  // a lottery is within a hundredth of its panels

constexpr std::array<std::pair<std::string_view, InequalityKind>, 6> kKinds{{
    {"seats", InequalityKind::kSeats},
    {"most", InequalityKind::kMost},
    {"least", InequalityKind::kLeast},
    {"claim", InequalityKind::kClaim},
    {"person", InequalityKind::kPerson},
    {"branch", InequalityKind::kBranch},
}};

std::optional<InequalityKind> kind_of(std::string_view name) {
  for (const auto& [known, kind] : kKinds) {
    if (name == known) {
      return kind;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::int64_t> read_signed(std::string_view text) {
  const bool negative = text.starts_with('-');
  const auto value = crypto::parse_uint(negative ? text.substr(1) : text);
  if (!value || *value > kGreatest || (negative && *value == 0)) {
    return std::nullopt;
  }
  return negative ? -static_cast<std::int64_t>(*value) : static_cast<std::int64_t>(*value);
}

struct CertificateReader::Line {
  std::uint64_t number = 0;
  std::span<const std::string_view> fields;

  [[nodiscard]] std::string_view item() const { return fields[0]; }
  [[nodiscard]] std::string_view which() const { return fields[1]; }
  [[nodiscard]] std::string_view node() const { return fields[2]; }
  [[nodiscard]] std::string_view kind() const { return fields[3]; }
  [[nodiscard]] std::string_view index() const { return fields[4]; }
  [[nodiscard]] std::optional<std::int64_t> value() const { return read_signed(fields[5]); }
  [[nodiscard]] std::optional<std::uint64_t> index_below(std::uint64_t limit) const {
    const auto found = crypto::parse_uint(index());
    return found && *found < limit ? found : std::nullopt;
  }
};

bool CertificateReader::wrong(std::uint64_t line, std::string expected, std::string got) {
  if (!flaw_) {
    flaw_ = Finding{path_, line, std::move(expected), std::move(got)};
  }
  return false;
}

bool CertificateReader::wrong(const Line& line, std::string expected) {
  std::string got;
  for (const std::string_view field : line.fields) {
    got += (got.empty() ? "'" : " ") + crypto::escape_text(field, 40);
  }
  return wrong(line.number, std::move(expected), got + "'");
}

bool CertificateReader::add(std::uint64_t line, std::span<const std::string_view> fields) {
  return !flaw_ && read({line, fields});
}

bool CertificateReader::read(const Line& line) {
  if (line.item() == "lottery" && certificate_.empty()) {
    return read_lottery(line);
  }
  if (line.item() == "claim" && certificate_.levels.empty()) {
    return read_claim(line);
  }
  if (line.item() == "level") {
    return read_level(line);
  }
  return wrong(line, "the lottery, then claims, then levels");
}

bool CertificateReader::read_lottery(const Line& line) {
  const auto within = line.value();
  const std::uint64_t most = panels_ / kWithinShare;
  if (line.which() != "-" || line.node() != "-" || line.kind() != "within" || line.index() != "-" ||
      !within || *within < 2 || static_cast<std::uint64_t>(*within) > most) {
    return wrong(line, "a lottery within 2 to " + std::to_string(most) + " panels");
  }
  certificate_.within = static_cast<std::uint64_t>(*within);
  return true;
}

// ---- claims ----

bool CertificateReader::tree_has_end() const {
  return certificate_.claims.empty() ||
         (open_.empty() && !certificate_.claims.back().nodes.empty());
}

bool CertificateReader::read_claim(const Line& line) {
  const std::size_t count = certificate_.claims.size();
  if (line.node() == "-" && line.kind() == "bound") {
    return read_bound(line);
  }
  if (count == 0 || line.which() != std::to_string(count - 1)) {
    return wrong(line, "a line of the claim before, or the bound of the next one");
  }
  return line.node() == "-" ? read_weight(line) : read_node(line);
}

bool CertificateReader::read_bound(const Line& line) {
  const std::size_t next = certificate_.claims.size();
  const auto bound = line.value();
  if (!tree_has_end()) {
    return wrong(line, "the end of the tree of claim " + std::to_string(next - 1));
  }
  if (line.which() != std::to_string(next) || line.index() != "-" || !bound) {
    return wrong(line, "the bound of claim " + std::to_string(next));
  }
  certificate_.claims.push_back({line.number, *bound, {}, {}});
  return true;
}

bool CertificateReader::read_weight(const Line& line) {
  FairnessClaim& claim = certificate_.claims.back();
  const auto row = line.index_below(rows_);
  const auto weight = line.value();
  if (line.kind() != "weight" || !claim.nodes.empty() || !row || !weight || *weight == 0 ||
      (!claim.weights.empty() && *row <= claim.weights.back().first)) {
    return wrong(line, "a weight that is not 0, of rows ascending strictly, before the nodes");
  }
  claim.weights.emplace_back(static_cast<std::uint32_t>(*row), *weight);
  return true;
}

bool CertificateReader::read_node(const Line& line) {
  const FairnessClaim& claim = certificate_.claims.back();
  if (line.kind() == "case" || line.kind() == "leaf") {
    if (line.node() != std::to_string(claim.nodes.size()) || line.index() != "-" || !line.value()) {
      return wrong(line, "node " + std::to_string(claim.nodes.size()));
    }
    if (!claim.nodes.empty() && open_.empty()) {
      return wrong(line, "no node behind the end of the tree");
    }
    return line.kind() == "case" ? read_case(line) : read_leaf(line);
  }
  if (claim.nodes.empty() || line.node() != std::to_string(claim.nodes.size() - 1)) {
    return wrong(line, "a line of the node before, or the next one");
  }
  if (!claim.nodes.back().leaf) {
    return read_member(line);
  }
  return read_factor(line, false, certificate_.claims.back().nodes.back().factors);
}

// Puts a node at the next free place of the tree.
void CertificateReader::hang(ProofNode node) {
  std::vector<ProofNode>& nodes = certificate_.claims.back().nodes;
  node.depth = open_.size();
  if (!open_.empty()) {
    node.parent = open_.back();
    node.second = at_second_.back();
  }
  if (!node.leaf) {
    open_.push_back(nodes.size());
    at_second_.push_back(false);
  } else {
    // A leaf ends every case of which it is in the second child.
    while (!open_.empty() && at_second_.back()) {
      open_.pop_back();
      at_second_.pop_back();
    }
    if (!open_.empty()) {
      at_second_.back() = true;
    }
  }
  nodes.push_back(std::move(node));
}

bool CertificateReader::read_case(const Line& line) {
  if (open_.size() == kMaxDepth) {
    return wrong(line, "a tree of at most " + std::to_string(kMaxDepth) + " cases");
  }
  ProofNode node;
  node.line = line.number;
  node.value = *line.value();
  hang(std::move(node));
  return true;
}

bool CertificateReader::read_member(const Line& line) {
  std::vector<std::uint32_t>& members = certificate_.claims.back().nodes.back().members;
  const auto row = line.index_below(rows_);
  if (line.kind() != "member" || !row || line.fields[5] != "1" ||
      (!members.empty() && *row <= members.back())) {
    return wrong(line, "a member of the case: rows ascending strictly, value 1");
  }
  members.push_back(static_cast<std::uint32_t>(*row));
  return true;
}

bool CertificateReader::read_leaf(const Line& line) {
  if (*line.value() < 0) {
    return wrong(line, "a factor s of at least 0");
  }
  ProofNode node;
  node.line = line.number;
  node.leaf = true;
  node.value = *line.value();
  hang(std::move(node));
  seen_.clear();
  return true;
}

// ---- levels ----

bool CertificateReader::read_level(const Line& line) {
  std::vector<FairnessLevel>& levels = certificate_.levels;
  if (levels.empty() && !tree_has_end()) {
    return wrong(line, "the end of the tree of the last claim");
  }
  if (line.node() != "-") {
    return wrong(line, "- as the node of a level");
  }
  if (line.which() == std::to_string(levels.size() + 1) && levels.size() < kMaxLevels) {
    levels.push_back({line.number, {}});
    seen_.clear();
  }
  if (levels.empty() || line.which() != std::to_string(levels.size())) {
    return wrong(line, "level " + std::to_string(levels.size()) + " or the next one, at most " +
                           std::to_string(kMaxLevels));
  }
  return read_factor(line, true, levels.back().factors);
}

// How many inequalities of a kind there are for the leaf or level at hand.
std::uint64_t CertificateReader::count_of(InequalityKind kind) const {
  const bool in_level = !certificate_.levels.empty();
  switch (kind) {
    case InequalityKind::kSeats:
      return 1;
    case InequalityKind::kMost:
    case InequalityKind::kLeast:
      return quotas_;
    case InequalityKind::kClaim:
      return certificate_.claims.size() - (in_level ? 0 : 1);
    case InequalityKind::kPerson:
      return in_level ? rows_ : 0;
    case InequalityKind::kBranch:
      break;
  }
  return in_level ? 0 : certificate_.claims.back().nodes.back().depth;
}

bool CertificateReader::read_factor(const Line& line, bool in_level,
                                    std::vector<Factor>& factors) {
  const auto kind = kind_of(line.kind());
  const auto factor = line.value();
  const auto index = kind ? line.index_below(count_of(*kind)) : std::nullopt;
  const bool right_sign =
      factor && (*factor > 0 || (kind == InequalityKind::kSeats && *factor != 0));
  if (!index || !right_sign) {
    return wrong(line, std::string("an inequality that a ") + (in_level ? "level" : "leaf") +
                           " here may use, with a factor above 0 (seats: not 0)");
  }
  if (!seen_.emplace(*kind, *index).second) {
    return wrong(line, "each inequality once");
  }
  factors.push_back({*kind, *index, *factor});
  return true;
}

std::optional<Certificate> CertificateReader::finish(Findings& findings) {
  if (!flaw_ && !tree_has_end()) {
    wrong(certificate_.claims.back().line, "a tree of cases with an end", "none");
  }
  if (flaw_) {
    findings.add(*flaw_);
    return std::nullopt;
  }
  return std::move(certificate_);
}

}  // namespace klero::verifier
