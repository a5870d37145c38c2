// The salts of a committed portfolio: docs/protocol.md, section 7. They are what keeps the panels
// that are not drawn secret; each comes from the operating system's generator.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/base/bytes.h"
#include "selection/panel/problem/portfolio.h"

namespace klero::selection {

using Salt = std::array<std::uint8_t, 32>;

// A salt for each member of each panel, and one for the chance of each row of the pool.
struct Salts {
  std::vector<std::vector<Salt>> members;  // members[panel][place], place as in the panel
  std::vector<Salt> chances;               // chances[row], counted from 0
};

[[nodiscard]] Salts make_salts(const Portfolio& portfolio, std::size_t pool_size);

// sealed/08-portfolio/panels.tsv: panel, row, salt; the panels themselves, for form committed.
inline constexpr std::string_view kSealedMembersFile = "panels.tsv";
[[nodiscard]] std::string write_sealed_members(const Portfolio& portfolio, const Salts& salts);

// sealed/08-portfolio/chances.tsv: row, panels, salt; what a respondent's chance is opened with.
inline constexpr std::string_view kSealedChancesFile = "chances.tsv";
[[nodiscard]] std::string write_sealed_chances(const std::vector<std::uint32_t>& counts,
                                               const Salts& salts);

struct SealedPortfolio {
  Portfolio portfolio;
  std::vector<std::vector<Salt>> salts;  // as Salts::members
};

// Reads write_sealed_members(). Throws Error, naming the line.
[[nodiscard]] SealedPortfolio read_sealed_members(std::string_view bytes);

}  // namespace klero::selection
