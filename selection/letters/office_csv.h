// Tables that an office opens in a spreadsheet: UTF-8 with byte order mark, semicolons, CRLF.
//
// A spreadsheet takes a cell that begins with = + - or @ for a formula (some a TAB or CR too), so
// such a cell gets a leading apostrophe: what a person calls himself must not run on an official's
// machine. A cell that begins with an apostrophe gets one too, so that nothing is lost: whoever
// takes one apostrophe off every cell that begins with one has the cells as they were.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace klero::selection {

// The byte order mark; the beginning of every such table.
inline constexpr std::string_view kOfficeCsvStart = "\xEF\xBB\xBF";

// Appends one row with its CRLF; cells that need it are quoted as RFC 4180 says.
//
//   cells  UTF-8
void append_office_row(std::string& text, std::span<const std::string_view> cells);

}  // namespace klero::selection
