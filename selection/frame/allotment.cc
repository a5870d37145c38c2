#include "selection/frame/allotment.h"

#include <algorithm>
#include <numeric>

#include "crypto/base/error.h"

namespace klero::selection {
namespace {

// letters * weight does not fit into 64 bits: 2^32 letters, 2^32 people, weights up to a million.
__extension__ using Wide = unsigned __int128;

// The strata from `first` (counted from 0), `size` of them, with the letters they share.
struct Group {
  std::size_t first = 0;
  std::size_t size = 0;
  std::uint64_t letters = 0;
};

std::uint64_t people_in(const PerStratum& people, std::size_t first, std::size_t size) {
  const auto begin = people.begin() + static_cast<std::ptrdiff_t>(first);
  return std::accumulate(begin, begin + static_cast<std::ptrdiff_t>(size), std::uint64_t{0});
}

std::size_t number_of_parts(const Order& order, const LetterLevel& level) {
  std::size_t parts = 1;
  for (const std::string& name : level.columns) {
    parts *= find_strata_column(order, name)->categories.size();
  }
  return parts;
}

// The weight of the level's part number `part` (from 0), in which there are `people`.
std::uint64_t weight_of(const LetterLevel& level, std::size_t part, std::uint64_t people) {
  if (people == 0) return 0;
  switch (level.rule) {
    case LetterRule::kEqual: return 1;
    case LetterRule::kProportional: return people;
    case LetterRule::kTable: return level.weights[part].weight;
    case LetterRule::kWeighted: return level.weights[part].weight * people;
  }
  return 0;
}

std::vector<Group> split_group(const Group& group, std::size_t parts, const LetterLevel& level,
                               const PerStratum& people) {
  const std::size_t size = group.size / parts;
  std::vector<std::uint64_t> weights(parts);
  for (std::size_t i = 0; i < parts; ++i) {
    weights[i] = weight_of(level, i, people_in(people, group.first + i * size, size));
  }
  const std::vector<std::uint64_t> letters = divide_letters(group.letters, weights);
  std::vector<Group> split;
  for (std::size_t i = 0; i < parts; ++i) {
    if (weights[i] > 0) split.push_back({group.first + i * size, size, letters[i]});
  }
  return split;
}

}  // namespace

std::vector<std::uint64_t> divide_letters(std::uint64_t letters,
                                          std::span<const std::uint64_t> weights) {
  const std::uint64_t sum = std::accumulate(weights.begin(), weights.end(), std::uint64_t{0});
  std::vector<std::uint64_t> shares(weights.size());
  if (sum == 0) return shares;
  std::uint64_t left = letters;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    shares[i] = static_cast<std::uint64_t>(Wide{letters} * weights[i] / sum);
    left -= shares[i];
  }
  std::vector<std::size_t> by_remainder(weights.size());
  std::iota(by_remainder.begin(), by_remainder.end(), std::size_t{0});
  std::stable_sort(by_remainder.begin(), by_remainder.end(), [&](std::size_t a, std::size_t b) {
    return Wide{letters} * weights[a] % sum > Wide{letters} * weights[b] % sum;
  });
  // The remainders sum to left * sum, and each is below sum: so more than `left` parts, or none,
  // have one, and no part of weight 0 comes to its turn.
  for (std::size_t i = 0; i < left; ++i) ++shares[by_remainder[i]];
  return shares;
}

PerStratum share_letters(const Order& order, const PerStratum& people, std::uint64_t total) {
  std::vector<Group> groups{{0, people.size(), total}};
  for (const LetterLevel& level : order.letters.levels) {
    const std::size_t parts = number_of_parts(order, level);
    std::vector<Group> next;
    for (const Group& group : groups) {
      const std::vector<Group> split = split_group(group, parts, level, people);
      next.insert(next.end(), split.begin(), split.end());
    }
    groups = std::move(next);
  }
  PerStratum letters(people.size());
  for (const Group& group : groups) letters[group.first] = group.letters;
  return letters;
}

PerStratum allot_letters(const Order& order, const PerStratum& people) {
  const std::uint64_t all = people_in(people, 0, people.size());
  if (order.letters.total > all) {
    throw crypto::Error("letters: the order asks for " + std::to_string(order.letters.total) +
                        ", but only " + std::to_string(all) + " people can be drawn");
  }
  return share_letters(order, people, order.letters.total);
}

PerStratum allot_second_wave(const Order& order, const PerStratum& people,
                             const PerStratum& letters) {
  PerStratum second(people.size());
  if (!order.letters.second_wave) return second;
  const PerStratum wanted = share_letters(order, people, order.letters.second_wave->total);
  for (std::size_t i = 0; i < second.size(); ++i) {
    second[i] = std::min(wanted[i], people[i] - letters[i]);
  }
  return second;
}

}  // namespace klero::selection
