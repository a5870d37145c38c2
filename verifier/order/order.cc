#include "verifier/order/order.h"

#include <algorithm>

namespace klero::verifier {

std::string label(const Order& order, std::string_view what) {
  return std::string("kleroterion/") + (order.rehearsal ? "rehearsal" : "real") + "/" +
         std::string(what) + "/v1";
}

std::string lines(std::initializer_list<std::string_view> texts) {
  std::string all;
  for (const std::string_view text : texts) {
    all += text;
    all += '\n';
  }
  return all;
}

std::uint64_t count_strata(const Order& order, std::uint64_t limit) {
  std::uint64_t count = 1;
  for (const StratumColumn& column : order.strata) {
    // Both factors are far below 2^32: the document has at most 4 MiB.
    count = std::min(count * column.categories.size(), limit);
  }
  return count;
}

std::vector<std::size_t> categories_of_stratum(const Order& order, std::uint32_t number) {
  std::vector<std::size_t> categories(order.strata.size());
  std::size_t rest = number - 1;
  for (std::size_t i = order.strata.size(); i-- > 0;) {
    const std::size_t count = order.strata[i].categories.size();
    categories[i] = rest % count;
    rest /= count;
  }
  return categories;
}

std::string text_of_stratum(const Order& order, std::uint32_t number) {
  const auto categories = categories_of_stratum(order, number);
  std::string text;
  for (std::size_t i = 0; i < categories.size(); ++i) {
    text += (i == 0 ? "" : "|") + order.strata[i].categories[categories[i]].name;
  }
  return text;
}

bool has_sealed_feature(const Order& order) {
  return std::any_of(order.features.begin(), order.features.end(),
                     [](const Feature& feature) { return feature.sealed; });
}

Order with_relaxation(const Order& order, std::size_t steps) {
  Order relaxed = order;
  for (std::size_t i = 0; i < steps; ++i) {
    const RelaxStep& step = order.relax[i];
    Bounds& bounds = relaxed.features[step.feature].categories[step.category].bounds;
    (step.min) ? --bounds.min : ++bounds.max;
  }
  return relaxed;
}

}  // namespace klero::verifier
