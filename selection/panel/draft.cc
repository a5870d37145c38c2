#include "selection/panel/draft.h"

#include <algorithm>
#include <utility>

#include "crypto/base/error.h"
#include "selection/panel/exclusion/exclusion.h"
#include "selection/panel/leximin/maximin.h"
#include "selection/panel/lottery/lottery.h"

namespace klero::selection {
namespace {

// More claims than this are not sought: then it stays open whether the chances can be attained.
constexpr std::uint32_t kMaxCuts = 150;
// A chance below this is none.
constexpr double kNoChance = 1e-9;

class Drafting {
 public:
  Drafting(const QuotaProblem& problem, std::uint32_t panels, const BuildOptions& options)
      : options_(options), panels_(panels) {
    draft_.model = make_class_model(problem);
    draft_.excluded.assign(draft_.model.classes.size(), false);
    hull_.emplace(draft_.model);
  }

  // False if there is no panel.
  bool run() {
    report("chances", 0, 1);
    if (!find_chances()) {
      return false;
    }
    // Nobody is left without a chance because averages say so: panels are asked.
    if (draft_.leximin.levels.empty() || draft_.leximin.levels.front().chance < kNoChance) {
      if (!exclude()) {
        return false;
      }
    }
    while (true) {
      const Attempt attempt = attempt_halving(
          draft_.model, draft_.leximin.chances, panels_,
          [this](std::size_t done) { report("panels", done, panels_); });
      if (attempt.complete) {
        draft_.panels = attempt.panels;
        return true;
      }
      hull_->add_panels(attempt.panels);
      const Step step = learn();
      if (step == Step::no_panel) {
        return false;
      }
      if (step == Step::nothing_new) {
        draft_.panels = make_do(draft_.model, *hull_, parts_, attempt, draft_.leximin.chances,
                                panels_);
        return true;
      }
    }
  }

  [[nodiscard]] Draft take() { return std::move(draft_); }

 private:
  enum class Step { new_chances, nothing_new, no_panel };

  void report(std::string_view stage, std::uint64_t done, std::uint64_t total) const {
    if (options_.cancel != nullptr && options_.cancel->load()) {
      throw crypto::Error("stopped before the panels were complete");
    }
    if (options_.progress) {
      options_.progress(stage, done, total);
    }
  }

  bool find_chances() {
    auto leximin = options_.objective == Objective::leximin
                       ? solve_leximin(draft_.model, draft_.claims, draft_.excluded)
                       : solve_maximin(draft_.model, draft_.claims, draft_.excluded);
    if (!leximin) {
      return false;
    }
    draft_.leximin = std::move(*leximin);
    return true;
  }

  // False if there is no panel.
  bool exclude() {
    report("people who fit in no panel", 0, 1);
    if (hull_->panels().empty() && !hull_->find_panel(draft_.claims, options_.cancel)) {
      return false;
    }
    std::optional<ClassClaim> claim =
        find_exclusions(draft_.model, draft_.claims, *hull_, options_.cancel);
    if (!claim) {
      return true;
    }
    for (std::size_t c = 0; c < draft_.excluded.size(); ++c) {
      draft_.excluded[c] = draft_.excluded[c] || claim->weights[c] != 0;
    }
    draft_.claims.push_back(std::move(*claim));
    return find_chances();
  }

  // Whether the chances can be attained at all; new chances if they cannot.
  Step learn() {
    const auto excluded_before = draft_.excluded;
    if (!exclude()) {
      return Step::no_panel;
    }
    bool changed = draft_.excluded != excluded_before;
    while (true) {
      report("facts about panels", draft_.cuts, kMaxCuts);
      PanelHull::Answer answer =
          hull_->compare(draft_.claims, draft_.leximin.chances, options_.cancel);
      parts_ = std::move(answer.parts);
      draft_.decided = answer.verdict != PanelHull::Verdict::undecided;
      if (answer.verdict != PanelHull::Verdict::claim) {
        break;
      }
      if (draft_.cuts == kMaxCuts) {
        draft_.decided = false;
        return Step::nothing_new;
      }
      draft_.claims.push_back(std::move(answer.claim));
      ++draft_.cuts;
      changed = true;
      if (!find_chances()) {
        return Step::no_panel;
      }
    }
    return changed ? Step::new_chances : Step::nothing_new;
  }

  const BuildOptions& options_;
  std::uint32_t panels_;
  Draft draft_;
  std::optional<PanelHull> hull_;
  std::vector<double> parts_;  // the hull's mixture nearest the chances
};

}  // namespace

std::optional<Draft> draft_lottery(const QuotaProblem& problem, std::uint32_t panels,
                                   const BuildOptions& options) {
  Drafting drafting(problem, panels, options);
  if (!drafting.run()) {
    return std::nullopt;
  }
  return drafting.take();
}

}  // namespace klero::selection
