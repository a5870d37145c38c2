#include "selection/portfolio/salts.h"

#include <algorithm>
#include <array>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/format/tsv.h"
#include "crypto/secret/secret.h"

namespace klero::selection {
namespace {

constexpr std::array<std::string_view, 3> kMemberColumns{"panel", "row", "salt"};
constexpr std::array<std::string_view, 3> kChanceColumns{"row", "panels", "salt"};

// One call of the generator for many salts.
std::vector<Salt> random_salts(std::size_t count) {
  std::vector<Salt> salts(count);
  if (count == 0) return salts;
  const crypto::Secret bytes = crypto::Secret::random(count * sizeof(Salt));
  const crypto::Secret::Reading reading = bytes.read();
  for (std::size_t i = 0; i < count; ++i) {
    const auto salt = reading.bytes().subspan(i * sizeof(Salt), sizeof(Salt));
    std::copy(salt.begin(), salt.end(), salts[i].begin());
  }
  return salts;
}

void append_row(std::string& text, std::size_t first, std::size_t second, const Salt& salt) {
  text +=
      std::to_string(first) + "\t" + std::to_string(second) + "\t" + crypto::to_hex(salt) + "\n";
}

}  // namespace

Salts make_salts(const Portfolio& portfolio, std::size_t pool_size) {
  Salts salts;
  for (const Panel& panel : portfolio.panels) salts.members.push_back(random_salts(panel.size()));
  salts.chances = random_salts(pool_size);
  return salts;
}

std::string write_sealed_members(const Portfolio& portfolio, const Salts& salts) {
  std::string text;
  crypto::append_tsv_header(text, kMemberColumns);
  for (std::size_t p = 0; p < portfolio.panels.size(); ++p) {
    for (std::size_t i = 0; i < portfolio.panels[p].size(); ++i) {
      append_row(text, p, portfolio.panels[p][i] + std::size_t{1}, salts.members[p][i]);
    }
  }
  return text;
}

std::string write_sealed_chances(const std::vector<std::uint32_t>& counts, const Salts& salts) {
  std::string text;
  crypto::append_tsv_header(text, kChanceColumns);
  for (std::size_t row = 0; row < counts.size(); ++row) {
    append_row(text, row + 1, counts[row], salts.chances[row]);
  }
  return text;
}

SealedPortfolio read_sealed_members(std::string_view bytes) {
  SealedPortfolio sealed;
  crypto::LineReader lines = crypto::LineReader::of_text(bytes);
  const auto flaw = crypto::visit_tsv(
      lines, kMemberColumns, [&](const crypto::TsvRow& row) -> std::optional<crypto::Flaw> {
        const auto panel = crypto::parse_uint(row.fields[0]);
        const auto member = crypto::parse_uint(row.fields[1]);
        Salt salt{};
        const std::size_t panels = sealed.portfolio.panels.size();
        if (!panel || *panel > panels || *panel + 1 < panels || !member || *member < 1 ||
            *member > kMaxPoolSize || !crypto::read_hex(row.fields[2], salt)) {
          return crypto::Flaw{row.line, "panel, row and salt, by panel", "something else"};
        }
        if (*panel == panels) {
          sealed.portfolio.panels.emplace_back();
          sealed.salts.emplace_back();
        }
        sealed.portfolio.panels.back().push_back(static_cast<Row>(*member - 1));
        sealed.salts.back().push_back(salt);
        return std::nullopt;
      });
  if (flaw) {
    throw crypto::Error(std::string(kSealedMembersFile) + ": " + crypto::describe(*flaw));
  }
  return sealed;
}

}  // namespace klero::selection
