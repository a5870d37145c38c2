#include "selection/frame/build_frame.h"

#include <algorithm>
#include <exception>
#include <numeric>
#include <thread>

#include "crypto/base/error.h"

namespace klero::selection {
namespace {

// Positions in Register::people, by stratum: those of stratum N begin at starts[N - 1].
struct ByStratum {
  std::vector<std::size_t> starts;
  std::vector<std::uint32_t> positions;
};

ByStratum sort_by_stratum(const PerStratum& counts, const Register& people) {
  ByStratum sorted;
  sorted.starts.assign(counts.size() + 1, 0);
  std::partial_sum(counts.begin(), counts.end(), sorted.starts.begin() + 1);
  sorted.positions.resize(people.people.size());
  std::vector<std::size_t> next(sorted.starts.begin(), sorted.starts.end() - 1);
  for (std::size_t i = 0; i < people.people.size(); ++i) {
    sorted.positions[next[people.people[i].stratum - 1U]++] = static_cast<std::uint32_t>(i);
  }
  return sorted;
}

void make_leaves(const LeafMaker& maker, const std::string& stratum, std::span<LeafRow> rows) {
  for (LeafRow& row : rows) {
    const PersonText text = parts_of(text_of(*row.person));
    row.leaf = maker.make(stratum, text.key, text.identity, text.letters).leaf;
  }
}

// Calls `work` on consecutive pieces of `rows`, one a thread.
template <class Work>
void in_pieces(std::span<LeafRow> rows, unsigned threads, const Work& work) {
  const std::size_t pieces = rows.size() < 1000 ? 1 : std::max(1U, threads);
  std::vector<std::exception_ptr> failures(pieces);
  std::vector<std::thread> workers;
  const auto run = [&](std::size_t piece) {
    const std::size_t from = rows.size() * piece / pieces;
    const std::size_t to = rows.size() * (piece + 1) / pieces;
    try {
      work(rows.subspan(from, to - from));
    } catch (...) {
      failures[piece] = std::current_exception();
    }
  };
  for (std::size_t piece = 1; piece < pieces; ++piece) workers.emplace_back(run, piece);
  run(0);
  for (std::thread& worker : workers) worker.join();
  for (const std::exception_ptr& failure : failures) {
    if (failure) std::rethrow_exception(failure);
  }
}

void require_distinct(std::span<const LeafRow> rows) {
  const auto same = [](const LeafRow& a, const LeafRow& b) { return a.leaf == b.leaf; };
  const auto twice = std::adjacent_find(rows.begin(), rows.end(), same);
  if (twice == rows.end()) return;
  throw crypto::Error("register: lines " + std::to_string(twice->person->line) + " and " +
                      std::to_string((twice + 1)->person->line) + " give the same leaf");
}

}  // namespace

PerStratum count_people(const Order& order, const Register& people) {
  PerStratum counts(number_of_strata(order));
  for (const Person& person : people.people) ++counts[person.stratum - 1U];
  return counts;
}

void visit_leaves(const Order& order, const LeafMaker& maker, const Register& people,
                  unsigned threads, const StratumVisitor& visit) {
  const PerStratum counts = count_people(order, people);
  const ByStratum sorted = sort_by_stratum(counts, people);
  std::vector<LeafRow> rows;
  for (StratumNumber stratum = 1; stratum <= counts.size(); ++stratum) {
    if (counts[stratum - 1] == 0) continue;
    rows.assign(counts[stratum - 1], {});
    for (std::size_t i = 0; i < rows.size(); ++i) {
      rows[i].person = &people.people[sorted.positions[sorted.starts[stratum - 1] + i]];
    }
    const std::string text = stratum_text(order, stratum);
    in_pieces(rows, threads, [&](std::span<LeafRow> piece) { make_leaves(maker, text, piece); });
    std::sort(rows.begin(), rows.end(),
              [](const LeafRow& a, const LeafRow& b) { return a.leaf < b.leaf; });
    require_distinct(rows);
    visit(stratum, rows);
  }
}

}  // namespace klero::selection
