#include "selection/record/listed_file.h"

#include <algorithm>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/files/read_file.h"
#include "crypto/hash/sha256_openssl.h"

namespace klero::selection {

using crypto::Error;

ListedFile listed_file(const Record& record, StepNumber number, std::string_view name) {
  const Step& step = record.steps.at(number - 1);
  const auto line = std::ranges::find(step.lines, name, &crypto::ChecksumLine::path);
  if (line == step.lines.end()) {
    throw Error("step " + step.folder + " has no file '" + crypto::escape_text(name) + "'");
  }
  return {record.folder / step.folder / name, line->digest};
}

void require_digest(const ListedFile& file, const crypto::Digest& got) {
  if (got == file.digest) return;
  throw Error("the file was changed, " + crypto::quoted(file.path) + ": expected SHA-256 " +
                  crypto::to_hex(file.digest) + ", got " + crypto::to_hex(got),
              "fetch the record again, or restore it");
}

std::filesystem::path checked_step_file(const Record& record, StepNumber number,
                                        std::string_view name) {
  ListedFile file = listed_file(record, number, name);
  require_digest(file, crypto::openssl::sha256_file(file.path));
  return std::move(file.path);
}

}  // namespace klero::selection
