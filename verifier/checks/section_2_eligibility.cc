// 2.18: what the rules of eligibility may ask, and what their reasons may be called.

#include <algorithm>
#include <array>

#include "crypto/base/text.h"
#include "crypto/format/canonical_json.h"
#include "verifier/checks/order_judge.h"
#include "verifier/checks/section_2_order.h"
#include "verifier/rebuild/exclusions.h"

namespace klero::verifier {
namespace {

// The columns that say who somebody is; their values would be names in a public order.
std::vector<std::string> columns_of_a_person(const crypto::Json& order) {
  std::vector<std::string> columns = order.at("identity").get<std::vector<std::string>>();
  columns.push_back(order.at("key").get<std::string>());
  columns.push_back(order.at("eligibility").at("birth_date").get<std::string>());
  return columns;
}

void check_reason(const std::string& reason, const std::string& path, OrderJudge& judge) {
  const std::array taken{kTooYoung, kTooOld, kOther};
  judge.expect(std::ranges::find(taken, reason) == taken.end(), path,
               "a reason that is not one of the protocol's own", crypto::escape_text(reason));
}

}  // namespace

void check_2_18_eligibility(Examination& x, Outcome& outcome) {
  const Eligibility& eligibility = x.order->eligibility;
  if (!has_exclusions(*x.order)) {
    outcome.not_checked({"does not apply: the order excludes nobody but by age",
                         "entfällt: Die Losordnung schließt nur nach Alter aus"});
    return;
  }
  OrderJudge judge(x, outcome);
  const std::vector<std::string> persons = columns_of_a_person(*x.scan.order);
  for (std::size_t i = 0; i < eligibility.rules.size(); ++i) {
    const EligibilityRule& rule = eligibility.rules[i];
    judge.expect(std::ranges::find(persons, rule.column) == persons.end(),
                 element("eligibility.rules", i, ".column"),
                 "a column that is neither the register number nor the birth date nor identity",
                 crypto::escape_text(rule.column));
    for (std::size_t j = 0; j < rule.excluded.size(); ++j) {
      check_reason(rule.excluded[j].reason,
                   element(element("eligibility.rules", i, ".excluded"), j, ".reason"), judge);
    }
    if (rule.otherwise) {
      check_reason(*rule.otherwise, element("eligibility.rules", i, ".otherwise"), judge);
    }
  }
  if (eligibility.served) {
    check_reason(*eligibility.served, "eligibility.served.reason", judge);
  }
}

}  // namespace klero::verifier
