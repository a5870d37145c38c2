#include "selection/sealed/seal.h"

#include <array>
#include <utility>
#include <variant>

#include "crypto/base/error.h"
#include "crypto/format/tsv.h"
#include "crypto/group/commitment.h"
#include "crypto/parallel/for_each.h"
#include "selection/sealed/rows.h"

namespace klero::selection {
namespace {

using crypto::Error;
using crypto::Point;
using crypto::Scalar;

constexpr std::array<std::string_view, 4> kCommitmentColumns{"row", "feature", "category",
                                                             "commitment"};
constexpr std::array<std::string_view, 5> kOpeningColumns{"row", "feature", "category", "value",
                                                          "blinding"};

void commit_row(const SealedScheme& scheme, SealedRow& row) {
  row.commitments.clear();
  for (std::size_t f = 0; f < scheme.features.size(); ++f) {
    const SealedFeature& feature = scheme.features[f];
    const std::span<const Scalar> blindings(row.blindings.data() + feature.first, feature.count);
    const std::vector<Point> points = crypto::commit_one_hot(row.chosen[f], blindings);
    row.commitments.insert(row.commitments.end(), points.begin(), points.end());
  }
}

SealedRow seal_row(const SealedScheme& scheme, const std::vector<std::size_t>& answers) {
  SealedRow row;
  row.chosen = answers;
  for (const SealedFeature& feature : scheme.features) {
    const std::vector<Scalar> fresh = crypto::cancelling_blindings(feature.count);
    row.blindings.insert(row.blindings.end(), fresh.begin(), fresh.end());
  }
  commit_row(scheme, row);
  return row;
}

// One line of openings.tsv: the category at position `c` of row `number`.
void read_opening(const SealedScheme& scheme, const std::vector<std::string>& fields,
                  std::size_t number, std::size_t c, SealedRow& row) {
  const SealedCategory& category = scheme.categories[c];
  const auto blinding = Scalar::from_hex(fields[4]);
  if (fields[0] != std::to_string(number) || fields[1] != category.feature ||
      fields[2] != category.name || (fields[3] != "0" && fields[3] != "1") || !blinding) {
    throw Error(
        "openings of the pool: line for row " + std::to_string(number) + " does not fit the order",
        "restore sealed/ from its backup");
  }
  row.blindings.push_back(*blinding);
  if (fields[3] == "1") {
    row.chosen.push_back(c - feature_of(scheme, c).first);
  }
}

}  // namespace

std::size_t sealed_value(const SealedScheme& scheme, const SealedRow& row, std::size_t category) {
  for (std::size_t f = 0; f < scheme.features.size(); ++f) {
    const SealedFeature& feature = scheme.features[f];
    if (category >= feature.first && category < feature.first + feature.count) {
      return row.chosen[f] == category - feature.first ? 1 : 0;
    }
  }
  return 0;
}

SealedPool seal_pool(const SealedScheme& scheme,
                     std::span<const std::vector<std::size_t>> answers) {
  for (const std::vector<std::size_t>& answer : answers) {
    if (answer.size() != scheme.features.size()) {
      throw Error("sealed answers: a row has " + std::to_string(answer.size()) + ", expected " +
                  std::to_string(scheme.features.size()));
    }
  }
  SealedPool pool(answers.size());
  crypto::for_each_in_parallel(answers.size(), 0,
                               [&](std::size_t r) { pool[r] = seal_row(scheme, answers[r]); });
  return pool;
}

std::string commitments_table(const SealedScheme& scheme, const SealedPool& pool) {
  std::string table;
  crypto::append_tsv_header(table, kCommitmentColumns);
  for_each_cell(scheme, pool, [&](std::size_t r, std::size_t c) {
    const SealedCategory& category = scheme.categories[c];
    append_row(table,
               {row_number(r), category.feature, category.name, pool[r].commitments[c].hex()});
  });
  return table;
}

std::string openings_table(const SealedScheme& scheme, const SealedPool& pool) {
  std::string table;
  crypto::append_tsv_header(table, kOpeningColumns);
  for_each_cell(scheme, pool, [&](std::size_t r, std::size_t c) {
    const SealedCategory& category = scheme.categories[c];
    append_row(table,
               {row_number(r), category.feature, category.name,
                std::to_string(sealed_value(scheme, pool[r], c)), pool[r].blindings[c].hex()});
  });
  return table;
}

namespace {

// The rows without their commitments.
SealedPool read_rows(const SealedScheme& scheme, std::string_view table) {
  const auto read = crypto::read_tsv(table, kOpeningColumns);
  const std::size_t width = scheme.categories.size();
  const auto* rows = std::get_if<crypto::TsvTable>(&read);
  if (rows == nullptr || width == 0 || rows->rows.size() % width != 0) {
    throw Error("openings of the pool: not a table of the order's sealed features",
                "restore sealed/ from its backup");
  }
  SealedPool pool(rows->rows.size() / width);
  crypto::for_each_in_parallel(pool.size(), 0, [&](std::size_t r) {
    for (std::size_t c = 0; c < width; ++c) {
      read_opening(scheme, rows->rows[r * width + c], r + 1, c, pool[r]);
    }
    if (pool[r].chosen.size() != scheme.features.size()) {
      throw Error("openings of the pool: row " + row_number(r) + " has not one answer a feature",
                  "restore sealed/ from its backup");
    }
  });
  return pool;
}

}  // namespace

SealedPool read_openings(const SealedScheme& scheme, std::string_view table) {
  SealedPool pool = read_rows(scheme, table);
  crypto::for_each_in_parallel(pool.size(), 0,
                               [&](std::size_t r) { commit_row(scheme, pool[r]); });
  return pool;
}

std::vector<std::vector<std::size_t>> read_answers(const SealedScheme& scheme,
                                                   std::string_view table) {
  std::vector<std::vector<std::size_t>> answers;
  for (SealedRow& row : read_rows(scheme, table)) {
    answers.push_back(std::move(row.chosen));
  }
  return answers;
}

}  // namespace klero::selection
