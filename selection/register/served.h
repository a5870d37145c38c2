// Those who have served already, as a list of register numbers: docs/protocol.md, section 3.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/csv/csv_import.h"
#include "selection/order/order.h"
#include "selection/register/faults.h"

namespace klero::selection {

// Register numbers, ascending, each once.
using ServedList = std::vector<std::string>;

struct ServedReading {
  ServedList numbers;      // complete only if there are no faults
  RowFaults faults;
  crypto::CsvShape shape;  // what was detected
};

// Reads a table with the order's column `key`, as it comes (crypto/csv/csv_import.h).
//
// Throws Error if the file cannot be read, is no table, or lacks the column.
[[nodiscard]] ServedReading read_served(const Order& order, const std::filesystem::path& file,
                                        const crypto::CsvSaid& said = {});

// The same for a text in memory; `name` stands for the file in messages.
[[nodiscard]] ServedReading read_served_text(const Order& order, std::string_view name,
                                             std::string_view text);

}  // namespace klero::selection
