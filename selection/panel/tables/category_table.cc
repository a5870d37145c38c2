#include "selection/panel/tables/category_table.h"

#include <unicode/unistr.h>

#include <algorithm>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "selection/register/cell.h"

namespace klero::selection {
namespace {

using crypto::Error;
using crypto::escape_text;

constexpr std::uint32_t kMaxCount = 1'000'000;

std::optional<std::size_t> find_column(const crypto::CsvShape& shape, std::string_view name) {
  const auto found = std::ranges::find(shape.columns, name);
  if (found == shape.columns.end()) {
    return std::nullopt;
  }
  return static_cast<std::size_t>(found - shape.columns.begin());
}

class Reading {
 public:
  explicit Reading(const std::filesystem::path& path) : path_(path) {}

  CategoryTable run() {
    const crypto::CsvVisitor visitor{
        .header = [this](const crypto::CsvShape& shape) { take_header(shape); },
        .row = [this](const crypto::CsvRow& row) { take_row(row); }};
    crypto::read_csv(path_, visitor);
    if (table_.quotas.empty()) {
      throw Error(place_of(path_, 1) + ": no category");
    }
    return std::move(table_);
  }

 private:
  void take_header(const crypto::CsvShape& shape) {
    min_ = crypto::require_column(shape, "min", path_.string());
    max_ = crypto::require_column(shape, "max", path_.string());
    min_flex_ = find_column(shape, "min_flex");
    max_flex_ = find_column(shape, "max_flex");
    weight_ = find_column(shape, "weight");
    if (min_ < 2 || max_ < 2) {
      throw Error(place_of(path_, 1) + ": expected feature and category in the first two columns");
    }
  }

  void take_row(const crypto::CsvRow& row) {
    const std::string at = place_of(path_, row.line);
    Quota quota;
    quota.feature = cells_.normal(row.fields[0]);
    quota.category = cells_.normal(row.fields[1]);
    if (quota.feature.empty() || quota.category.empty()) {
      throw Error(at + ": expected a feature and a category, got a blank cell");
    }
    quota.min = read_count(row.fields[min_], "min", at);
    quota.max = read_count(row.fields[max_], "max", at);
    quota.min_flex = min_flex_ ? read_count(row.fields[*min_flex_], "min_flex", at) : quota.min;
    quota.max_flex = max_flex_ ? read_count(row.fields[*max_flex_], "max_flex", at) : quota.max;
    if (quota.min > quota.max || quota.min_flex > quota.min || quota.max > quota.max_flex) {
      throw Error(at + ": expected min_flex <= min <= max <= max_flex");
    }
    table_.weights.push_back(weight_ ? read_count(row.fields[*weight_], "weight", at) : 1);
    add(std::move(quota), at);
  }

  void add(Quota quota, const std::string& at) {
    auto& categories = table_.numbers[quota.feature];
    if (categories.empty()) {
      table_.features.push_back(quota.feature);
    }
    for (const auto& [other, number] : categories) {
      if (fold_case(other) == fold_case(quota.category)) {
        throw Error(at + ": category " + name_quota(quota) + " stands there already" +
                    (other == quota.category ? "" : ", written \"" + escape_text(other) + "\""));
      }
    }
    categories.emplace(quota.category, table_.quotas.size());
    table_.quotas.push_back(std::move(quota));
  }

  const std::filesystem::path& path_;
  CategoryTable table_;
  CellReader cells_;
  std::size_t min_ = 0;
  std::size_t max_ = 0;
  std::optional<std::size_t> min_flex_;
  std::optional<std::size_t> max_flex_;
  std::optional<std::size_t> weight_;
};

}  // namespace

CategoryTable read_categories(const std::filesystem::path& path) { return Reading(path).run(); }

std::uint32_t read_count(std::string_view cell, std::string_view column, const std::string& at) {
  const std::optional<std::uint64_t> number = crypto::parse_uint(cell);
  if (!number || *number > kMaxCount) {
    throw Error(at + ": column " + std::string(column) + ": expected a whole number, got \"" +
                escape_text(cell) + "\"");
  }
  return static_cast<std::uint32_t>(*number);
}

std::string fold_case(std::string_view text) {
  std::string folded;
  icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())))
      .foldCase()
      .toUTF8String(folded);
  return folded;
}

std::string place_of(const std::filesystem::path& path, std::uint64_t line) {
  return escape_text(path.string(), 500) + ":" + std::to_string(line);
}

}  // namespace klero::selection
