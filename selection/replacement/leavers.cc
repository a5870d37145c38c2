#include "selection/replacement/leavers.h"

#include <algorithm>
#include <map>
#include <optional>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/csv/csv.h"
#include "crypto/hash/sha256_openssl.h"
#include "selection/portfolio/draw_panel.h"
#include "selection/register/cell.h"

namespace klero::selection {
namespace {

class LeaverReader {
 public:
  LeaverReader(const Order& order, const std::set<RowNumber>& members,
               const std::vector<crypto::LetterNonce>& nonces, std::string file)
      : order_(order), members_(members), file_(std::move(file)) {
    for (std::size_t i = 0; i < nonces.size(); ++i) {
      rows_[nonces[i]] = static_cast<RowNumber>(i + 1);
    }
  }

  void take_header(const crypto::CsvShape& shape) {
    reason_ = crypto::require_column(shape, "reason", file_);
    row_ = find_column(shape, "row");
    code_ = find_column(shape, "code");
    if (!row_ && !code_) throw crypto::Error(file_ + ": expected a column 'row' or 'code'");
  }

  void take_row(const crypto::CsvRow& row) {
    std::optional<RowNumber> number = row_ ? read_row(row) : std::nullopt;
    const std::optional<RowNumber> by_code = code_ ? read_code(row) : std::nullopt;
    if (number && by_code && *number != *by_code) {
      refuse(row, "row " + std::to_string(*number) + " and the code are two people's");
    }
    if (!number) number = by_code;
    if (!number) refuse(row, "names nobody");
    if (!members_.contains(*number)) {
      refuse(row, "row " + std::to_string(*number) + " is not a member of the panel");
    }
    const auto [earlier, fresh] = lines_.emplace(*number, row.line);
    if (!fresh) {
      refuse(row, "row " + std::to_string(*number) + " stands in line " +
                      std::to_string(earlier->second) + " already");
    }
    leavers_.push_back({*number, read_reason(row)});
  }

  std::vector<Leaver> finish() {
    if (leavers_.empty()) throw crypto::Error(file_ + ": nobody leaves");
    return std::move(leavers_);
  }

 private:
  static std::optional<std::size_t> find_column(const crypto::CsvShape& shape,
                                                std::string_view name) {
    const auto found = std::find(shape.columns.begin(), shape.columns.end(), name);
    if (found == shape.columns.end()) return std::nullopt;
    return static_cast<std::size_t>(found - shape.columns.begin());
  }

  [[noreturn]] void refuse(const crypto::CsvRow& row, const std::string& why) const {
    throw crypto::Error(file_ + ":" + std::to_string(row.line) + ": " + why);
  }

  std::optional<RowNumber> read_row(const crypto::CsvRow& row) {
    const std::string_view cell = cells_.normal(row.fields[*row_]);
    if (cell.empty()) return std::nullopt;
    const auto number = crypto::parse_uint(cell);
    if (!number || *number < 1 || *number > rows_.size()) {
      refuse(row, "'" + crypto::escape_text(cell, 60) + "' is no row of the pool");
    }
    return static_cast<RowNumber>(*number);
  }

  std::optional<RowNumber> read_code(const crypto::CsvRow& row) {
    const std::string_view cell = cells_.normal(row.fields[*code_]);
    if (cell.empty()) return std::nullopt;
    const auto nonce = crypto::read_letter_code(cell, crypto::openssl::sha256);
    if (const auto* flaw = std::get_if<crypto::LetterCodeFlaw>(&nonce)) {
      refuse(row, "the code cannot be read: " + flaw->what);
    }
    const auto found = rows_.find(std::get<crypto::LetterNonce>(nonce));
    if (found == rows_.end()) refuse(row, "the code belongs to nobody of the pool");
    return found->second;
  }

  std::size_t read_reason(const crypto::CsvRow& row) {
    const std::string_view cell = cells_.normal(row.fields[reason_]);
    const auto found = std::find(order_.reasons.begin(), order_.reasons.end(), cell);
    if (found != order_.reasons.end()) {
      return static_cast<std::size_t>(found - order_.reasons.begin());
    }
    std::string known;
    for (const std::string& reason : order_.reasons) {
      known += (known.empty() ? "'" : ", '") + reason + "'";
    }
    refuse(row,
           "'" + crypto::escape_text(cell, 60) + "' is no reason of the order; it knows " + known);
  }

  const Order& order_;
  const std::set<RowNumber>& members_;
  std::string file_;
  std::map<crypto::LetterNonce, RowNumber> rows_;
  CellReader cells_;
  std::size_t reason_ = 0;
  std::optional<std::size_t> row_, code_;
  std::map<RowNumber, std::uint64_t> lines_;
  std::vector<Leaver> leavers_;
};

template <class Read>
std::vector<Leaver> read_with(const Order& order, const std::set<RowNumber>& members,
                              const std::vector<crypto::LetterNonce>& nonces,
                              const std::string& file, const Read& read) {
  LeaverReader reader(order, members, nonces, file);
  crypto::CsvVisitor visitor;
  visitor.header = [&](const crypto::CsvShape& shape) { reader.take_header(shape); };
  visitor.row = [&](const crypto::CsvRow& row) { reader.take_row(row); };
  read(visitor);
  return reader.finish();
}

}  // namespace

std::vector<Leaver> read_leavers(const Order& order, const std::set<RowNumber>& members,
                                 const std::vector<crypto::LetterNonce>& nonces,
                                 const std::filesystem::path& file) {
  return read_with(order, members, nonces, file.string(),
                   [&](const crypto::CsvVisitor& visitor) { crypto::read_csv(file, visitor); });
}

std::vector<Leaver> read_leavers_text(const Order& order, const std::set<RowNumber>& members,
                                      const std::vector<crypto::LetterNonce>& nonces,
                                      std::string_view name, std::string_view text) {
  return read_with(order, members, nonces, std::string(name),
                   [&](const crypto::CsvVisitor& visitor) {
                     crypto::read_csv_text(name, text, visitor);
                   });
}

std::string write_leavers(const Pool& pool, std::vector<Leaver> leavers) {
  std::sort(leavers.begin(), leavers.end(),
            [](const Leaver& a, const Leaver& b) { return a.row < b.row; });
  std::vector<RowNumber> rows;
  for (const Leaver& leaver : leavers) rows.push_back(leaver.row);
  return write_members(pool, rows);  // the same columns
}

std::string write_reasons(const Order& order, const std::vector<Leaver>& leavers) {
  std::string text = "reason\tpeople\n";
  for (std::size_t i = 0; i < order.reasons.size(); ++i) {
    const auto people = std::count_if(leavers.begin(), leavers.end(),
                                      [&](const Leaver& leaver) { return leaver.reason == i; });
    text += order.reasons[i] + "\t" + std::to_string(people) + "\n";
  }
  return text;
}

std::vector<RowNumber> read_leaver_rows(const Pool& pool, std::string_view bytes) {
  return read_members(pool, bytes);
}

}  // namespace klero::selection
