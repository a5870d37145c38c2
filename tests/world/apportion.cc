#include "tests/world/apportion.h"

#include <algorithm>
#include <numeric>

#include "crypto/base/error.h"

namespace klero::world {
namespace {

std::uint64_t sum(std::span<const std::uint32_t> numbers) {
  return std::accumulate(numbers.begin(), numbers.end(), std::uint64_t{0});
}

std::vector<std::size_t> positions(std::size_t count) {
  std::vector<std::size_t> all(count);
  std::iota(all.begin(), all.end(), std::size_t{0});
  return all;
}

}  // namespace

std::vector<std::uint32_t> largest_remainder(std::uint32_t total,
                                             std::span<const std::uint32_t> weights) {
  const std::uint64_t whole = sum(weights);
  if (whole == 0) {
    throw crypto::Error("cannot divide " + std::to_string(total) + ": all weights are 0");
  }
  std::vector<std::uint32_t> shares;
  std::vector<std::uint64_t> remainders;
  std::uint64_t left = total;
  for (const std::uint64_t weight : weights) {
    shares.push_back(static_cast<std::uint32_t>(total * weight / whole));
    remainders.push_back(total * weight % whole);
    left -= shares.back();
  }
  std::vector<std::size_t> order = positions(weights.size());
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
  for (std::size_t i = 0; i < left; ++i) {
    ++shares[order[i]];
  }
  return shares;
}

std::vector<std::uint32_t> round_table(std::span<const std::uint32_t> rows,
                                       std::span<const std::uint32_t> columns) {
  const std::uint64_t whole = sum(rows);
  if (whole == 0 || whole != sum(columns)) {
    throw crypto::Error("cannot fill a table: its rows sum to " + std::to_string(whole) +
                        ", its columns to " + std::to_string(sum(columns)));
  }
  std::vector<std::uint32_t> cells;
  std::vector<std::uint64_t> needs(columns.begin(), columns.end());
  for (const std::uint64_t row : rows) {
    for (std::size_t j = 0; j < columns.size(); ++j) {
      cells.push_back(static_cast<std::uint32_t>(row * columns[j] / whole));
      needs[j] -= cells.back();
    }
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::span<std::uint32_t> line(cells.data() + i * columns.size(), columns.size());
    const std::uint64_t left = rows[i] - sum(line);
    const auto remainder = [&](std::size_t j) {
      return std::uint64_t{rows[i]} * columns[j] % whole;
    };
    std::vector<std::size_t> order = positions(columns.size());
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return needs[a] != needs[b] ? needs[a] > needs[b] : remainder(a) > remainder(b);
    });
    for (std::size_t j = 0; j < left; ++j) {
      ++line[order[j]];
      --needs[order[j]];
    }
  }
  return cells;
}

}  // namespace klero::world
