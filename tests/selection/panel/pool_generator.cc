#include "tests/selection/panel/pool_generator.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace klero::test {
namespace {

using selection::Quota;
using selection::QuotaProblem;
using selection::Row;

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t bits() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
  }

  double unit() { return static_cast<double>(bits() >> 11) * 0x1p-53; }

  std::size_t pick(const std::vector<double>& weights) {
    double sum = 0;
    for (const double weight : weights) {
      sum += weight;
    }
    double at = unit() * sum;
    for (std::size_t i = 0; i + 1 < weights.size(); ++i) {
      at -= weights[i];
      if (at < 0) {
        return i;
      }
    }
    return weights.size() - 1;
  }

 private:
  std::uint64_t state_;
};

// What the city is like. Someone's standing, from -1 to 1, tilts all features at once; that is what
// makes them hang together.
struct Category {
  double share = 0;
  double tilt = 0;
  double willing = 0;
};
using City = std::vector<std::vector<Category>>;
using Person = std::vector<std::size_t>;

City make_city(const PoolShape& shape, Random& random) {
  City city;
  for (const std::uint32_t count : shape.categories) {
    std::vector<Category>& feature = city.emplace_back();
    for (std::uint32_t c = 0; c < count; ++c) {
      const double share = 0.4 + random.unit();
      const double willing = std::exp(shape.self_selection * 2.4 * (random.unit() - 0.5));
      feature.push_back({share, (random.unit() - 0.5) * 2.5, willing});
    }
  }
  return city;
}

Person make_person(const City& city, Random& random) {
  const double standing = random.unit() * 2 - 1;
  Person person;
  for (const std::vector<Category>& feature : city) {
    std::vector<double> weights;
    for (const Category& category : feature) {
      weights.push_back(category.share * std::exp(category.tilt * standing));
    }
    person.push_back(random.pick(weights));
  }
  return person;
}

bool replies(const City& city, const Person& person, Random& random) {
  double chance = 0.2;
  for (std::size_t f = 0; f < city.size(); ++f) {
    chance *= city[f][person[f]].willing;
  }
  return random.unit() < chance;
}

// The quota is the city's share of the seats, rounded both ways; a seat or more of room where
// the panel is large; never more than the pool holds.
Quota make_quota(double expected, std::uint32_t seats, std::vector<Row> members) {
  Quota quota;
  const std::uint32_t room = seats / 60;
  quota.min = static_cast<std::uint32_t>(std::floor(expected));
  quota.max = std::max(static_cast<std::uint32_t>(std::ceil(expected)), quota.min + 1) + room;
  if (quota.min >= 3 + room) {
    quota.min -= room;
  }
  quota.min = std::min(quota.min, static_cast<std::uint32_t>(members.size()));
  quota.min_flex = quota.min == 0 ? 0 : quota.min - 1;
  quota.max_flex = quota.max + 1;
  quota.members = std::move(members);
  return quota;
}

void add_quotas(const PoolShape& shape, const City& city, const std::vector<Person>& people,
                Random& random, QuotaProblem& problem) {
  constexpr int kSurveyed = 20'000;
  std::vector<std::vector<double>> seats(city.size());
  for (std::size_t f = 0; f < city.size(); ++f) {
    seats[f].assign(city[f].size(), 0);
  }
  for (int i = 0; i < kSurveyed; ++i) {
    const Person person = make_person(city, random);
    for (std::size_t f = 0; f < city.size(); ++f) {
      seats[f][person[f]] += static_cast<double>(shape.seats) / kSurveyed;
    }
  }
  for (std::size_t f = 0; f < city.size(); ++f) {
    for (std::size_t c = 0; c < city[f].size(); ++c) {
      std::vector<Row> members;
      for (Row row = 0; row < people.size(); ++row) {
        if (people[row][f] == c) {
          members.push_back(row);
        }
      }
      Quota quota = make_quota(seats[f][c], shape.seats, std::move(members));
      quota.feature = "feature " + std::to_string(f + 1);
      quota.category = std::to_string(c + 1);
      problem.quotas.push_back(std::move(quota));
    }
  }
}

}  // namespace

QuotaProblem generate_pool(const PoolShape& shape, std::uint64_t seed) {
  Random random(seed);
  const City city = make_city(shape, random);
  std::vector<Person> people;
  while (people.size() < shape.people) {
    Person person = make_person(city, random);
    if (replies(city, person, random)) {
      people.push_back(std::move(person));
    }
  }
  QuotaProblem problem;
  problem.pool_size = shape.people;
  problem.seats = shape.seats;
  add_quotas(shape, city, people, random, problem);
  for (Row row = 0; row + 1 < shape.people; ++row) {
    if (random.unit() < shape.shared_households) {
      problem.at_most_one.push_back({row, row + 1});
      ++row;
    }
  }
  return problem;
}

}  // namespace klero::test
