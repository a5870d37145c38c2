// Finds the header of a table that was handed in. Internal to crypto/csv.
#pragma once

#include "crypto/csv/csv_import.h"
#include "crypto/csv/csv_source.h"

namespace klero::crypto {

// Reads up to the header, as csv_import.h describes it; fills all of the shape but the encoding.
//
// Throws Error, naming the line that comes nearest and what it lacks, if no line is the header.
[[nodiscard]] CsvShape find_header(CsvSource& source, const CsvImport& import, char line_end);

}  // namespace klero::crypto
