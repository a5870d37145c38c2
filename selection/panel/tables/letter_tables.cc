#include "selection/panel/tables/letter_tables.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/csv/csv.h"
#include "selection/panel/tables/category_table.h"
#include "selection/register/cell.h"

namespace klero::selection {
namespace {

using crypto::Error;
using crypto::escape_text;

// "12.5" per cent as 125'000 per million; nothing if it is no such number.
std::optional<std::uint32_t> read_per_cent(std::string_view cell) {
  constexpr std::uint32_t kPerCent = 10'000;
  constexpr std::size_t kDecimals = 4;
  const std::size_t point = cell.find('.');
  const std::string_view whole = cell.substr(0, point);
  std::string decimals(point == std::string_view::npos ? "" : cell.substr(point + 1));
  if (decimals.size() > kDecimals || (point != std::string_view::npos && decimals.empty())) {
    return std::nullopt;
  }
  decimals.resize(kDecimals, '0');
  // A one in front, so that leading zeros are digits like others.
  const auto fraction = crypto::parse_uint("1" + decimals);
  const auto units = crypto::parse_uint(whole);
  if (!fraction || !units || *units > 100) {
    return std::nullopt;
  }
  const std::uint64_t rate = *units * kPerCent + (*fraction - kPerCent);
  return rate > 100 * kPerCent ? std::nullopt
                               : std::optional(static_cast<std::uint32_t>(rate));
}

class Plan {
 public:
  Plan(CategoryTable categories, const std::filesystem::path& strata, std::uint32_t seats)
      : categories_(std::move(categories)), path_(strata) {
    plan_.seats = seats;
    plan_.quotas = categories_.quotas;
  }

  LetterPlan run() {
    crypto::read_csv(path_,
                     {.header = [this](const crypto::CsvShape& shape) { take_header(shape); },
                      .row = [this](const crypto::CsvRow& row) { take_row(row); }});
    if (plan_.strata.empty()) {
      throw Error(place_of(path_, 1) + ": no stratum");
    }
    return std::move(plan_);
  }

 private:
  void take_header(const crypto::CsvShape& shape) {
    letters_ = crypto::require_column(shape, "letters", path_.string());
    replies_ = crypto::require_column(shape, "replies_per_cent", path_.string());
    for (const std::string& feature : categories_.features) {
      const auto found = std::ranges::find_if(shape.columns, [&](const std::string& column) {
        return cells_.normal(column) == feature;
      });
      if (found == shape.columns.end()) {
        expected_.push_back(expect(feature));
      } else {
        known_.emplace_back(feature, static_cast<std::size_t>(found - shape.columns.begin()));
      }
    }
  }

  [[nodiscard]] ExpectedFeature expect(const std::string& feature) const {
    ExpectedFeature expected;
    for (const auto& [category, quota] : categories_.numbers.find(feature)->second) {
      expected.quotas.push_back(quota);
      expected.weights.push_back(categories_.weights[quota]);
    }
    return expected;
  }

  void take_row(const crypto::CsvRow& row) {
    const std::string at = place_of(path_, row.line);
    LetterStratum stratum;
    stratum.name = "line " + std::to_string(row.line);
    stratum.letters = read_count(row.fields[letters_], "letters", at);
    const auto rate = read_per_cent(row.fields[replies_]);
    if (!rate) {
      throw Error(at + ": column replies_per_cent: expected 0 to 100, got \"" +
                  escape_text(row.fields[replies_]) + "\"");
    }
    stratum.replies_per_million = *rate;
    for (const auto& [feature, column] : known_) {
      const std::string_view value = cells_.normal(row.fields[column]);
      const auto& categories = categories_.numbers.find(feature)->second;
      const auto found = categories.find(value);
      if (found == categories.end()) {
        throw Error(at + ": feature \"" + escape_text(feature) + "\" has no category \"" +
                    escape_text(value) + "\"");
      }
      stratum.quotas.push_back(found->second);
    }
    stratum.features = expected_;
    plan_.strata.push_back(std::move(stratum));
  }

  CategoryTable categories_;
  const std::filesystem::path& path_;
  LetterPlan plan_;
  CellReader cells_;
  std::size_t letters_ = 0;
  std::size_t replies_ = 0;
  std::vector<std::pair<std::string, std::size_t>> known_;  // feature and column
  std::vector<ExpectedFeature> expected_;
};

}  // namespace

LetterPlan read_letter_plan(const std::filesystem::path& categories,
                            const std::filesystem::path& strata, std::uint32_t seats) {
  return Plan(read_categories(categories), strata, seats).run();
}

}  // namespace klero::selection
