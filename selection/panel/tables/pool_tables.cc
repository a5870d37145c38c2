#include "selection/panel/tables/pool_tables.h"

#include <algorithm>
#include <map>
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

class Respondents {
 public:
  Respondents(const PoolFiles& files, CategoryTable categories)
      : files_(files), categories_(std::move(categories)) {}

  PoolTables run(std::uint32_t seats) {
    const crypto::CsvVisitor visitor{
        .header = [this](const crypto::CsvShape& shape) { take_header(shape); },
        .row = [this](const crypto::CsvRow& row) { take_row(row); }};
    crypto::read_csv(files_.respondents, visitor);
    if (ids_.empty()) {
      throw Error(place_of(files_.respondents, 1) + ": nobody stands below the header");
    }
    PoolTables tables;
    tables.problem.pool_size = static_cast<std::uint32_t>(ids_.size());
    tables.problem.seats = seats;
    tables.problem.quotas = std::move(categories_.quotas);
    for (auto& [value, rows] : households_) {
      if (rows.size() > 1) {
        tables.problem.at_most_one.push_back(std::move(rows));
      }
    }
    std::ranges::sort(tables.problem.at_most_one);
    tables.ids = std::move(ids_);
    return tables;
  }

 private:
  void take_header(const crypto::CsvShape& shape) {
    const std::string file = files_.respondents.string();
    for (const std::string& feature : categories_.features) {
      columns_.push_back(require_normal_column(shape, feature, file));
      if (columns_.back() == 0) {
        throw Error(place_of(files_.respondents, 1) + ": expected an id in the first column, got " +
                    "the feature \"" + escape_text(feature) + "\"");
      }
    }
    if (!files_.one_per.empty()) {
      household_column_ = crypto::require_column(shape, files_.one_per, file);
    }
  }

  // Column names too may come in another normal form.
  std::size_t require_normal_column(const crypto::CsvShape& shape, const std::string& name,
                                    const std::string& file) {
    for (std::size_t column = 0; column < shape.columns.size(); ++column) {
      if (cells_.normal(shape.columns[column]) == name) {
        return column;
      }
    }
    return crypto::require_column(shape, name, file);
  }

  void take_row(const crypto::CsvRow& row) {
    const std::string at = place_of(files_.respondents, row.line);
    if (ids_.size() == kMaxPoolSize) {
      throw Error(at + ": more than " + std::to_string(kMaxPoolSize) + " people");
    }
    const auto number = static_cast<Row>(ids_.size());
    take_id(row, at);
    for (std::size_t f = 0; f < columns_.size(); ++f) {
      const std::string_view value = cells_.normal(row.fields[columns_[f]]);
      categories_.quotas[find_quota(categories_.features[f], value, at)].members.push_back(number);
    }
    if (household_column_) {
      const std::string_view household = cells_.normal(row.fields[*household_column_]);
      if (!household.empty()) {
        households_[std::string(household)].push_back(number);
      }
    }
  }

  void take_id(const crypto::CsvRow& row, const std::string& at) {
    std::string id(cells_.normal(row.fields[0]));
    if (id.empty()) {
      throw Error(at + ": expected an id in the first column, got a blank cell");
    }
    const auto [other, is_new] = lines_.try_emplace(id, row.line);
    if (!is_new) {
      throw Error(at + ": id \"" + escape_text(id) + "\" stands on line " +
                  std::to_string(other->second) + " already");
    }
    ids_.push_back(std::move(id));
  }

  [[nodiscard]] std::size_t find_quota(const std::string& feature, std::string_view value,
                                       const std::string& at) const {
    const auto& categories = categories_.numbers.find(feature)->second;
    if (const auto found = categories.find(value); found != categories.end()) {
      return found->second;
    }
    std::string known;
    std::string hint;
    for (const auto& [category, number] : categories) {
      known += (known.empty() ? "\"" : ", \"") + escape_text(category) + "\"";
      if (fold_case(category) == fold_case(value)) {
        hint = "\"" + escape_text(category) + "\" differs in upper and lower case only";
      }
    }
    throw Error(at + ": feature \"" + escape_text(feature) + "\": expected " +
                    escape_text(known, 1000) + ", got \"" + escape_text(value) + "\"",
                hint);
  }

  const PoolFiles& files_;
  CategoryTable categories_;
  CellReader cells_;
  std::vector<std::size_t> columns_;  // by feature
  std::optional<std::size_t> household_column_;
  std::vector<std::string> ids_;
  std::map<std::string, std::uint64_t> lines_;  // by id
  std::map<std::string, std::vector<Row>> households_;
};

}  // namespace

PoolTables read_pool_tables(const PoolFiles& files, std::uint32_t seats) {
  PoolTables tables = Respondents(files, read_categories(files.categories)).run(seats);
  require_well_formed(tables.problem);
  return tables;
}

std::vector<QuotaMove> read_relaxation(const std::filesystem::path& path,
                                       const QuotaProblem& problem) {
  std::vector<QuotaMove> steps;
  CellReader features;
  CellReader categories;
  std::vector<std::size_t> columns;
  const auto take_header = [&](const crypto::CsvShape& shape) {
    for (const std::string_view name : {"feature", "category", "min", "max"}) {
      columns.push_back(crypto::require_column(shape, name, path.string()));
    }
  };
  const auto take_row = [&](const crypto::CsvRow& row) {
    const std::string at = place_of(path, row.line);
    const std::string_view feature = features.normal(row.fields[columns[0]]);
    const std::string_view category = categories.normal(row.fields[columns[1]]);
    const auto quota = std::ranges::find_if(problem.quotas, [&](const Quota& one) {
      return one.feature == feature && one.category == category;
    });
    if (quota == problem.quotas.end()) {
      throw Error(at + ": no such category: " + escape_text(feature) + " " +
                  escape_text(category));
    }
    const QuotaMove step{static_cast<std::size_t>(quota - problem.quotas.begin()),
                         read_count(row.fields[columns[2]], "min", at),
                         read_count(row.fields[columns[3]], "max", at)};
    if (step.min > step.max) {
      throw Error(at + ": expected min <= max");
    }
    steps.push_back(step);
  };
  crypto::read_csv(path, {.header = take_header, .row = take_row});
  return steps;
}

}  // namespace klero::selection
