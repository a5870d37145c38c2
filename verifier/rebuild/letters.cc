#include "verifier/rebuild/letters.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace klero::verifier {
namespace {

// n*w does not fit into 64 bits.
__extension__ using Wide = unsigned __int128;

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

}  // namespace

std::vector<std::uint64_t> divide_letters(std::uint64_t n, std::span<const std::uint64_t> weights) {
  const Wide sum = std::accumulate(weights.begin(), weights.end(), Wide{0});
  std::vector<std::uint64_t> letters;
  std::vector<Wide> remainders;
  std::uint64_t given = 0;
  for (const std::uint64_t weight : weights) {
    const Wide product = Wide{n} * weight;
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
                                         std::span<const std::uint64_t> people) {
  Group everybody;
  everybody.strata.resize(people.size());
  std::iota(everybody.strata.begin(), everybody.strata.end(), std::size_t{0});
  everybody.letters = order.letters_total;
  std::vector<Group> groups{everybody};
  std::size_t first = 0;
  for (const Level& level : order.levels) {
    const std::size_t last = first + level.columns.size();
    std::vector<Group> next;
    for (const Group& group : groups) {
      auto parts = split_group(order, group, first, last, people);
      std::vector<std::uint64_t> weights;
      for (const Group& part : parts) {
        weights.push_back(level.rule == LevelRule::kEqual ? 1 : count_people(part, people));
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
