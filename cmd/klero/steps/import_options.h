// Files that an office hands in: how it says what cannot be seen from their bytes, and how it is told
// what was found in them.

#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "crypto/csv/csv_import.h"
#include "selection/register/register.h"

namespace klero::cmd {

struct ImportOptions {
  std::string encoding;  // "" to be detected
  std::size_t footer = 0;
};

// Adds --encoding and --footer, or --PREFIX-encoding and --PREFIX-footer.
void add_import_options(CLI::App& command, ImportOptions& options, const std::string& prefix = "");
[[nodiscard]] crypto::CsvSaid said_of(const ImportOptions& options);

// The file of the sealed part that keeps what was found.
inline constexpr const char* kImportLog = "import.txt";

// A file that was read, and what was found in it.
struct ImportedFile {
  std::string path;
  std::string sha256;  // 64 digits
  crypto::CsvShape shape;
};

// For the minutes: name, checksum, encoding and shape. What stands above and below the table is
// counted here, and quoted in the log only.
[[nodiscard]] std::string import_minutes(const ImportedFile& file);
[[nodiscard]] std::string import_log(const ImportedFile& file);

// How many rows, how many people, and how many were excluded for which reason; numbers below
// `threshold` merged (selection/register/excluded.h).
[[nodiscard]] std::string words_of(const selection::Register& people, std::uint64_t threshold);

}  // namespace klero::cmd
