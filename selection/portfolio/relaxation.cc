#include "selection/portfolio/relaxation.h"

#include <variant>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/format/canonical_json.h"
#include "selection/order/relax.h"

namespace klero::selection {
namespace {

using crypto::Json;

void add_change(std::string_view words, std::uint64_t now, std::uint64_t before,
                const std::string& name, std::string& text) {
  if (now != before) {
    text += (text.empty() ? "" : "; ") + name + ": " + std::string(words) + " " +
            std::to_string(now) + " instead of " + std::to_string(before);
  }
}

}  // namespace

std::string write_relaxation(std::size_t steps) {
  return crypto::write_canonical_json(
      Json{{"_format", "kleroterion/relaxation/1"}, {"steps", steps}});
}

std::size_t read_relaxation_steps(std::string_view bytes) {
  const auto read = crypto::read_canonical_json(bytes);
  const Json* json = std::get_if<Json>(&read);
  if (json != nullptr && json->is_object() && json->contains("steps") &&
      json->at("steps").is_number_unsigned()) {
    const auto steps = json->at("steps").get<std::size_t>();
    if (write_relaxation(steps) == bytes) return steps;
  }
  throw crypto::Error(std::string(kRelaxationFile) + ": expected a number of steps");
}

std::vector<QuotaMove> relaxation_moves(const Order& order, const QuotaProblem& problem) {
  std::vector<QuotaMove> moves;
  std::vector<Quota> quotas = problem.quotas;
  for (const RelaxStep& step : order.relax) {
    for (std::size_t q = 0; q < quotas.size(); ++q) {
      if (quotas[q].feature == step.feature && quotas[q].category == step.category) {
        (step.bound == QuotaBound::kMin) ? --quotas[q].min : ++quotas[q].max;
        moves.push_back({q, quotas[q].min, quotas[q].max});
      }
    }
  }
  return moves;
}

std::string name_relaxation(const Order& order, std::size_t steps) {
  const Order relaxed = with_relaxation(order, steps);
  std::string text;
  for (std::size_t f = 0; f < order.features.size(); ++f) {
    for (std::size_t c = 0; c < order.features[f].categories.size(); ++c) {
      const QuotaCategory& before = order.features[f].categories[c];
      const QuotaCategory& now = relaxed.features[f].categories[c];
      const std::string name = crypto::escape_text(order.features[f].name) + ", " +
                               crypto::escape_text(before.name);
      add_change("at least", now.min, before.min, name, text);
      add_change("at most", now.max, before.max, name, text);
    }
  }
  return text;
}

}  // namespace klero::selection
