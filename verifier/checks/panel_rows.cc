#include "verifier/checks/panel_rows.h"

#include <algorithm>

#include "crypto/base/text.h"

namespace klero::verifier {

std::optional<std::vector<RowNumber>> read_rows(std::string_view field) {
  std::vector<RowNumber> rows;
  for (const std::string_view piece : crypto::split(field, ' ')) {
    const auto row = crypto::parse_uint(piece);
    if (!row || *row < 1 || *row > UINT32_MAX || (!rows.empty() && *row <= rows.back())) {
      return std::nullopt;
    }
    rows.push_back(static_cast<RowNumber>(*row));
  }
  return rows;
}

bool visit_panels(const Examination& x, Outcome& outcome,
                  const std::function<void(const PanelLine&)>& visit) {
  return visit_table(x, x.scan.portfolio_step(), "panels.tsv", outcome, [&](const Row& row) {
    if (auto rows = read_rows(row.fields[1])) {
      visit({row.line - 2, row.line, std::move(*rows)});
    }
    return true;
  });
}

bool check_seats(const Examination& x, const std::string& path, const PanelLine& panel,
                 Outcome& outcome) {
  const std::string which = "panel " + std::to_string(panel.panel);
  std::vector<RowNumber> rows = panel.rows;
  std::sort(rows.begin(), rows.end());
  outcome.saw();
  bool right = true;
  if (rows.size() != x.order->seats) {
    outcome.fail({path, panel.line, which + ": " + std::to_string(x.order->seats) + " members",
                  std::to_string(rows.size())});
    right = false;
  }
  if (const auto twice = std::adjacent_find(rows.begin(), rows.end()); twice != rows.end()) {
    outcome.fail({path, panel.line, which + ": different members",
                  "row " + std::to_string(*twice) + " twice"});
    right = false;
  }
  if (!rows.empty() && (rows.front() < 1 || rows.back() > x.pool().rows.size())) {
    outcome.fail({path, panel.line, which + ": rows from 1 to " + std::to_string(x.pool().rows.size()),
                  "row " + std::to_string(rows.front() < 1 ? rows.front() : rows.back())});
    right = false;
  }
  return right;
}

void check_quotas(const Examination& x, const std::string& path, const PanelLine& panel,
                  Outcome& outcome) {
  for (const Quota& quota : public_quotas(x.in_force())) {
    outcome.saw();
    const auto result = check_quota(quota, panel.rows, {{x.pool().answers[quota.feature]}});
    if (!result.kept) {
      outcome.fail({path, panel.line,
                    "panel " + std::to_string(panel.panel) + ": " + std::to_string(quota.least) +
                        " to " + std::to_string(quota.most) + " of " +
                        name_of_quota(*x.order, quota),
                    std::to_string(result.count)});
    }
  }
}

}  // namespace klero::verifier
