#include "verifier/rebuild/quota.h"

#include "crypto/base/text.h"

namespace klero::verifier {

QuotaResult check_quota(const Quota& quota, std::span<const RowNumber> members,
                        const QuotaEvidence& evidence) {
  QuotaResult result;
  for (const RowNumber row : members) {
    result.count += evidence.answers.category_of_row[row - 1] == quota.category ? 1U : 0U;
  }
  result.kept = quota.least <= result.count && result.count <= quota.most;
  return result;
}

std::vector<Quota> strict_quotas(const Order& order) {
  std::vector<Quota> quotas;
  for (std::size_t f = 0; f < order.features.size(); ++f) {
    const auto& categories = order.features[f].categories;
    for (std::size_t c = 0; c < categories.size(); ++c) {
      quotas.push_back({f, c, categories[c].bounds.min, categories[c].bounds.max});
    }
  }
  return quotas;
}

std::vector<Quota> public_quotas(const Order& order) {
  std::vector<Quota> quotas = strict_quotas(order);
  std::erase_if(quotas, [&](const Quota& quota) { return order.features[quota.feature].sealed; });
  return quotas;
}

std::vector<Quota> sealed_quotas(const Order& order) {
  std::vector<Quota> quotas = strict_quotas(order);
  std::erase_if(quotas, [&](const Quota& quota) { return !order.features[quota.feature].sealed; });
  return quotas;
}

std::string name_of_quota(const Order& order, const Quota& quota) {
  const Feature& feature = order.features[quota.feature];
  return crypto::escape_text(feature.name) + " / " +
         crypto::escape_text(feature.categories[quota.category].name);
}

}  // namespace klero::verifier
