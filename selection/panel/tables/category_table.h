// categories.csv. Internal to selection/panel/tables.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/csv/csv.h"
#include "selection/panel/problem/quota_problem.h"

namespace klero::selection {

// The quotas, without members, and which one a category is.
struct CategoryTable {
  std::vector<Quota> quotas;
  std::vector<std::uint32_t> weights;  // by quota: the column `weight`, 1 where there is none
  std::vector<std::string> features;  // in order of first appearance
  // By feature and category: the number of the quota.
  std::map<std::string, std::map<std::string, std::size_t, std::less<>>, std::less<>> numbers;
};

[[nodiscard]] CategoryTable read_categories(const std::filesystem::path& path);

// A whole number of seats, letters or weight in a cell; throws Error with `at` ("file:line") otherwise.
[[nodiscard]] std::uint32_t read_count(std::string_view cell, std::string_view column,
                                       const std::string& at);

// Text without differences of case.
[[nodiscard]] std::string fold_case(std::string_view text);

// "file:line", escaped.
[[nodiscard]] std::string place_of(const std::filesystem::path& path, std::uint64_t line);

}  // namespace klero::selection
