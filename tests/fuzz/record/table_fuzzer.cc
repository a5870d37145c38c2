// Any bytes as a table: scanned, and, if the grammar holds, read row by row to the same bytes.

#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "verifier/read/scan_file.h"
#include "verifier/read/table.h"

namespace {

using namespace klero::verifier;

// One folder for all runs of this process.
const std::filesystem::path& folder() {
  static const std::filesystem::path made = [] {
    const auto path =
        std::filesystem::temp_directory_path() / ("klero-fuzz-table-" + std::to_string(getpid()));
    std::filesystem::create_directories(path);
    std::atexit([] { std::filesystem::remove_all(folder()); });
    return path;
  }();
  return made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(data, data + size);
  std::ofstream(folder() / "t.tsv", std::ios::binary) << bytes;
  const RecordFolder record(folder());
  const ScannedFile file =
      scan_file(record, ".", {"t.tsv", EntryKind::kFile, size}, FileForm::kTable);
  if (!file.broken_rule().empty()) {
    return 0;
  }
  std::string again = file.header + "\n";
  visit_rows(record, "t.tsv", [&](const Row& row) {
    for (std::size_t i = 0; i < row.fields.size(); ++i) {
      again += (i == 0 ? "" : "\t") + std::string(row.fields[i]);
    }
    again += "\n";
    return true;
  });
  if (again != bytes) {
    std::abort();
  }
  return 0;
}
