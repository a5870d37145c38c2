#include "verifier/rebuild/letters.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace klero::verifier {
namespace {

// A group of strata that share letters: positions in the list of strata, ascending.
struct Group {
  std::vector<std::size_t> strata;
  std::uint64_t letters = 0;
};

std::uint64_t count_people(const Group& group, std::span<const std::uint64_t> people) {
  std::uint64_t sum = 0;
  for (const std::size_t stratum : group.strata) {
    sum += people[stratum];
  }
  return sum;
}

// The parts of `group` by the categories of the columns first..last, those with people only, in
// the sequence of their first strata.
std::vector<Group> split_group(const Order& order, const Group& group, std::size_t first,
                               std::size_t last, std::span<const std::uint64_t> people) {
  std::map<std::vector<std::size_t>, Group> parts;
  for (const std::size_t stratum : group.strata) {
    const auto all = categories_of_stratum(order, static_cast<std::uint32_t>(stratum + 1));
    const std::vector<std::size_t> mine(all.begin() + static_cast<std::ptrdiff_t>(first),
                                        all.begin() + static_cast<std::ptrdiff_t>(last));
    parts[mine].strata.push_back(stratum);
  }
  std::vector<Group> found;
  for (auto& [categories, part] : parts) {
    if (count_people(part, people) > 0) {
      found.push_back(std::move(part));
    }
  }
  std::sort(found.begin(), found.end(), [](const Group& a, const Group& b) {
    return a.strata.front() < b.strata.front();
  });
  return found;
}

// The weight that the level's table gives to the part, whose name is those of its categories in the
// columns first..last.
std::uint64_t weight_in_table(const Order& order, const Level& level, const Group& part,
                              std::size_t first) {
  const auto categories =
      categories_of_stratum(order, static_cast<std::uint32_t>(part.strata.front() + 1));
  std::string name;
  for (std::size_t i = first; i < first + level.columns.size(); ++i) {
    name += (i == first ? "" : "|") + order.strata[i].categories[categories[i]].name;
  }
  const auto found = std::find_if(level.weights.begin(), level.weights.end(),
                                  [&](const LevelWeight& weight) { return weight.part == name; });
  return found == level.weights.end() ? 0 : found->weight;
}

// The weight w of a part, of which `first` is the level's first column.
Weight weight_of(const Order& order, const Level& level, const Group& part, std::size_t first,
                 std::span<const std::uint64_t> people) {
  switch (level.rule) {
    case LevelRule::kEqual:
      return 1;
    case LevelRule::kProportional:
      return count_people(part, people);
    case LevelRule::kTable:
      return weight_in_table(order, level, part, first);
    case LevelRule::kWeighted:
      return Weight{weight_in_table(order, level, part, first)} * count_people(part, people);
  }
  return 0;
}

}  // namespace

std::vector<std::uint64_t> divide_letters(std::uint64_t n, std::span<const Weight> weights) {
  const Weight sum = std::accumulate(weights.begin(), weights.end(), Weight{0});
  std::vector<std::uint64_t> letters;
  std::vector<Weight> remainders;
  std::uint64_t given = 0;
  for (const Weight weight : weights) {
    const Weight product = n * weight;
    letters.push_back(static_cast<std::uint64_t>(product / sum));
    remainders.push_back(product % sum);
    given += letters.back();
  }
  std::vector<std::size_t> sequence(weights.size());
  std::iota(sequence.begin(), sequence.end(), std::size_t{0});
  std::stable_sort(sequence.begin(), sequence.end(), [&](std::size_t a, std::size_t b) {
    return remainders[a] > remainders[b];
  });
  for (std::size_t i = 0; i < n - given; ++i) {
    ++letters[sequence[i]];
  }
  return letters;
}

std::vector<std::uint64_t> share_letters(const Order& order,
                                         std::span<const std::uint64_t> people,
                                         std::uint64_t total) {
  Group everybody;
  everybody.strata.resize(people.size());
  std::iota(everybody.strata.begin(), everybody.strata.end(), std::size_t{0});
  everybody.letters = total;
  std::vector<Group> groups{everybody};
  std::size_t first = 0;
  for (const Level& level : order.levels) {
    const std::size_t last = first + level.columns.size();
    std::vector<Group> next;
    for (const Group& group : groups) {
      auto parts = split_group(order, group, first, last, people);
      std::vector<Weight> weights;
      for (const Group& part : parts) {
        weights.push_back(weight_of(order, level, part, first, people));
      }
      const auto letters = parts.empty() ? std::vector<std::uint64_t>()
                                         : divide_letters(group.letters, weights);
      for (std::size_t i = 0; i < parts.size(); ++i) {
        parts[i].letters = letters[i];
        next.push_back(std::move(parts[i]));
      }
    }
    groups = std::move(next);
    first = last;
  }
  std::vector<std::uint64_t> letters(people.size(), 0);
  for (const Group& group : groups) {
    letters[group.strata.front()] = group.letters;
  }
  return letters;
}

}  // namespace klero::verifier
