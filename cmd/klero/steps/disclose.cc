#include "cmd/klero/steps/disclose.h"

#include <algorithm>
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

void add_row(const Order& order, const selection::PoolRow& row,
             selection::DisclosureCase& disclosure) {
  disclosure.strata.push_back(selection::stratum_text(order, row.stratum));
  const std::vector<std::size_t> sealed = selection::sealed_features(order);
  for (std::size_t f = 0; f < sealed.size(); ++f) {
    disclosure.answers[f].push_back(row.profile[sealed[f]]);
  }
}

// The published totals are those of the pool of step 07. Who stands in it with other answers than in
// its correction, or in it alone, becomes a row of its own that no panel has.
void add_superseded(const Order& order, const Pool& pool, const Pool& superseded,
                    selection::DisclosureCase& disclosure) {
  disclosure.pool_size = static_cast<std::uint32_t>(pool.rows.size());
  for (const selection::PoolRow& before : superseded.rows) {
    const auto now = std::ranges::lower_bound(pool.rows, before.leaf, {}, &selection::PoolRow::leaf);
    if (now != pool.rows.end() && now->leaf == before.leaf && now->profile == before.profile) {
      disclosure.counted.push_back(static_cast<selection::Row>(now - pool.rows.begin()));
    } else {
      disclosure.counted.push_back(static_cast<selection::Row>(disclosure.strata.size()));
      add_row(order, before, disclosure);
    }
  }
  std::ranges::sort(disclosure.counted);
}

selection::DisclosureCase disclosure_case(const Order& order, const Pool& pool,
                                          const std::optional<Pool>& superseded,
                                          const std::vector<selection::Panel>& opened) {
  selection::DisclosureCase disclosure;
  disclosure.opened = opened;
  disclosure.minimum_cell = static_cast<std::uint32_t>(order.minimum_cell);
  for (const std::size_t f : selection::sealed_features(order)) {
    disclosure.features.push_back(hidden_feature(order.features[f]));
    disclosure.answers.emplace_back();
  }
  for (const selection::PoolRow& row : pool.rows) add_row(order, row, disclosure);
  if (superseded) add_superseded(order, pool, *superseded, disclosure);
  return disclosure;
}

// The report, printed; nothing if no feature is sealed.
std::optional<selection::DisclosureReport> report(const Order& order, const Pool& pool,
                                                  const std::optional<Pool>& superseded,
                                                  const std::vector<selection::Panel>& opened,
                                                  Language language) {
  if (!selection::has_sealed_feature(order)) return std::nullopt;
  progress("trying to find out the sealed answers from what would be public");
  selection::DisclosureReport disclosed =
      selection::report_disclosure(disclosure_case(order, pool, superseded, opened));
  progress("");
  print(language == Language::kGerman ? selection::tell_disclosure_in_german(disclosed)
                                      : selection::tell_disclosure_in_english(disclosed));
  return disclosed;
}

}  // namespace

void judge_disclosure(const Order& order, const Pool& pool,
                      const std::optional<Pool>& superseded,
                      const std::vector<selection::Panel>& opened, Language language) {
  const auto disclosed = report(order, pool, superseded, opened, language);
  if (disclosed && disclosed->refuses()) {
    throw crypto::Error("the record would give single people away: nothing is published",
                        "the report above names them and the remedies; what the order fixes can "
                        "change in a new attempt only");
  }
}

void tell_disclosure(const Order& order, const Pool& pool,
                     const std::optional<Pool>& superseded,
                     const std::vector<selection::Panel>& opened, Language language) {
  const auto disclosed = report(order, pool, superseded, opened, language);
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
