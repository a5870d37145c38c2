#include "verifier/checks/section_8_panel.h"

#include <algorithm>
#include <set>

#include "verifier/checks/answers.h"
#include "verifier/checks/auditor_signature.h"
#include "verifier/checks/examination.h"
#include "verifier/checks/member_table.h"
#include "verifier/checks/panel_rows.h"
#include "verifier/rebuild/sealed_panel.h"

namespace klero::verifier {
namespace {


std::string draw_path(const Examination& x) { return path_of(x, x.scan.panel_step(), "draw.tsv"); }
std::string openings_path(const Examination& x) { return path_of(x, x.scan.panel_step(), "openings.tsv"); }

// The members of the panels drawn, from the open portfolio.
void take_open_members(Examination& x, Outcome& outcome) {
  x.members.assign(x.draw.size(), {});
  visit_panels(x, outcome, [&](const PanelLine& panel) {
    for (std::size_t rank = 0; rank < x.draw.size(); ++rank) {
      if (x.draw[rank].panel == panel.panel) {
        x.members[rank] = panel.rows;
      }
    }
  });
}

// The lines of openings.tsv, by rank.
struct Openings {
  std::vector<std::vector<OpenedMember>> members;
  bool complete = true;  // every line could be read and stands at its place
};

void add_opening(const Examination& x, const Row& row, std::size_t& rank, Openings& openings,
                 Outcome& outcome) {
  const std::string path = openings_path(x);
  const auto panel = integer_field(path, row, 0, 0, x.order->panels - 1, outcome);
  const auto number = integer_field(path, row, 1, 1, UINT32_MAX, outcome);
  const auto salt = digest_field(path, row, 2, outcome);
  if (!panel || !number || !salt) {
    openings.complete = false;
    return;
  }
  while (rank < x.draw.size() && x.draw[rank].panel != *panel) {
    ++rank;
  }
  if (rank == x.draw.size()) {
    outcome.fail({path, row.line, "the panels of draw.tsv, by rank", "panel " + std::to_string(*panel)});
    openings.complete = false;
    rank = 0;
    return;
  }
  auto& members = openings.members[rank];
  const auto member = static_cast<RowNumber>(*number);
  if (!members.empty() && member < members.back().row) {
    outcome.fail({path, row.line, "rows ascending", "row " + std::to_string(member)});
    openings.complete = false;
  }
  members.push_back({member, *salt});
}

std::string member_path(const Examination& x) {
  return x.order->committed ? openings_path(x) : path_of(x, x.scan.portfolio_step(), "panels.tsv");
}

PanelLine panel_line(const Examination& x, std::size_t rank) {
  const std::uint64_t panel = x.draw[rank].panel;
  return {panel, x.order->committed ? 0 : panel + 2, x.members[rank]};
}

}  // namespace

void check_8_1_the_panel_drawn(Examination& x, Outcome& outcome) {
  const auto drawn = draw_panels(*x.second_lot().seed, x.order->panels, x.order->spot_checks + 1);
  std::uint64_t lines = 0;
  const bool read = visit_table(x, x.scan.panel_step(), "draw.tsv", outcome, [&](const Row& row) {
    if (++lines > drawn.size()) {
      return false;
    }
    const PanelTicket& wanted = drawn[lines - 1];
    const std::vector<std::string> fields{std::to_string(lines - 1), std::to_string(wanted.panel),
                                          crypto::to_hex(wanted.ticket)};
    if (!std::equal(fields.begin(), fields.end(), row.fields.begin())) {
      outcome.fail({draw_path(x), row.line, fields[0] + ", panel " + fields[1] + ", ticket " + fields[2],
                    shown(row.fields[0]) + ", panel " + shown(row.fields[1]) + ", ticket " +
                        shown(row.fields[2])});
    }
    return true;
  });
  if (!read) {
    return;
  }
  outcome.saw();
  if (lines != drawn.size()) {
    outcome.fail({draw_path(x), 0, std::to_string(drawn.size()) + " lines",
                  lines > drawn.size() ? "more" : std::to_string(lines)});
  }
  x.draw = drawn;
}

void check_8_2_openings(Examination& x, Outcome& outcome) {
  if (!x.order->committed) {
    outcome.not_checked({"does not apply: the panels are open", "entfällt: Die Gremien sind offen"});
    return;
  }
  // Members are hashed with the checksum of the pool, which step 08 cites.
  const auto pool_checksum = cited_checksum(x, x.scan.portfolio_step(), outcome);
  Openings openings;
  openings.members.resize(x.draw.size());
  std::size_t rank = 0;
  const bool read = visit_table(x, x.scan.panel_step(), "openings.tsv", outcome, [&](const Row& row) {
    add_opening(x, row, rank, openings, outcome);
    return true;
  });
  if (!read || !pool_checksum || !openings.complete) {
    return;
  }
  x.members.assign(x.draw.size(), {});
  for (std::size_t i = 0; i < x.draw.size(); ++i) {
    const std::uint64_t panel = x.draw[i].panel;
    const auto root = root_of_panel(*x.order, *pool_checksum, panel, openings.members[i]);
    outcome.saw();
    if (root != x.roots[panel]) {
      outcome.fail({openings_path(x), 0,
                    "members of panel " + std::to_string(panel) + " with the root " +
                        crypto::to_hex(x.roots[panel]),
                    crypto::to_hex(root)});
    }
    for (const OpenedMember& member : openings.members[i]) {
      x.members[i].push_back(member.row);
    }
  }
}

void check_8_3_seats(Examination& x, Outcome& outcome) {
  if (!x.order->committed) {
    take_open_members(x, outcome);
  }
  for (std::size_t rank = 0; rank < x.members.size(); ++rank) {
    check_seats(x, member_path(x), panel_line(x, rank), outcome);
  }
}

void check_8_4_quotas(Examination& x, Outcome& outcome) {
  build_answers(x, x.pool());
  for (std::size_t rank = 0; rank < x.members.size(); ++rank) {
    check_quotas(x, member_path(x), panel_line(x, rank), outcome);
  }
}

void check_8_5_members(Examination& x, Outcome& outcome) {
  if (check_members(x, x.scan.panel_step(), "panel.tsv", x.members[0], outcome)) {
    x.panel = x.members[0];
  }
}

void check_8_6_audit(Examination& x, Outcome& outcome) {
  check_audit(x, {x.scan.panel_step(), 0, {"sealed part not audited", "verdeckter Teil nicht geprüft"}},
              outcome);
}

}  // namespace klero::verifier
