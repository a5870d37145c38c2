#include "selection/register/cell.h"

#include <algorithm>

#include "crypto/base/text.h"
#include "selection/order/normalise.h"

namespace klero::selection {
namespace {

// True if no character is U+0300 or later (bytes from 0xCC on begin those): below it nothing
// combines, so such UTF-8 is in NFC. Nearly every German name is.
bool is_plain(std::string_view cell) {
  return std::all_of(cell.begin(), cell.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0xCC; });
}

}  // namespace

std::string_view CellReader::normal(std::string_view cell) {
  if (is_plain(cell)) return crypto::trim_blanks(cell);
  buffer_ = to_nfc(cell);
  return crypto::trim_blanks(buffer_);
}

std::string normal_cell(std::string_view cell) {
  CellReader cells;
  return std::string(cells.normal(cell));
}

std::string_view fault_of_cell(std::string_view cell) {
  if (!crypto::has_control(cell)) return {};
  if (cell.find_first_of("\r\n") != std::string_view::npos) return "holds a line break";
  if (cell.find('\t') != std::string_view::npos) return "holds a tab";
  return "holds a control character";
}

std::string_view fault_of_identity(std::string_view cell) {
  if (const std::string_view fault = fault_of_cell(cell); !fault.empty()) return fault;
  if (cell.find('|') != std::string_view::npos) return "holds '|', which separates the values";
  return {};
}

}  // namespace klero::selection
