#include "selection/register/classify.h"

#include <algorithm>

#include "crypto/base/text.h"
#include "selection/register/cell.h"
#include "selection/register/likeness.h"

namespace klero::selection {

ValueMap::ValueMap(const std::vector<std::vector<std::string>>& values) {
  CellReader cells;
  for (std::uint32_t category = 0; category < values.size(); ++category) {
    for (const std::string& value : values[category]) {
      sorted_.emplace_back(std::string(cells.normal(value)), category);
    }
  }
  std::sort(sorted_.begin(), sorted_.end());
  for (const auto& [value, category] : sorted_) likeness_.push_back(likeness_of(value));
}

std::optional<std::uint32_t> ValueMap::find(std::string_view value) const {
  const auto found = std::lower_bound(
      sorted_.begin(), sorted_.end(), value,
      [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
  if (found == sorted_.end() || found->first != value) return std::nullopt;
  return found->second;
}

std::string ValueMap::lost_zeros(std::string_view value) const {
  const auto without_zeros = [](std::string_view text) {
    return text.substr(std::min(text.find_first_not_of('0'), text.size()));
  };
  const auto is_it = [&](const auto& entry) {
    return entry.first.size() > value.size() && without_zeros(entry.first) == value;
  };
  const auto found = std::find_if(sorted_.begin(), sorted_.end(), is_it);
  if (value.empty() || found == sorted_.end()) return {};
  return ", among them '" + crypto::escape_text(found->first) + "': were leading zeros lost?";
}

std::optional<std::string_view> ValueMap::spelled_like(std::string_view value) const {
  if (value.empty()) return std::nullopt;
  const std::string wanted = likeness_of(value);
  for (std::size_t i = 0; i < sorted_.size(); ++i) {
    // A dash alone is like no value, but not like a point.
    if (likeness_[i] == wanted && (!wanted.empty() || sorted_[i].first.empty())) return sorted_[i].first;
  }
  return std::nullopt;
}

std::string ValueMap::likely(std::string_view value) const {
  const std::optional<std::string_view> like = spelled_like(value);
  if (!like) return {};
  if (like->empty()) return ": nothing, in other words?";
  return ": another spelling of '" + crypto::escape_text(*like) + "'?";
}

std::string ValueMap::known_values() const {
  constexpr std::size_t kShown = 40;
  std::string list;
  for (std::size_t i = 0; i < sorted_.size() && i < kShown; ++i) {
    if (i > 0) list += ", ";
    list += "'" + crypto::escape_text(sorted_[i].first) + "'";
  }
  if (sorted_.size() > kShown) {
    list += " and " + std::to_string(sorted_.size() - kShown) + " more";
  }
  return list;
}

ValueMap value_map_of(const StrataColumn& column) {
  std::vector<std::vector<std::string>> values;
  for (const StrataCategory& category : column.categories) values.push_back(category.values);
  return ValueMap(values);
}

ValueMap value_map_of(const Feature& feature) {
  std::vector<std::vector<std::string>> values;
  for (const QuotaCategory& category : feature.categories) values.push_back(category.values);
  return ValueMap(values);
}

std::optional<std::uint32_t> find_age(const StrataColumn& column, std::uint64_t age) {
  for (std::uint32_t i = 0; i < column.categories.size(); ++i) {
    const std::optional<AgeRange>& ages = column.categories[i].ages;
    if (ages && age >= ages->from && (!ages->to || age <= *ages->to)) return i;
  }
  return std::nullopt;
}

}  // namespace klero::selection
