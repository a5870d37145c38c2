// Prints what opened panels give away to who guesses: of each row the likeliest answer, given how
// often it was seen. docs/sealed-features.md, 7.6, has a table it printed.
//
//   bench_guess [seeds a pool, 10 by default]
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <vector>

#include "selection/disclosure/likelihood.h"
#include "tests/selection/disclosure/hidden_draw.h"

namespace {

using klero::test::HiddenDraw;
using klero::test::PoolShape;
using namespace klero::selection;

constexpr std::size_t kHidden = 2;
constexpr int kSpotChecks[] = {9, 4, 2};

const std::vector<PoolShape> kShapes = {
    {132, 30, {2, 4, 3, 2}},
    {150, 22, {2, 5, 3, 4}},
    {200, 30, {2, 5, 3, 3}},
    {360, 30, {2, 5, 3, 2, 6, 4, 3}},
};

// One feature of one draw.
struct Guess {
  int rows = 0;
  int right = 0;
  int majority = 0;  // by always naming the most frequent answer
};

std::vector<Guess> guess(const HiddenDraw& draw, std::size_t opened) {
  const std::vector<Likelihood> likely = weigh_answers(klero::test::open_panels(draw, opened));
  std::vector<Guess> guesses;
  for (std::size_t f = 0; f < draw.answers.size(); ++f) {
    const std::vector<std::uint32_t>& truth = draw.answers[f];
    Guess& one = guesses.emplace_back();
    std::vector<int> frequency(draw.features[f].categories.size(), 0);
    for (std::size_t row = 0; row < truth.size(); ++row) {
      one.right += likely[f].likeliest[row] == truth[row] ? 1 : 0;
      ++frequency[truth[row]];
    }
    one.rows = static_cast<int>(truth.size());
    one.majority = *std::ranges::max_element(frequency);
  }
  return guesses;
}

// Percentages of rows; `error` is the standard error of the gain, features of draws taken as samples.
void print(const char* name, int spot_checks, const std::vector<Guess>& guesses) {
  double rows = 0;
  double right = 0;
  double majority = 0;
  for (const Guess& one : guesses) {
    rows += one.rows;
    right += one.right;
    majority += one.majority;
  }
  const double gain = (right - majority) / rows;
  double squares = 0;
  int better = 0;
  for (const Guess& one : guesses) {
    const double own = static_cast<double>(one.right - one.majority) / one.rows;
    squares += (own - gain) * (own - gain);
    better += one.right > one.majority ? 1 : 0;
  }
  const auto samples = static_cast<double>(guesses.size());
  const double error = std::sqrt(squares / (samples - 1) / samples);
  std::printf("| %s | %d | %.0f | %.1f %% | %.1f %% | %+.1f ± %.1f | %d of %d |\n", name, spot_checks,
              rows, 100 * majority / rows, 100 * right / rows, 100 * gain, 100 * error, better,
              static_cast<int>(guesses.size()));
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  const int seeds = argc > 1 ? std::atoi(argv[1]) : 10;
  std::printf("%d seeds a pool, %zu hidden features, 1,000 panels\n", seeds, kHidden);
  std::printf("| pool | spot checks | rows | majority | guess | gain, in 100 rows | better |\n");
  std::vector<std::vector<Guess>> all(std::size(kSpotChecks));
  for (const PoolShape& shape : kShapes) {
    std::vector<std::vector<Guess>> of_shape(std::size(kSpotChecks));
    int drawn = 0;
    for (std::uint64_t seed = 1; drawn < seeds; ++seed) {
      HiddenDraw draw;
      try {
        draw = klero::test::make_hidden_draw(shape, seed, kHidden);
      } catch (const std::exception& error) {
        std::printf("seed %d: %s\n", static_cast<int>(seed), error.what());
        continue;
      }
      ++drawn;
      for (std::size_t k = 0; k < std::size(kSpotChecks); ++k) {
        const auto found = guess(draw, static_cast<std::size_t>(kSpotChecks[k]) + 1);
        of_shape[k].insert(of_shape[k].end(), found.begin(), found.end());
        all[k].insert(all[k].end(), found.begin(), found.end());
      }
    }
    const std::string name = std::to_string(shape.people) + " → " + std::to_string(shape.seats);
    for (std::size_t k = 0; k < std::size(kSpotChecks); ++k) {
      print(name.c_str(), kSpotChecks[k], of_shape[k]);
    }
  }
  for (std::size_t k = 0; k < std::size(kSpotChecks); ++k) {
    print("all", kSpotChecks[k], all[k]);
  }
}
