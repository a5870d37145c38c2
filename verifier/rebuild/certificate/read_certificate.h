// Reading certificate.tsv line by line: the grammar of docs/protocol.md, section 7a.

#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "verifier/read/finding.h"
#include "verifier/rebuild/certificate/certificate.h"

namespace klero::verifier {

class CertificateReader {
 public:
  // path           of the file, for the finding
  // rows, quotas   of the problem
  // panels         of the lottery
  CertificateReader(std::string path, std::uint64_t rows, std::uint64_t quotas,
                    std::uint64_t panels)
      : path_(std::move(path)), rows_(rows), quotas_(quotas), panels_(panels) {}

  // The fields of the next line: item, number, node, kind, index, value. False after the first line
  // that is not as it must be: what comes behind it has no meaning.
  bool add(std::uint64_t line, std::span<const std::string_view> fields);

  // What was read; nullopt with a finding if a line was wrong or the last claim has no end.
  [[nodiscard]] std::optional<Certificate> finish(Findings& findings);

 private:
  struct Line;

  bool read(const Line& line);
  bool read_lottery(const Line& line);
  bool read_claim(const Line& line);
  bool read_bound(const Line& line);
  bool read_weight(const Line& line);
  bool read_node(const Line& line);
  bool read_case(const Line& line);
  bool read_member(const Line& line);
  bool read_leaf(const Line& line);
  bool read_level(const Line& line);
  bool read_factor(const Line& line, bool in_level, std::vector<Factor>& factors);
  [[nodiscard]] std::uint64_t count_of(InequalityKind kind) const;
  void hang(ProofNode node);
  bool wrong(std::uint64_t line, std::string expected, std::string got);
  bool wrong(const Line& line, std::string expected);
  [[nodiscard]] bool tree_has_end() const;

  std::string path_;
  std::uint64_t rows_;
  std::uint64_t quotas_;
  std::uint64_t panels_;
  Certificate certificate_;
  std::vector<std::size_t> open_;  // cases of the last claim with a child to come, from the root
  std::vector<bool> at_second_;    // which child of each is next
  std::set<std::pair<InequalityKind, std::uint64_t>> seen_;  // factors of the last leaf or level
  std::optional<Finding> flaw_;
};

// Protocol 7a: decimal, a leading '-' but not "-0", from -2^50 to 2^50.
[[nodiscard]] std::optional<std::int64_t> read_signed(std::string_view text);

}  // namespace klero::verifier
