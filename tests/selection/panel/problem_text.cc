#include "tests/selection/panel/problem_text.h"

#include <algorithm>
#include <charconv>

#include "crypto/base/text.h"
#include "selection/panel/recheck/recheck.h"

namespace klero::test {
namespace {

std::uint32_t parse_number(std::string_view text) {
  std::uint32_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

void extend(const selection::QuotaProblem& problem, std::vector<selection::Row>& panel,
            std::vector<std::vector<selection::Row>>& found) {
  if (panel.size() == problem.seats) {
    if (selection::recheck_panel(problem, panel).empty()) {
      found.push_back(panel);
    }
    return;
  }
  for (selection::Row row = panel.empty() ? 0 : panel.back() + 1; row < problem.pool_size; ++row) {
    panel.push_back(row);
    extend(problem, panel, found);
    panel.pop_back();
  }
}

}  // namespace

std::vector<selection::Row> parse_rows(std::string_view text) {
  std::vector<selection::Row> rows;
  for (const std::string_view row : crypto::split(text, ',')) {
    if (!row.empty()) {
      rows.push_back(parse_number(row));
    }
  }
  return rows;
}

selection::QuotaProblem parse_problem(std::uint32_t seats, std::uint32_t pool,
                                      std::string_view quotas, std::string_view households) {
  selection::QuotaProblem problem;
  problem.seats = seats;
  problem.pool_size = pool;
  for (const std::string_view text : crypto::split(quotas, '|')) {
    const std::size_t dash = text.find('-');
    const std::size_t colon = text.find(':');
    selection::Quota quota;
    quota.feature = "quota";
    quota.category = std::to_string(problem.quotas.size());
    quota.min = quota.min_flex = parse_number(text.substr(0, dash));
    quota.max = quota.max_flex = parse_number(text.substr(dash + 1, colon - dash - 1));
    quota.members = parse_rows(text.substr(colon + 1));
    problem.quotas.push_back(std::move(quota));
  }
  if (households != "-") {
    for (const std::string_view group : crypto::split(households, '|')) {
      problem.at_most_one.push_back(parse_rows(group));
    }
  }
  return problem;
}

std::vector<std::vector<selection::Row>> enumerate_panels(const selection::QuotaProblem& problem) {
  std::vector<std::vector<selection::Row>> found;
  std::vector<selection::Row> panel;
  extend(problem, panel, found);
  return found;
}

}  // namespace klero::test
