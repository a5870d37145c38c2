#include "selection/portfolio/portfolio_files.h"

#include <algorithm>
#include <array>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/format/tsv.h"

namespace klero::selection {
namespace {

constexpr std::array<std::string_view, 2> kOpenPanels{"panel", "rows"};

// Rows as they are published, counted from 1; none if the text is something else.
std::optional<Panel> read_rows(std::string_view text) {
  Panel panel;
  for (const std::string_view word : crypto::split(text, ' ')) {
    const auto row = crypto::parse_uint(word);
    if (!row || *row < 1 || *row > kMaxPoolSize) return std::nullopt;
    panel.push_back(static_cast<Row>(*row - 1));
  }
  return panel;
}

}  // namespace

std::string write_open_panels(const Portfolio& portfolio) {
  std::string text = "panel\trows\n";
  for (std::size_t p = 0; p < portfolio.panels.size(); ++p) {
    text += std::to_string(p) + "\t";
    for (std::size_t i = 0; i < portfolio.panels[p].size(); ++i) {
      if (i > 0) text += ' ';
      text += std::to_string(portfolio.panels[p][i] + std::size_t{1});
    }
    text += '\n';
  }
  return text;
}

std::string write_open_chances(const std::vector<std::uint32_t>& counts) {
  std::string text = "row\tpanels\n";
  for (std::size_t row = 0; row < counts.size(); ++row) {
    text += std::to_string(row + 1) + "\t" + std::to_string(counts[row]) + "\n";
  }
  return text;
}

std::string write_committed_panels(const Order& order, std::string_view pool_checksum,
                                   const Portfolio& portfolio, const Salts& salts) {
  std::string text = "panel\troot\n";
  for (std::size_t p = 0; p < portfolio.panels.size(); ++p) {
    const crypto::Digest root =
        panel_root(order, pool_checksum, p, portfolio.panels[p], salts.members[p]);
    text += std::to_string(p) + "\t" + crypto::to_hex(root) + "\n";
  }
  return text;
}

std::string write_committed_chances(const Order& order, std::string_view pool_checksum,
                                    const std::vector<std::uint32_t>& counts, const Salts& salts) {
  std::vector<std::pair<std::uint32_t, crypto::Digest>> lines;
  for (std::size_t row = 0; row < counts.size(); ++row) {
    lines.emplace_back(counts[row],
                       chance_hash(order, pool_checksum, row, counts[row], salts.chances[row]));
  }
  std::sort(lines.begin(), lines.end());
  std::string text = "panels\thash\n";
  for (const auto& [panels, hash] : lines) {
    text += std::to_string(panels) + "\t" + crypto::to_hex(hash) + "\n";
  }
  return text;
}

Portfolio read_open_panels(std::string_view bytes) {
  constexpr std::size_t kMaxLine = 1 << 20;
  Portfolio portfolio;
  crypto::LineReader lines = crypto::LineReader::of_text(bytes, kMaxLine);
  const auto flaw = crypto::visit_tsv(
      lines, kOpenPanels, [&](const crypto::TsvRow& row) -> std::optional<crypto::Flaw> {
        std::optional<Panel> panel = read_rows(row.fields[1]);
        if (crypto::parse_uint(row.fields[0]) != portfolio.panels.size() || !panel) {
          return crypto::Flaw{row.line, "the next panel and its rows", "something else"};
        }
        portfolio.panels.push_back(std::move(*panel));
        return std::nullopt;
      });
  if (flaw) throw crypto::Error("panels.tsv: " + crypto::describe(*flaw));
  return portfolio;
}

}  // namespace klero::selection
