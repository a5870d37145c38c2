// Reading the register's CSV: docs/protocol.md, sections 2.2 and 3.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/csv/csv_import.h"
#include "selection/order/order.h"
#include "selection/register/faults.h"
#include "selection/register/register.h"
#include "selection/register/served.h"

namespace klero::selection {

struct RegisterReading {
  Register people;          // complete only if there are no faults
  RowFaults faults;         // of single rows: dates, values the order does not know, keys twice, …
  crypto::CsvShape shape;   // what was detected
  std::vector<std::string> notes;  // what looks odd and is no fault: lost zeros
};

// Reads the register as it comes (crypto/csv/csv_import.h). Memory: about 100 bytes for each row,
// beside its texts.
//
//   served  those who have served, if the order has such a list; else empty
//
// Throws Error if the file cannot be read, is no table, or lacks a column of the order.
[[nodiscard]] RegisterReading read_register(const Order& order, const std::filesystem::path& file,
                                            const crypto::CsvSaid& said = {},
                                            const ServedList& served = {});

// The same for a text in memory; `name` stands for the file in messages.
[[nodiscard]] RegisterReading read_register_text(const Order& order, std::string_view name,
                                                 std::string_view text,
                                                 const crypto::CsvSaid& said = {},
                                                 const ServedList& served = {});

}  // namespace klero::selection
