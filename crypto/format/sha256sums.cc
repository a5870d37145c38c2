#include "crypto/format/sha256sums.h"

#include <algorithm>
#include <optional>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/files/line_reader.h"

namespace klero::crypto {
namespace {

constexpr std::size_t kDigits = 64;
constexpr std::string_view kBlanks = "  ";
constexpr std::string_view kAbove = "../";
constexpr std::string_view kEvidence = "evidence/";
constexpr std::string_view kListName = "SHA256SUMS";

// By hand: the library's own depend on the locale.
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

bool is_letter_or_digit(char c) {
  return is_digit(c) || is_lower(c) || (c >= 'A' && c <= 'Z');
}

bool is_name(std::string_view name) {
  return !name.empty() && is_letter_or_digit(name[0]) && std::ranges::all_of(name, [](char c) {
    return is_letter_or_digit(c) || c == '.' || c == '_' || c == '-';
  });
}

// A path that leaves its step, without its "../".
bool is_path_above(std::string_view path) {
  const bool evidence = path.starts_with(kEvidence);
  if (evidence) {
    path.remove_prefix(kEvidence.size());
  }
  const std::size_t slash = path.find('/');
  if (slash == std::string_view::npos || !is_step_name(path.substr(0, slash))) {
    return false;
  }
  const std::string_view file = path.substr(slash + 1);
  return evidence ? is_name(file) : file == kListName;
}

std::optional<Flaw> take_line(const Line& line, ChecksumLine& entry) {
  if (line.cut || !line.ends_with_lf) {
    return Flaw{line.number, "a line feed at the end of the line", "none"};
  }
  const std::optional<Digest> digest = digest_from_hex(line.text.substr(0, kDigits));
  if (!digest || line.text.substr(kDigits, kBlanks.size()) != kBlanks) {
    return Flaw{line.number, "64 lower-case hex digits, two blanks and a path",
                "'" + escape_text(line.text) + "'"};
  }
  const std::string_view path = line.text.substr(kDigits + kBlanks.size());
  if (!is_sums_path(path)) {
    return Flaw{line.number, "a path inside of the record", "'" + escape_text(path) + "'"};
  }
  entry = {.digest = *digest, .path = std::string(path)};
  return std::nullopt;
}

}  // namespace

bool is_step_name(std::string_view name) {
  return name.size() > 3 && is_digit(name[0]) && is_digit(name[1]) && name[2] == '-' &&
         std::ranges::all_of(name.substr(3),
                             [](char c) { return is_lower(c) || is_digit(c) || c == '-'; });
}

bool is_sums_path(std::string_view path) {
  if (path.starts_with(kAbove)) {
    return is_path_above(path.substr(kAbove.size()));
  }
  return std::ranges::all_of(split(path, '/'), is_name);
}

std::variant<std::vector<ChecksumLine>, Flaw> read_sha256sums(std::string_view bytes) {
  std::vector<ChecksumLine> entries;
  LineReader lines = LineReader::of_text(bytes);
  Line line;
  while (lines.next(line)) {
    ChecksumLine entry;
    if (const std::optional<Flaw> flaw = take_line(line, entry)) {
      return *flaw;
    }
    if (!entries.empty() && entry.path <= entries.back().path) {
      return Flaw{line.number, "a path after '" + entries.back().path + "'", "'" + entry.path + "'"};
    }
    entries.push_back(std::move(entry));
  }
  if (entries.empty()) {
    return Flaw{1, "64 lower-case hex digits, two blanks and a path", "an empty file"};
  }
  return entries;
}

std::string write_sha256sums(std::span<const ChecksumLine> lines) {
  std::vector<ChecksumLine> sorted(lines.begin(), lines.end());
  std::ranges::sort(sorted, {}, &ChecksumLine::path);
  std::string text;
  for (const ChecksumLine& line : sorted) {
    if (!is_sums_path(line.path)) {
      throw Error("cannot write SHA256SUMS: expected a path inside of the record, got '" +
                  escape_text(line.path) + "'");
    }
    text += to_hex(line.digest) + std::string(kBlanks) + line.path + "\n";
  }
  const auto twice = std::ranges::adjacent_find(sorted, {}, &ChecksumLine::path);
  if (twice != sorted.end()) {
    throw Error("cannot write SHA256SUMS: '" + twice->path + "' stands twice");
  }
  if (sorted.empty()) {
    throw Error("cannot write SHA256SUMS: expected files, got none");
  }
  return text;
}

}  // namespace klero::crypto
