// Reading one file of the record: its hash and the grammar of its form.

#pragma once

#include <optional>
#include <string>

#include "crypto/format/flaw.h"
#include "verifier/read/folder.h"
#include "verifier/read/scan.h"

namespace klero::verifier {

// `folder` is relative to the record. Never throws for what the file holds.
[[nodiscard]] ScannedFile scan_file(const RecordFolder& record, const std::string& folder,
                                    const Entry& entry, FileForm form);

// Protocol 1.9 for one line; `columns` is the number of fields of the header.
[[nodiscard]] std::optional<crypto::Flaw> table_line_flaw(std::string_view line,
                                                          std::uint64_t number,
                                                          std::size_t columns);

}  // namespace klero::verifier
