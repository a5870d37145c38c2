// Prints how long a portfolio takes, how fair it is, and where the time goes, for pools of real
// sizes.
//
//   bench_panel [seeds a size, 1 by default]
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "selection/panel/build.h"
#include "tests/selection/panel/pool_generator.h"

namespace {

using klero::test::PoolShape;
using namespace klero::selection;
using Clock = std::chrono::steady_clock;

constexpr std::uint32_t kPanels = 1000;

const std::vector<PoolShape> kShapes = {
    {70, 24, {2, 4, 3, 4}},
    {83, 30, {2, 5, 23, 3, 2}},
    {92, 40, {2, 4, 3, 4}},
    {150, 22, {2, 5, 3, 4}},
    {150, 30, {3, 6, 4, 23, 2}},
    {300, 30, {2, 6, 4, 3}},
    {360, 30, {2, 5, 3, 2, 6, 4, 3}},
    {825, 75, {2, 6, 4, 16, 3}, 0.05},
    {1727, 110, {2, 6, 4, 12, 2, 3}, 0.05},
    {2000, 200, {2, 6, 4, 3, 8}, 0.05},
    {2220, 160, {3, 6, 4, 16, 2, 3}},
};

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// Peak of the whole program so far: sizes grow, so the last line has the largest.
double peak_mebibytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

// Time between reports goes to the stage that was reported last.
struct Stages {
  std::map<std::string, double> seconds;
  std::string current = "begin";
  Clock::time_point since = Clock::now();

  void enter(std::string_view stage) {
    seconds[current] += seconds_since(since);
    current = stage;
    since = Clock::now();
  }
};

void print_stages(const Stages& stages) {
  std::printf("   ");
  for (const auto& [stage, seconds] : stages.seconds) {
    if (seconds >= 0.005) {
      std::printf(" %s %.2f", stage.c_str(), seconds);
    }
  }
  std::printf("\n");
}

void measure(const PoolShape& shape, std::uint64_t seed) {
  const QuotaProblem problem = klero::test::generate_pool(shape, seed);
  Stages stages;
  BuildOptions options;
  options.progress = [&stages](std::string_view stage, std::uint64_t, std::uint64_t) {
    stages.enter(stage);
  };
  const Clock::time_point start = Clock::now();
  const BuildResult result = build_portfolio(problem, kPanels, options);
  const double seconds = seconds_since(start);
  stages.enter("end");
  std::printf("%5u %4u %2zu/%-3zu %4llu %7.2f ", problem.pool_size, problem.seats,
              shape.categories.size(), problem.quotas.size(),
              static_cast<unsigned long long>(seed), seconds);
  if (const auto* none = std::get_if<Infeasible>(&result)) {
    std::printf("%s\n", none->sentence.c_str());
    return;
  }
  const Built& built = std::get<Built>(result);
  std::printf("%7.2f%% %7.2f%% %7.2f%% %6.3f %5u %4u %4zu %6.1f %s\n",
              100.0 * problem.seats / problem.pool_size, static_cast<double>(built.gap.bound) / 1e7,
              static_cast<double>(built.gap.smallest) / 1e7,
              static_cast<double>(built.gap.largest_deviation_milli) / 1000,
              built.gap.distinct_panels, built.gap.cuts, built.excluded.size(), peak_mebibytes(),
              built.gap.certified ? "proven" : "not proven");
  print_stages(stages);
}

}  // namespace

int main(int argc, char** argv) {
  const std::uint64_t seeds = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1;
  std::printf("pool seats feat seed seconds    K/n    bound smallest  dev  distinct cuts excl   MiB\n");
  for (const PoolShape& shape : kShapes) {
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
      measure(shape, seed);
    }
  }
  return 0;
}
