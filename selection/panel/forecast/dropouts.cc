#include "selection/panel/forecast/dropouts.h"

#include <algorithm>
#include <numeric>

#include "crypto/base/error.h"
#include "selection/panel/forecast/feasible.h"
#include "selection/panel/lottery/window_search.h"

namespace klero::selection {
namespace {

constexpr std::uint32_t kMaxOrders = 10'000;
constexpr Row kLeft = 0xFFFFFFFF;

QuotaProblem with_bounds(QuotaProblem problem, Bounds bounds) {
  for (Quota& quota : problem.quotas) {
    if (bounds == Bounds::flex) {
      quota.min = quota.min_flex;
      quota.max = quota.max_flex;
    }
  }
  return problem;
}

// People of a kind are spare as long as more are there than the panel must have.
void find_worst(const QuotaProblem& problem, DropoutForecast& forecast) {
  const auto consider = [&forecast](std::int64_t there, std::int64_t needed, const std::string& of) {
    const auto breaks = static_cast<std::uint32_t>(std::max<std::int64_t>(0, there - needed + 1));
    if (needed > 0 && breaks < forecast.breaks_at_worst) {
      forecast.breaks_at_worst = breaks;
      forecast.worst_kind = of;
    }
  };
  forecast.breaks_at_worst = problem.pool_size + 1;
  consider(problem.pool_size, problem.seats, "the whole pool");
  for (const Quota& quota : problem.quotas) {
    const auto members = static_cast<std::int64_t>(quota.members.size());
    consider(members, quota.min, name_quota(quota));
    consider(problem.pool_size - members, std::int64_t{problem.seats} - quota.max,
             "all but " + name_quota(quota));
  }
}

// A random order of the rows: each step draws among those left.
std::vector<Row> random_order(std::uint32_t pool_size, std::uint64_t seed) {
  std::vector<Row> order(pool_size);
  std::iota(order.begin(), order.end(), Row{0});
  for (std::size_t i = 0; i + 1 < order.size(); ++i) {
    const std::uint64_t left = order.size() - i;
    std::swap(order[i], order[i + mix_bits(seed + i * 0x9E3779B97F4A7C15U) % left]);
  }
  return order;
}

std::vector<Row> renumber(const std::vector<Row>& rows, const std::vector<Row>& new_number) {
  std::vector<Row> staying;
  for (const Row row : rows) {
    if (new_number[row] != kLeft) {
      staying.push_back(new_number[row]);
    }
  }
  return staying;
}

// The problem without the first `leavers` rows of the order.
QuotaProblem without(const QuotaProblem& problem, const std::vector<Row>& order,
                     std::uint32_t leavers) {
  std::vector<Row> new_number(problem.pool_size, 0);
  for (std::uint32_t i = 0; i < leavers; ++i) {
    new_number[order[i]] = kLeft;
  }
  QuotaProblem smaller = problem;
  smaller.pool_size = 0;
  for (Row& number : new_number) {
    number = number == kLeft ? kLeft : smaller.pool_size++;
  }
  for (Quota& quota : smaller.quotas) {
    quota.members = renumber(quota.members, new_number);
  }
  smaller.at_most_one.clear();
  for (const std::vector<Row>& group : problem.at_most_one) {
    if (std::vector<Row> staying = renumber(group, new_number); staying.size() > 1) {
      smaller.at_most_one.push_back(std::move(staying));
    }
  }
  return smaller;
}

// The largest number of leavers, from the front of the order, with whom a panel is left. Who leaves
// never makes a panel possible, so the search may halve.
std::uint32_t count_absorbed(const QuotaProblem& problem, const std::vector<Row>& order,
                             const std::atomic<bool>* cancel) {
  std::uint32_t possible = 0;
  std::uint32_t impossible = problem.pool_size - problem.seats + 1;
  while (impossible - possible > 1) {
    const std::uint32_t leavers = possible + (impossible - possible) / 2;
    (has_panel(without(problem, order, leavers), cancel) ? possible : impossible) = leavers;
  }
  return possible;
}

}  // namespace

DropoutForecast can_absorb_dropouts(const QuotaProblem& problem, Bounds bounds,
                                    std::uint32_t orders, std::uint64_t seed,
                                    const std::atomic<bool>* cancel, const Progress& progress) {
  require_well_formed(problem);
  if (orders == 0 || orders > kMaxOrders) {
    throw crypto::Error("dropouts: expected 1 to " + std::to_string(kMaxOrders) + " orders, got " +
                        std::to_string(orders));
  }
  const QuotaProblem bounded = with_bounds(problem, bounds);
  if (!has_panel(bounded, cancel)) {
    return {};
  }
  DropoutForecast forecast;
  forecast.orders = orders;
  find_worst(bounded, forecast);
  std::vector<std::uint32_t> absorbed;
  for (std::uint32_t k = 0; k < orders; ++k) {
    if (progress) {
      progress("dropouts", k, orders);
    }
    absorbed.push_back(
        count_absorbed(bounded, random_order(problem.pool_size, mix_bits(seed) + k), cancel));
  }
  std::ranges::sort(absorbed);
  forecast.absorbs_in_19_of_20 = absorbed[orders / 20];
  forecast.absorbs_in_half = absorbed[orders / 2];
  return forecast;
}

}  // namespace klero::selection
