// What sealed features cost: docs/sealed-features.md, section 9.
//
// The limit of a verification is two multiplications a branch by a point that is not the base
// point. Each figure beside it is given as a share of that limit, "of_limit" = limit / time.

#include <benchmark/benchmark.h>

#include <ctime>
#include <string>
#include <vector>

#include "crypto/group/batch.h"
#include "crypto/group/commitment.h"
#include "crypto/group/generators.h"
#include "crypto/group/one_of.h"
#include "crypto/group/one_of_text.h"
#include "crypto/parallel/for_each.h"

namespace klero::crypto {
namespace {

constexpr unsigned kThreads = 2;
constexpr std::string_view kDigest =
    "b3a8e0e1f9ab1bfe3a36f231f676f78bb30a519d2b21e6c530c0eee8ebb4a5d0";

// The processor time, of all threads together, that `work` takes.
double processor_seconds(const auto& work) {
  const std::clock_t begin = std::clock();
  work();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

// Of processor time, measured beside each pass, because the machine may have other work.
double multiplication_seconds() {
  constexpr int kTimes = 2000;
  const Scalar a = Scalar::random();
  Point p = generator_h();
  return processor_seconds([&] {
           for (int i = 0; i < kTimes; ++i) {
             p = a * p;
           }
           benchmark::DoNotOptimize(p);
         }) /
         kTimes;
}

void multiply(benchmark::State& state) {
  const Scalar a = Scalar::random();
  Point p = generator_h();
  for (auto _ : state) {
    p = a * p;
  }
}
BENCHMARK(multiply)->Unit(benchmark::kMicrosecond);

void multiply_base(benchmark::State& state) {
  const Scalar a = Scalar::random();
  for (auto _ : state) {
    benchmark::DoNotOptimize(times_g(a));
  }
}
BENCHMARK(multiply_base)->Unit(benchmark::kMicrosecond);

void add(benchmark::State& state) {
  Point p = generator_h();
  for (auto _ : state) {
    p = p + generator_g();
  }
}
BENCHMARK(add)->Unit(benchmark::kMicrosecond);

void multiply_scalars(benchmark::State& state) {
  Scalar a = Scalar::random();
  const Scalar b = Scalar::random();
  for (auto _ : state) {
    a = a * b;
  }
}
BENCHMARK(multiply_scalars)->Unit(benchmark::kMicrosecond);

// The job of row `row` and category `category`, in a context as long as a real one.
ProveJob bit_job(std::size_t row, std::size_t category, const Point& commitment, std::size_t bit,
                 const Scalar& blinding) {
  const std::string digest(kDigest);
  return {{"real",
           {"order " + digest, "after " + digest, "commitments " + digest, "kind bit",
            "row " + std::to_string(row + 1), "feature Bildung",
            "category " + std::to_string(category + 1)},
           range_points(commitment, 0, 1)},
          {bit, blinding}};
}

ProveJob range_job(std::size_t branches) {
  const Scalar r = Scalar::random();
  const Point sum = commit(Scalar::from_uint(1), r);
  ProveJob job = bit_job(0, 0, sum, 1, r);
  if (branches != 2) {
    job.statement.points = range_points(sum, 1, branches);
    job.witness.index = 0;
  }
  return job;
}

void count_branches(benchmark::State& state) {
  const auto branches = static_cast<double>(state.range(0));
  state.counters["per_branch"] = benchmark::Counter(
      branches, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void prove(benchmark::State& state) {
  const ProveJob job = range_job(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    benchmark::DoNotOptimize(prove_one_of(job.statement, job.witness));
  }
  count_branches(state);
}
BENCHMARK(prove)->Arg(1)->Arg(2)->Arg(8)->Arg(64)->Unit(benchmark::kMicrosecond);

void verify(benchmark::State& state) {
  const ProveJob job = range_job(static_cast<std::size_t>(state.range(0)));
  const OneOfProof proof = prove_one_of(job.statement, job.witness);
  for (auto _ : state) {
    benchmark::DoNotOptimize(verify_one_of(job.statement, proof));
  }
  count_branches(state);
}
BENCHMARK(verify)->Arg(1)->Arg(2)->Arg(8)->Arg(64)->Unit(benchmark::kMicrosecond);

// All bits of a pool: people × categories (of features with three categories each).
struct Pool {
  std::size_t people;
  std::size_t categories;

  [[nodiscard]] std::vector<ProveJob> seal() const {
    std::vector<std::vector<ProveJob>> rows(people);
    for_each_in_parallel(people, kThreads, [&](std::size_t row) {
      for (std::size_t first = 0; first < categories; first += 3) {
        const auto blindings = cancelling_blindings(3);
        const auto commitments = commit_one_hot(row % 3, blindings);
        for (std::size_t c = 0; c < 3; ++c) {
          rows[row].push_back(bit_job(row, first + c, commitments[c],
                                      static_cast<std::size_t>(c == row % 3), blindings[c]));
        }
      }
    });
    std::vector<ProveJob> jobs;
    for (const auto& row : rows) {
      jobs.insert(jobs.end(), row.begin(), row.end());
    }
    return jobs;
  }
};

// `multiplications` are the limit: `limit_s` is the time in which two free cores could not be
// faster, `of_limit` the share of the processor time of all passes that it makes up.
void report(benchmark::State& state, double multiplications, double multiplication, double spent) {
  const double limit = multiplications * multiplication;
  state.counters["limit_s"] = limit / kThreads;
  state.counters["of_limit"] = limit * static_cast<double>(state.iterations()) / spent;
}

void prove_pool(benchmark::State& state) {
  const Pool pool{static_cast<std::size_t>(state.range(0)),
                  static_cast<std::size_t>(state.range(1))};
  double multiplication = 0;
  double spent = 0;
  for (auto _ : state) {
    state.PauseTiming();
    multiplication = multiplication_seconds();
    state.ResumeTiming();
    spent += processor_seconds([&] {
      const auto jobs = pool.seal();
      benchmark::DoNotOptimize(prove_many(jobs, kThreads));
    });
  }
  // A bit: its commitment r·H, the check of the witness, and two a branch.
  report(state, static_cast<double>(pool.people * pool.categories) * 6, multiplication, spent);
}
BENCHMARK(prove_pool)
    ->Args({132, 6})
    ->Args({2220, 12})
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime();

void verify_pool(benchmark::State& state) {
  const Pool pool{static_cast<std::size_t>(state.range(0)),
                  static_cast<std::size_t>(state.range(1))};
  std::vector<VerifyJob> checks;
  std::size_t proof_bytes = 0;
  {
    const auto jobs = pool.seal();
    auto proofs = prove_many(jobs, kThreads);
    for (std::size_t i = 0; i < jobs.size(); ++i) {
      proof_bytes += write_one_of(proofs[i]).size() + 1;
      checks.push_back({jobs[i].statement, std::move(proofs[i])});
    }
  }
  double multiplication = 0;
  double spent = 0;
  for (auto _ : state) {
    state.PauseTiming();
    multiplication = multiplication_seconds();
    state.ResumeTiming();
    spent += processor_seconds([&] {
      for (const OneOfOutcome outcome : verify_many(checks, kThreads)) {
        if (outcome != OneOfOutcome::kValid) {
          state.SkipWithError("a proof does not hold");
        }
      }
    });
  }
  report(state, static_cast<double>(checks.size()) * 4, multiplication, spent);
  state.counters["proof_MB"] = static_cast<double>(proof_bytes) / 1e6;
}
BENCHMARK(verify_pool)
    ->Args({132, 6})
    ->Args({2220, 12})
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime();

}  // namespace
}  // namespace klero::crypto

BENCHMARK_MAIN();
