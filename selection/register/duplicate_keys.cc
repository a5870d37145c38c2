#include "selection/register/duplicate_keys.h"

#include <algorithm>
#include <string_view>
#include <tuple>

#include "selection/register/quick_hash.h"

namespace klero::selection {

void KeyIndex::add(std::string_view key, std::uint32_t line) {
  entries_.push_back(
      {quick_hash(key), keys_.store(key), static_cast<std::uint32_t>(key.size()), line});
}

void KeyIndex::find_duplicates(const std::string& file, RowFaults& faults) {
  const auto key_of = [](const Entry& entry) { return std::string_view(entry.key, entry.size); };
  std::sort(entries_.begin(), entries_.end(), [&](const Entry& a, const Entry& b) {
    if (a.hash != b.hash) return a.hash < b.hash;
    return std::make_tuple(key_of(a), a.line) < std::make_tuple(key_of(b), b.line);
  });
  std::vector<std::pair<std::uint32_t, std::uint32_t>> twice;  // line, earlier line
  for (std::size_t i = 1; i < entries_.size(); ++i) {
    if (key_of(entries_[i]) == key_of(entries_[i - 1])) {
      twice.emplace_back(entries_[i].line, entries_[i - 1].line);
    }
  }
  std::sort(twice.begin(), twice.end());
  for (const auto& [line, earlier] : twice) {
    faults.add(file, line, "the same key stands in line " + std::to_string(earlier));
  }
}

}  // namespace klero::selection
