#include "cmd/klero/steps/disclose.h"

#include "cmd/klero/say.h"
#include "crypto/base/error.h"
#include "selection/disclosure/report.h"
#include "selection/register/strata.h"

namespace klero::cmd {
namespace {

using selection::Order;
using selection::Pool;

selection::HiddenFeature hidden_feature(const selection::Feature& feature) {
  selection::HiddenFeature hidden{feature.name, {}};
  for (const selection::QuotaCategory& category : feature.categories) {
    hidden.categories.push_back({category.name, static_cast<std::uint32_t>(category.min),
                                 static_cast<std::uint32_t>(category.max)});
  }
  return hidden;
}

selection::DisclosureCase disclosure_case(const Order& order, const Pool& pool,
                                          const std::vector<selection::Panel>& opened) {
  selection::DisclosureCase disclosure;
  disclosure.opened = opened;
  disclosure.minimum_cell = static_cast<std::uint32_t>(order.minimum_cell);
  for (const selection::PoolRow& row : pool.rows) {
    disclosure.strata.push_back(selection::stratum_text(order, row.stratum));
  }
  for (const std::size_t f : selection::sealed_features(order)) {
    disclosure.features.push_back(hidden_feature(order.features[f]));
    std::vector<std::uint32_t>& answers = disclosure.answers.emplace_back();
    for (const selection::PoolRow& row : pool.rows) answers.push_back(row.profile[f]);
  }
  return disclosure;
}

}  // namespace

void tell_disclosure(const selection::Draw& draw, const Pool& pool,
                     const std::vector<selection::Panel>& opened, Language language) {
  const Order& order = draw.record.order;
  if (!selection::has_sealed_feature(order)) return;
  progress("trying to find out the sealed answers from what would be public");
  const selection::DisclosureReport report =
      selection::report_disclosure(disclosure_case(order, pool, opened));
  progress("");
  print(language == Language::kGerman ? selection::tell_disclosure_in_german(report)
                                      : selection::tell_disclosure_in_english(report));
  if (report.refuses()) {
    throw crypto::Error("the record would give single people away: nothing is published",
                        "the report above names them and the remedies; what the order fixes can "
                        "change in a new attempt only");
  }
}

}  // namespace klero::cmd
