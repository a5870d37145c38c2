#include "verifier/read/scan_file.h"

#include <algorithm>
#include <array>
#include <utility>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "verifier/read/hasher.h"
#include "verifier/read/lines.h"

namespace klero::verifier {
namespace {

using crypto::escape_text;
using crypto::Flaw;

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

// The size that the form allows; tables have none, only their lines.
std::uint64_t max_size(FileForm form) {
  switch (form) {
    case FileForm::kSignature:
      return kSignatureSize;
    case FileForm::kSums:
      return kMaxSums;
    case FileForm::kEvidence:
      return kMaxEvidence;
    default:
      return kMaxText;
  }
}

Finding too_big(const ScannedFile& file, std::uint64_t size) {
  const bool signature = file.form == FileForm::kSignature;
  return {file.path, 0,
          (signature ? "" : "at most ") + std::to_string(max_size(file.form)) + " bytes",
          std::to_string(size) + " bytes"};
}

Finding long_line(const ScannedFile& file, std::uint64_t number) {
  return {file.path, number, "lines of at most " + std::to_string(kMaxLine) + " bytes",
          "a longer line"};
}

// Protocol 1.11 says at most 1 MiB for a line of any file, whatever the file is.
void check_lines(ScannedFile& file) {
  std::uint64_t number = 1;
  std::size_t begin = 0;
  while (begin < file.bytes.size()) {
    const std::size_t end = std::min(file.bytes.find('\n', begin), file.bytes.size());
    if (end - begin > kMaxLine) {
      file.size_flaw = long_line(file, number);
      return;
    }
    begin = end + 1;
    ++number;
  }
}

void scan_table(ScannedFile& file, InputFile input) {
  if (is_small_table(file.name) && input.size() > kMaxText) {
    file.size_flaw = too_big(file, input.size());
    return;
  }
  Hasher hasher;
  LineStream lines(std::move(input), [&](std::string_view bytes) { hasher.add(bytes); });
  InputLine line;
  std::size_t columns = 0;
  while (lines.next(line)) {
    if (line.too_long) {
      file.size_flaw = long_line(file, line.number);
      return;
    }
    if (line.number == 1) {
      file.header = line.text;
      columns = static_cast<std::size_t>(std::count(line.text.begin(), line.text.end(), '\t')) + 1;
    }
    if (file.grammar_flaw) {
      continue;  // the rest is read for the hash only
    }
    if (auto flaw = table_line_flaw(line.text, line.number, columns)) {
      file.grammar_flaw = finding_of(file.path, *flaw);
    } else if (!line.ended) {
      file.grammar_flaw = Finding{file.path, line.number, "LF after the last line", "none"};
    }
  }
  if (columns == 0) {
    file.grammar_flaw = Finding{file.path, 1, "a header line", "an empty file"};
  }
  file.digest = hasher.finish();
}

void scan_small(ScannedFile& file, InputFile input) {
  const std::uint64_t size = input.size();
  if (size > max_size(file.form)) {
    file.size_flaw = too_big(file, size);
    return;
  }
  auto bytes = read_all(std::move(input), max_size(file.form));
  if (!bytes) {
    file.size_flaw = too_big(file, size);  // it grew while we read
    return;
  }
  file.bytes = std::move(*bytes);
  Hasher hasher;
  hasher.add(file.bytes);
  file.digest = hasher.finish();
  if (file.form == FileForm::kSignature && file.bytes.size() != kSignatureSize) {
    file.size_flaw = too_big(file, file.bytes.size());
  } else if (file.form != FileForm::kSignature && file.form != FileForm::kEvidence) {
    check_lines(file);  // (of a file of evidence all bytes are fewer)
  }
}

}  // namespace

std::optional<Flaw> table_line_flaw(std::string_view line, std::uint64_t number,
                                    std::size_t columns) {
  if (number == 1 && line.starts_with(kByteOrderMark)) {
    return Flaw{number, "UTF-8 without BOM", "a BOM"};
  }
  if (!crypto::is_utf8(line)) {
    return Flaw{number, "UTF-8", "'" + escape_text(line) + "'"};
  }
  std::size_t fields = 0;
  std::size_t begin = 0;
  while (begin <= line.size()) {
    const std::size_t end = std::min(line.find('\t', begin), line.size());
    const std::string_view field = line.substr(begin, end - begin);
    if (field.empty()) {
      return Flaw{number, "no empty field", line.empty() ? "an empty line" : "an empty field"};
    }
    if (crypto::has_control(field)) {
      return Flaw{number, "no control character", "'" + escape_text(field) + "'"};
    }
    ++fields;
    begin = end + 1;
  }
  if (fields != columns) {
    return Flaw{number, std::to_string(columns) + " fields, as the header has",
                std::to_string(fields)};
  }
  return std::nullopt;
}

ScannedFile scan_file(const RecordFolder& record, const std::string& folder, const Entry& entry,
                      FileForm form) {
  ScannedFile file;
  file.name = entry.name;
  file.path = folder + "/" + escape_text(entry.name);
  file.form = form;
  if (form == FileForm::kUnknown) {
    return file;  // rule 1.2 says that it should not be there; nobody reads it
  }
  try {
    InputFile input = record.open(folder + "/" + entry.name);
    if (form == FileForm::kTable) {
      scan_table(file, std::move(input));
    } else {
      scan_small(file, std::move(input));
    }
  } catch (const crypto::Error& error) {
    file.unreadable = error.what();
  }
  return file;
}

}  // namespace klero::verifier
