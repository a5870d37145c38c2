// 3.8: how many people were excluded, by reason, with no number so small that it tells of single ones.

#include <algorithm>

#include "verifier/checks/examination.h"
#include "verifier/checks/section_3_frame.h"
#include "verifier/read/document_limits.h"
#include "verifier/rebuild/exclusions.h"

namespace klero::verifier {
namespace {

constexpr unsigned kFrame = 2;

// Reads excluded.tsv line by line against the order's reasons.
class ExcludedTable {
 public:
  ExcludedTable(const Order& order, Outcome& outcome)
      : reasons_(exclusion_reasons(order)),
        least_(std::max<std::uint64_t>(order.min_stratum, 1)),
        outcome_(outcome) {}

  // False if no line may follow.
  bool take(const Row& row) {
    const bool is_other = lines_ == reasons_.size();
    if (lines_ > reasons_.size()) {
      ++lines_;
      return false;
    }
    const std::string& wanted = is_other ? other_ : reasons_[lines_];
    ++lines_;
    if (row.fields[0] != wanted) {
      outcome_.fail({path_, row.line, shown(wanted), shown(row.fields[0])});
    } else if (is_other) {
      take_other(row);
    } else {
      take_reason(row);
    }
    return true;
  }

  void finish() {
    const std::size_t wanted = reasons_.size() + (merged_ > 0 ? 1 : 0);
    if (lines_ != wanted) {
      outcome_.fail({path_, 0, std::to_string(wanted) + " lines", std::to_string(lines_)});
    }
    if (merged_ > 0 && least_ == 1) {
      outcome_.fail({path_, 0, "every number told, because min_stratum is 1", "reasons merged"});
    }
    if (merged_ == 1) {
      outcome_.fail({path_, 0, "two reasons or more merged", "one, whose number `other` tells"});
    }
    if (merged_ > 0 && none_) {
      outcome_.fail({path_, 0, "reasons that nobody has merged too", "a 0 told beside merged reasons"});
    }
    if (few_ && merged_ < reasons_.size()) {
      outcome_.fail({path_, 0, "at least " + std::to_string(least_) + " people merged",
                     shown(kFew)});
    }
  }

 private:
  void take_reason(const Row& row) {
    if (row.fields[1] == kMerged) {
      ++merged_;
    } else if (const auto people = integer_field(path_, row, 1, 0, kMaxInteger, outcome_)) {
      none_ = none_ || *people == 0;
      if (0 < *people && *people < least_) {
        outcome_.fail({path_, row.line, "none, or at least " + std::to_string(least_),
                       std::to_string(*people)});
      }
    }
  }

  void take_other(const Row& row) {
    few_ = row.fields[1] == kFew;
    if (!few_) {
      (void)integer_field(path_, row, 1, least_, kMaxInteger, outcome_);
    }
  }

  const std::vector<std::string> reasons_;
  const std::uint64_t least_;
  Outcome& outcome_;
  const std::string path_ = path_of(kFrame, "excluded.tsv");
  const std::string other_ = std::string(kOther);
  std::size_t lines_ = 0;
  std::size_t merged_ = 0;
  bool none_ = false;
  bool few_ = false;
};

}  // namespace

void check_3_8_excluded(Examination& x, Outcome& outcome) {
  if (!has_exclusions(*x.order)) {
    outcome.not_checked({"does not apply: the order excludes nobody but by age",
                         "entfällt: Die Losordnung schließt nur nach Alter aus"});
    return;
  }
  ExcludedTable table(*x.order, outcome);
  if (visit_table(x, kFrame, "excluded.tsv", outcome, [&](const Row& row) { return table.take(row); })) {
    outcome.saw();
    table.finish();
  }
}

}  // namespace klero::verifier
