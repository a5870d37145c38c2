// SHA256SUMS (docs/protocol.md, rule 1.3): the list of a step's files, checkable with `sha256sum -c --strict SHA256SUMS`.
//
//   file = 1*line                                    strictly ascending bytewise by path
//   line = 64 lower-case hex digits, two blanks, path, LF
//   path = NAME *("/" NAME)                          a file of the step itself
//        / "../" STEP "/SHA256SUMS"                  the step before
//        / "../evidence/" STEP "/" NAME              evidence that lies beside the steps
//   NAME = a letter or digit, then letters, digits, ".", "_" or "-"
//   STEP = two digits, "-", then lower-case letters, digits or "-"
//
// So no path can leave the record, be taken for an option, or name standard input.

#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "crypto/base/bytes.h"
#include "crypto/format/flaw.h"

namespace klero::crypto {

struct ChecksumLine {
  Digest digest{};
  std::string path;
};

// True if `path` follows the grammar above.
[[nodiscard]] bool is_sums_path(std::string_view path);

// True if `name` is a STEP of the grammar above, "03-lot1-commit".
[[nodiscard]] bool is_step_name(std::string_view name);

[[nodiscard]] std::variant<std::vector<ChecksumLine>, Flaw> read_sha256sums(
    std::string_view bytes);

// The bytes of the file; `lines` in any order. Throws Error on a path outside of the grammar, a
// path that stands twice, or no lines at all.
[[nodiscard]] std::string write_sha256sums(std::span<const ChecksumLine> lines);

}  // namespace klero::crypto
