#include "cmd/klero/steps/allot.h"

#include <algorithm>
#include <numeric>

#include "cmd/klero/say.h"
#include "crypto/base/error.h"
#include "selection/frame/check_strata.h"
#include "selection/order/texts.h"

namespace klero::cmd {
namespace {

using crypto::Error;
using selection::PerStratum;

constexpr std::size_t kFaultsShown = 20;

}  // namespace

PerStratum allot(const selection::Order& order, const PerStratum& people) {
  PerStratum letters = selection::allot_letters(order, people);
  const std::vector<selection::StratumFault> faults =
      selection::check_strata(order, people, letters);
  for (std::size_t i = 0; i < std::min(faults.size(), kFaultsShown); ++i) {
    complain(faults[i].what, "");
  }
  if (!faults.empty()) {
    throw Error(std::to_string(faults.size()) + " strata cannot be published: nothing is done",
                selection::describe(selection::find_mending(order, people)));
  }
  return letters;
}

std::string strata_words(const PerStratum& counts, const PerStratum& letters) {
  const auto filled = std::count_if(counts.begin(), counts.end(), [](auto n) { return n > 0; });
  return "strata   " + std::to_string(filled) + " with people, " +
         std::to_string(counts.size() - static_cast<std::size_t>(filled)) + " without\nletters  " +
         std::to_string(std::accumulate(letters.begin(), letters.end(), std::uint64_t{0})) + "\n";
}

std::string second_words(const selection::Order& order, const PerStratum& second) {
  if (!order.letters.second_wave) return {};
  return "second   " + std::to_string(std::accumulate(second.begin(), second.end(), std::uint64_t{0})) +
         " more letters, if fewer than " + std::to_string(order.letters.second_wave->below) +
         " are answered by " + selection::write_date(order.letters.second_wave->date) + "\n";
}

}  // namespace klero::cmd
