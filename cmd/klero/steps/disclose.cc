#include "cmd/klero/steps/disclose.h"

#include <optional>

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

// The report, printed; nothing if no feature is sealed.
std::optional<selection::DisclosureReport> report(const Order& order, const Pool& pool,
                                                  const std::vector<selection::Panel>& opened,
                                                  Language language) {
  if (!selection::has_sealed_feature(order)) return std::nullopt;
  progress("trying to find out the sealed answers from what would be public");
  selection::DisclosureReport disclosed =
      selection::report_disclosure(disclosure_case(order, pool, opened));
  progress("");
  print(language == Language::kGerman ? selection::tell_disclosure_in_german(disclosed)
                                      : selection::tell_disclosure_in_english(disclosed));
  return disclosed;
}

}  // namespace

void judge_disclosure(const Order& order, const Pool& pool,
                      const std::vector<selection::Panel>& opened, Language language) {
  const auto disclosed = report(order, pool, opened, language);
  if (disclosed && disclosed->refuses()) {
    throw crypto::Error("the record would give single people away: nothing is published",
                        "the report above names them and the remedies; what the order fixes can "
                        "change in a new attempt only");
  }
}

void tell_disclosure(const Order& order, const Pool& pool,
                     const std::vector<selection::Panel>& opened, Language language) {
  const auto disclosed = report(order, pool, opened, language);
  if (disclosed && disclosed->refuses()) {
    print(language == Language::kGerman
              ? "Das Los ist gefallen: Das Gremium wird dennoch veröffentlicht, denn wer hier "
                "anhalten "
                "könnte, könnte es steuern. Sagen Sie es den Betroffenen.\n"
              : "The lot has fallen: the panel is published all the same, for who could stop here "
                "could "
                "steer it. Tell the people concerned.\n");
  }
}

}  // namespace klero::cmd
