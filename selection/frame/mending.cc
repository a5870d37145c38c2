#include <algorithm>
#include <optional>
#include <tuple>

#include "selection/frame/check_strata.h"

namespace klero::selection {
namespace {

// A stratification: an order of which only strata and letters matter, and its counts.
struct Stratified {
  Order order;
  PerStratum people;
};

std::size_t count_faults(const Stratified& world) {
  return check_strata(world.order, world.people, allot_letters(world.order, world.people)).size();
}

// Makes one category of number `first` and the next one of entry `column`.
Stratified merged(const Stratified& world, std::size_t column, std::size_t first) {
  Stratified result = world;
  std::vector<StrataCategory>& categories = result.order.strata[column].categories;
  categories[first].name += " + " + categories[first + 1].name;
  categories.erase(categories.begin() + static_cast<std::ptrdiff_t>(first + 1));
  result.people.assign(number_of_strata(result.order), 0);
  for (std::size_t i = 0; i < world.people.size(); ++i) {
    CategoryPositions positions = categories_of(world.order, static_cast<StratumNumber>(i + 1));
    if (positions[column] > first) --positions[column];
    result.people[stratum_number(result.order, positions) - 1] += world.people[i];
  }
  return result;
}

// The people of two neighbouring categories.
std::uint64_t people_joined(const Stratified& world, std::size_t column, std::size_t first) {
  std::uint64_t people = 0;
  for (std::size_t i = 0; i < world.people.size(); ++i) {
    const std::size_t position =
        categories_of(world.order, static_cast<StratumNumber>(i + 1))[column];
    if (position == first || position == first + 1) people += world.people[i];
  }
  return people;
}

struct Step {
  std::size_t faults = 0;
  std::uint64_t people = 0;
  std::size_t column = 0;
  std::size_t first = 0;
  auto key() const { return std::tie(faults, people, column, first); }
};

std::optional<Step> best_step(const Stratified& world) {
  std::optional<Step> best;
  for (std::size_t column = 0; column < world.order.strata.size(); ++column) {
    const std::size_t size = world.order.strata[column].categories.size();
    for (std::size_t first = 0; first + 1 < size; ++first) {
      const Step step{count_faults(merged(world, column, first)),
                      people_joined(world, column, first), column, first};
      if (!best || step.key() < best->key()) best = step;
    }
  }
  return best;
}

}  // namespace

Mending find_mending(const Order& order, const PerStratum& people, std::size_t most) {
  Stratified world{order, people};
  Mending mending;
  mending.left = count_faults(world);
  while (mending.left > 0 && mending.merges.size() < most) {
    const std::optional<Step> step = best_step(world);
    if (!step) break;
    const StrataColumn& column = world.order.strata[step->column];
    mending.merges.push_back({column.name, column.categories[step->first].name,
                              column.categories[step->first + 1].name});
    world = merged(world, step->column, step->first);
    mending.left = step->faults;
  }
  return mending;
}

std::string describe(const Mending& mending) {
  if (mending.left > 0 || mending.merges.empty()) {
    return "no few merges of neighbouring categories mend this: use fewer strata, or more letters";
  }
  std::string text;
  for (const Merge& merge : mending.merges) {
    text += text.empty() ? "merge '" : ", then '";
    text += merge.first + "' and '" + merge.second + "' of '" + merge.column + "'";
  }
  return text + "; that needs a new order";
}

}  // namespace klero::selection
