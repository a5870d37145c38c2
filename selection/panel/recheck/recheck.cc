#include "selection/panel/recheck/recheck.h"

#include <algorithm>
#include <utility>

namespace klero::selection {
namespace {

class PanelCheck {
 public:
  PanelCheck(const QuotaProblem& problem, const Panel& panel, Bounds bounds)
      : problem_(problem), panel_(panel), bounds_(bounds), sits_(problem.pool_size, false) {}

  std::vector<PanelFinding> run() {
    check_rows();
    check_seats();
    check_quotas();
    check_households();
    return std::move(findings_);
  }

 private:
  void add(std::string what) { findings_.push_back({std::nullopt, std::move(what)}); }

  void check_rows() {
    for (std::size_t i = 0; i < panel_.size(); ++i) {
      if (panel_[i] >= problem_.pool_size) {
        add("row " + std::to_string(panel_[i]) + ": the pool has only " +
            std::to_string(problem_.pool_size));
        continue;
      }
      if (i > 0 && panel_[i] <= panel_[i - 1]) {
        add("row " + std::to_string(panel_[i]) + " after row " + std::to_string(panel_[i - 1]) +
            ": expected strictly rising rows");
      }
      sits_[panel_[i]] = true;
    }
  }

  void check_seats() {
    if (panel_.size() != problem_.seats) {
      add("expected " + std::to_string(problem_.seats) + " members, got " +
          std::to_string(panel_.size()));
    }
  }

  [[nodiscard]] std::size_t count_sitting(const std::vector<Row>& rows) const {
    return static_cast<std::size_t>(
        std::ranges::count_if(rows, [this](Row row) { return sits_[row]; }));
  }

  void check_quotas() {
    for (const Quota& quota : problem_.quotas) {
      const bool flex = bounds_ == Bounds::flex;
      const std::uint32_t min = flex ? quota.min_flex : quota.min;
      const std::uint32_t max = flex ? quota.max_flex : quota.max;
      const std::size_t count = count_sitting(quota.members);
      if (count < min || count > max) {
        add("quota " + name_quota(quota) + ": expected " + std::to_string(min) + " to " +
            std::to_string(max) + " members, got " + std::to_string(count));
      }
    }
  }

  void check_households() {
    for (const std::vector<Row>& group : problem_.at_most_one) {
      if (const std::size_t count = count_sitting(group); count > 1) {
        add("household of row " + std::to_string(group.front()) +
            ": expected at most 1 member, got " + std::to_string(count));
      }
    }
  }

  const QuotaProblem& problem_;
  const Panel& panel_;
  Bounds bounds_;
  std::vector<bool> sits_;
  std::vector<PanelFinding> findings_;
};

}  // namespace

std::vector<PanelFinding> recheck_panel(const QuotaProblem& problem, const Panel& panel,
                                        Bounds bounds) {
  return PanelCheck(problem, panel, bounds).run();
}

std::vector<PanelFinding> recheck(const QuotaProblem& problem, const Portfolio& portfolio) {
  std::vector<PanelFinding> all;
  if (portfolio.panels.empty()) {
    all.push_back({std::nullopt, "the portfolio has no panel"});
  }
  for (std::uint32_t number = 0; number < portfolio.panels.size(); ++number) {
    for (PanelFinding& finding : recheck_panel(problem, portfolio.panels[number])) {
      finding.panel = number;
      all.push_back(std::move(finding));
    }
  }
  return all;
}

}  // namespace klero::selection
