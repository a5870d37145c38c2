#include "selection/order/rules.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "selection/order/locate.h"

namespace klero::selection {
namespace {

struct Rule {
  std::vector<std::string> keys;  // of the order, that the rule reads
  void (*check)(const Order&, Problems&);
};

const std::vector<Rule>& all_rules() {
  static const std::vector<Rule> all = {
      {{"attempt", "previous"}, rules::attempt},
      {{"eligibility", "key", "identity", "letter_columns", "strata"}, rules::eligibility},
      {{"strata"}, rules::strata},
      {{"strata", "eligibility"}, rules::ages},
      {{"eligibility"}, rules::eligibility_rules},
      {{"letters", "strata", "panel"}, rules::letters},
      {{"letters", "strata"}, rules::weights},
      {{"letters", "post", "day"}, rules::second_wave},
      {{"letters", "letter_columns"}, rules::household},
      {{"post", "letter_columns", "day", "identity", "eligibility"}, rules::post},
      {{"features"}, rules::features},
      {{"features", "panel"}, rules::quotas},
      {{"features", "relax", "panel"}, rules::relaxation},
      {{"features", "strata"}, rules::strata_features},
      {{"panel", "features"}, rules::panel},
      {{"reasons"}, rules::reasons},
      {{"slots", "office", "auditor", "witnesses", "min_commitments", "close_signatures", "mode"},
       rules::slots},
      {{"beacons", "replacement_beacons", "witnesses", "mode"}, rules::beacons},
      {{"escrow"}, rules::escrow},
      {{"witnesses"}, rules::witnesses},
      {{"mode", "min_stratum", "letters", "panel", "features"}, rules::real_draw},
      {{"minimum_cell"}, rules::minimum_cell},
      {{"day", "destroy_after"}, rules::destruction},
  };
  return all;
}

// The keys of the order in whose values the grammar is broken.
std::set<std::string> broken_keys(const Problems& problems) {
  std::set<std::string> keys;
  for (const Problem& problem : problems) {
    const std::string inside = problem.pointer.substr(problem.pointer.empty() ? 0 : 1);
    keys.insert(inside.substr(0, inside.find('/')));
  }
  return keys;
}

}  // namespace

void check_rules(const Order& order, Problems& problems) {
  const std::set<std::string> broken = broken_keys(problems);
  for (const Rule& rule : all_rules()) {
    if (std::ranges::none_of(rule.keys, [&](const auto& key) { return broken.contains(key); })) {
      rule.check(order, problems);
    }
  }
}

}  // namespace klero::selection
