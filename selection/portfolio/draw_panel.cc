#include "selection/portfolio/draw_panel.h"

#include <algorithm>
#include <array>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/format/tsv.h"
#include "crypto/hash/prefixed_sha256.h"

namespace klero::selection {
namespace {

constexpr std::array<std::string_view, 2> kMemberColumns{"row", "leaf"};

}  // namespace

std::vector<DrawnPanel> draw_panels(std::string_view seed, std::uint32_t panels,
                                    std::uint32_t spot_checks) {
  if (spot_checks >= panels) throw crypto::Error("panel: as many spot checks as panels");
  const crypto::openssl::PrefixedSha256 hash(seed);
  std::vector<DrawnPanel> drawn;
  for (std::uint32_t panel = 0; panel < panels; ++panel) {
    drawn.push_back({hash(std::to_string(panel)), panel});
  }
  std::sort(drawn.begin(), drawn.end(),
            [](const DrawnPanel& a, const DrawnPanel& b) { return a.ticket < b.ticket; });
  drawn.resize(spot_checks + std::size_t{1});
  return drawn;
}

std::string write_draw(std::span<const DrawnPanel> drawn) {
  std::string text = "rank\tpanel\tticket\n";
  for (std::size_t rank = 0; rank < drawn.size(); ++rank) {
    text += std::to_string(rank) + "\t" + std::to_string(drawn[rank].panel) + "\t" +
            crypto::to_hex(drawn[rank].ticket) + "\n";
  }
  return text;
}

std::string write_openings(std::span<const DrawnPanel> drawn, const SealedPortfolio& sealed) {
  std::string text = "panel\trow\tsalt\n";
  for (const DrawnPanel& panel : drawn) {
    const Panel& members = sealed.portfolio.panels.at(panel.panel);
    for (std::size_t i = 0; i < members.size(); ++i) {
      text += std::to_string(panel.panel) + "\t" + std::to_string(members[i] + std::size_t{1}) +
              "\t" + crypto::to_hex(sealed.salts[panel.panel][i]) + "\n";
    }
  }
  return text;
}

std::string write_members(const Pool& pool, std::span<const RowNumber> members) {
  std::string text = "row\tleaf\n";
  for (const RowNumber row : members) {
    text += std::to_string(row) + "\t" + crypto::to_hex(pool.rows.at(row - 1).leaf) + "\n";
  }
  return text;
}

std::vector<RowNumber> read_members(const Pool& pool, std::string_view bytes) {
  const auto table = crypto::read_tsv(bytes, kMemberColumns);
  if (const auto* flaw = std::get_if<crypto::Flaw>(&table)) {
    throw crypto::Error("panel.tsv: " + crypto::describe(*flaw));
  }
  std::vector<RowNumber> members;
  for (const std::vector<std::string>& fields : std::get<crypto::TsvTable>(table).rows) {
    const auto row = crypto::parse_uint(fields[0]);
    const bool known = row && *row >= 1 && *row <= pool.rows.size();
    if (!known || crypto::to_hex(pool.rows[*row - 1].leaf) != fields[1] ||
        (!members.empty() && *row <= members.back())) {
      throw crypto::Error("panel.tsv:" + std::to_string(members.size() + 2) +
                          ": expected a row of the pool with its leaf, ascending");
    }
    members.push_back(static_cast<RowNumber>(*row));
  }
  return members;
}

}  // namespace klero::selection
