// Any bytes as a table: a table that is read is written back to the same bytes, and whatever is
// refused is told in one short line of text.

#include <array>
#include <cstdlib>

#include "crypto/base/text.h"
#include "crypto/format/tsv.h"

namespace {

using klero::crypto::Flaw;
using klero::crypto::TsvTable;

constexpr std::array<std::string_view, 3> kColumns = {"leaf", "stratum", "count"};

void require(bool condition) {
  if (!condition) {
    std::abort();
  }
}

void check_message(const std::string& message) {
  require(message.size() < 2000 && klero::crypto::is_utf8(message) &&
          !klero::crypto::has_control(message));
}

std::string written(const TsvTable& table) {
  std::string text;
  klero::crypto::append_tsv_header(text, kColumns);
  for (const std::vector<std::string>& row : table.rows) {
    const std::vector<std::string_view> fields(row.begin(), row.end());
    klero::crypto::append_tsv_row(text, fields);
  }
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto read = klero::crypto::read_tsv(bytes, kColumns);
  if (std::holds_alternative<Flaw>(read)) {
    check_message(describe(std::get<Flaw>(read)));
  } else {
    require(written(std::get<TsvTable>(read)) == bytes);
  }
  return 0;
}
