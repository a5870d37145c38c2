// The second lot's result: docs/protocol.md, section 8.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "selection/panel/problem/portfolio.h"
#include "selection/portfolio/salts.h"
#include "selection/replies/pool.h"

namespace klero::selection {

// A panel named by the seed.
struct DrawnPanel {
  crypto::Digest ticket{};
  std::uint32_t panel = 0;
};

// The panels with the `spot_checks` + 1 smallest tickets, smallest first: the first one is drawn,
// the others are the spot checks.
//
//   seed         of lot 2, 64 digits
//   panels       M
//   spot_checks  0..panels - 1
[[nodiscard]] std::vector<DrawnPanel> draw_panels(std::string_view seed, std::uint32_t panels,
                                                  std::uint32_t spot_checks);

[[nodiscard]] std::string write_draw(std::span<const DrawnPanel> drawn);

// openings.tsv: panel, row, salt of the members of the drawn panels.
[[nodiscard]] std::string write_openings(std::span<const DrawnPanel> drawn,
                                         const SealedPortfolio& sealed);

// panel.tsv of steps 12 and 14, 16, …: row and leaf of the members.
//
//   members  ascending
[[nodiscard]] std::string write_members(const Pool& pool, std::span<const RowNumber> members);

// The members of a panel.tsv. Throws Error, naming the line, unless they are rows of the pool,
// strictly ascending, each with its leaf.
[[nodiscard]] std::vector<RowNumber> read_members(const Pool& pool, std::string_view bytes);

}  // namespace klero::selection
