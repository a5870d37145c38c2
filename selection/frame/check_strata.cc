#include "selection/frame/check_strata.h"

namespace klero::selection {
namespace {

std::string fault_of(const Order& order, std::uint64_t people, std::uint64_t letters) {
  const auto number = [](std::uint64_t n) { return std::to_string(n); };
  if (people == 0) return {};
  if (people < order.min_stratum) {
    return number(people) + " people, fewer than min_stratum " + number(order.min_stratum);
  }
  if (letters < order.letters.minimum) {
    return number(letters) + " letters, fewer than letters.minimum " +
           number(order.letters.minimum);
  }
  if (letters > people) {
    return number(letters) + " letters for " + number(people) + " people";
  }
  return {};
}

}  // namespace

std::vector<StratumFault> check_strata(const Order& order, const PerStratum& people,
                                       const PerStratum& letters) {
  std::vector<StratumFault> faults;
  for (std::size_t i = 0; i < people.size(); ++i) {
    const std::string fault = fault_of(order, people[i], letters[i]);
    if (fault.empty()) continue;
    const auto stratum = static_cast<StratumNumber>(i + 1);
    faults.push_back({stratum, "stratum " + std::to_string(stratum) + ", " +
                                   stratum_text(order, stratum) + ": " + fault});
  }
  return faults;
}

}  // namespace klero::selection
