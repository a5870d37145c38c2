// A.21: how many people of the register are excluded for each reason, against what step 02 tells.

#include <algorithm>

#include "verifier/audit/audit_state.h"
#include "verifier/rebuild/exclusions.h"

namespace klero::verifier {

void audit_21_excluded(Audit& audit, Outcome& outcome) {
  if (!has_exclusions(*audit.x.order)) {
    outcome.not_checked({"does not apply: the order excludes nobody but by age",
                         "entfällt: Die Losordnung schließt nur nach Alter aus"});
    return;
  }
  if (!audit.frame) {
    needs(outcome, "A.3");
    return;
  }
  outcome.saw();
  const auto reasons = exclusion_reasons(*audit.x.order);
  const auto wanted =
      exclusion_lines(reasons, audit.frame->excluded, audit.x.order->min_stratum);
  std::vector<ExclusionLine> told;
  (void)visit_table(audit.x, 2, "excluded.tsv", outcome, [&](const Row& row) {
    told.push_back({std::string(row.fields[0]), std::string(row.fields[1])});
    return told.size() <= wanted.size();
  });
  for (std::size_t i = 0; i < std::max(wanted.size(), told.size()); ++i) {
    const auto words = [&](const std::vector<ExclusionLine>& lines) {
      return i < lines.size() ? shown(lines[i].reason + "\t" + lines[i].people) : "no such line";
    };
    if (words(told) != words(wanted)) {
      outcome.fail({path_of(2, "excluded.tsv"), i + 2, words(wanted), words(told)});
    }
  }
}

}  // namespace klero::verifier
