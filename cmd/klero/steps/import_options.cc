#include "cmd/klero/steps/import_options.h"

#include <filesystem>

#include "crypto/base/text.h"
#include "selection/register/excluded.h"

namespace klero::cmd {
namespace {

std::string lines(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " line" : " lines");
}

}  // namespace

void add_import_options(CLI::App& command, ImportOptions& options, const std::string& prefix) {
  command
      .add_option("--" + prefix + "encoding", options.encoding,
                  "The encoding of the file, where its bytes leave that open")
      ->check(CLI::IsMember(std::vector<std::string>(crypto::kEncodingNames.begin(), crypto::kEncodingNames.end())));
  command
      .add_option("--" + prefix + "footer", options.footer,
                  "So many lines at the end of the file are no rows")
      ->check(CLI::Range(std::size_t{0}, crypto::kMaxLeftOut));
}

crypto::CsvSaid said_of(const ImportOptions& options) {
  return {crypto::find_encoding(options.encoding), options.footer};
}

std::string import_minutes(const ImportedFile& file) {
  const std::string name = std::filesystem::path(file.path).filename().string();
  std::string text = "file     " + crypto::escape_text(name) + "\nsha256   " + file.sha256 +
                     "\nread as  " + crypto::describe_shape(file.shape) + "\n";
  if (!file.shape.above.empty() || !file.shape.below.empty()) {
    text += "left out " + lines(file.shape.above.size()) + " above the header, " +
            lines(file.shape.below.size()) + " below the table\n";
  }
  return text;
}

std::string import_log(const ImportedFile& file) {
  std::string text = import_minutes(file);
  for (const auto* const side : {&file.shape.above, &file.shape.below}) {
    for (const crypto::CsvLeftOut& left : *side) {
      text += "line     " + std::to_string(left.line) + ": " + left.text + "\n";
    }
  }
  return text;
}

std::string words_of(const selection::Register& people, std::uint64_t threshold) {
  return "register " + std::to_string(people.rows) +
         " rows: " + std::to_string(people.people.size()) + " people can be drawn\nexcluded " +
         selection::describe_excluded(people.excluded, threshold) + "\n";
}

}  // namespace klero::cmd
