#include "selection/frame/frame_files.h"

#include <algorithm>
#include <array>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/format/canonical_json.h"
#include "crypto/format/tsv.h"
#include "selection/frame/leaf_stream.h"

namespace klero::selection {
namespace {

constexpr std::size_t kDigits = 64;

std::string numbered(const char* start, StratumNumber stratum) {
  std::string digits = std::to_string(stratum);
  digits.insert(0, 4 - std::min<std::size_t>(4, digits.size()), '0');
  return start + digits + ".tsv";
}

std::vector<std::string_view> strata_columns(const Order& order) {
  std::vector<std::string_view> columns{"stratum"};
  for (const StrataColumn& entry : order.strata) columns.push_back(entry.name);
  columns.insert(columns.end(), {"people", "letters"});
  if (order.letters.second_wave) columns.push_back("second");
  return columns;
}

}  // namespace

std::string leaves_file(StratumNumber stratum) {
  return numbered("leaves-", stratum);
}
std::string people_file(StratumNumber stratum) {
  return numbered("people-", stratum);
}

std::string write_frame_json(std::string_view master_commitment, std::uint64_t people) {
  return crypto::write_canonical_json({{"_format", "kleroterion/frame/1"},
                                       {"master_commitment", std::string(master_commitment)},
                                       {"people", people}});
}

std::string write_strata(const Order& order, const StrataCounts& counts) {
  std::string text;
  crypto::append_tsv_header(text, strata_columns(order));
  for (StratumNumber stratum = 1; stratum <= counts.people.size(); ++stratum) {
    const CategoryPositions positions = categories_of(order, stratum);
    const std::string number = std::to_string(stratum);
    const std::string people_here = std::to_string(counts.people[stratum - 1]);
    const std::string letters_here = std::to_string(counts.letters[stratum - 1]);
    const std::string second_here = std::to_string(counts.second[stratum - 1]);
    std::vector<std::string_view> fields{number};
    for (std::size_t i = 0; i < positions.size(); ++i) {
      fields.push_back(order.strata[i].categories[positions[i]].name);
    }
    fields.insert(fields.end(), {people_here, letters_here});
    if (order.letters.second_wave) fields.push_back(second_here);
    crypto::append_tsv_row(text, fields);
  }
  return text;
}

bool has_exclusions(const Order& order) {
  return !order.eligibility.rules.empty() || order.eligibility.served;
}

std::string write_excluded(const Order& order, const Register& people) {
  const std::vector<bool> merged = which_merge(people.excluded, order.min_stratum);
  std::string text;
  crypto::append_tsv_header(text, std::array<std::string_view, 2>{"reason", "people"});
  const auto row = [&](std::string_view reason, std::string_view number) {
    crypto::append_tsv_row(text, std::array<std::string_view, 2>{reason, number});
  };
  for (std::size_t i = 0; i < merged.size(); ++i) {
    row(people.excluded[i].why, merged[i] ? "-" : std::to_string(people.excluded[i].people));
  }
  if (std::ranges::find(merged, true) == merged.end()) return text;
  const std::uint64_t together = people_merged(people.excluded, merged);
  row("other", together < order.min_stratum ? "few" : std::to_string(together));
  return text;
}

std::string write_leaves(std::span<const LeafRow> rows) {
  std::string text = "leaf\n";
  const std::size_t start = text.size();
  text.resize(start + rows.size() * (kDigits + 1));
  char* place = text.data() + start;
  for (const LeafRow& row : rows) {
    crypto::write_hex(row.leaf, place);
    place[kDigits] = '\n';
    place += kDigits + 1;
  }
  return text;
}

std::string write_people(const Order& order, std::span<const LeafRow> rows) {
  std::string text;
  std::vector<std::string_view> columns{"key", "identity"};
  columns.insert(columns.end(), order.letter_columns.begin(), order.letter_columns.end());
  crypto::append_tsv_header(text, columns);
  for (const LeafRow& row : rows) text += text_of(*row.person);
  return text;
}

StrataCounts read_strata(const Order& order, std::string_view bytes) {
  const std::vector<std::string_view> columns = strata_columns(order);
  const auto table = crypto::read_tsv(bytes, columns);
  if (const auto* flaw = std::get_if<crypto::Flaw>(&table)) {
    throw crypto::Error("strata.tsv: " + crypto::describe(*flaw));
  }
  StrataCounts counts;
  const auto& rows = std::get<crypto::TsvTable>(table).rows;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::size_t first = 1 + order.strata.size();
    const auto people = crypto::parse_uint(rows[i][first]);
    const auto letters = crypto::parse_uint(rows[i][first + 1]);
    const auto second = order.letters.second_wave ? crypto::parse_uint(rows[i][first + 2])
                                                  : std::optional<std::uint64_t>(0);
    if (rows[i][0] != std::to_string(i + 1) || !people || !letters || !second) {
      throw crypto::Error("strata.tsv:" + std::to_string(i + 2) + ": expected stratum " +
                          std::to_string(i + 1) + " with numbers of people and letters");
    }
    counts.people.push_back(*people);
    counts.letters.push_back(*letters);
    counts.second.push_back(*second);
  }
  if (rows.size() != number_of_strata(order)) {
    throw crypto::Error("strata.tsv: expected " + std::to_string(number_of_strata(order)) +
                        " strata, got " + std::to_string(rows.size()));
  }
  return counts;
}

std::vector<crypto::Digest> read_leaves(std::string_view name, std::string_view bytes) {
  std::vector<crypto::Digest> leaves;
  leaves.reserve(bytes.size() / (kDigits + 1));
  visit_leaves(crypto::LineReader::of_text(bytes), name,
               [&](const crypto::Digest& leaf) { leaves.push_back(leaf); });
  return leaves;
}

std::string write_master(const crypto::Secret& master) {
  return crypto::to_hex(master.read().bytes()) + "\n";
}

crypto::Secret read_master(std::string& digits) {
  crypto::Secret master(32);
  const std::string_view text(digits);
  const bool whole = text.size() == kDigits + 1 && text.back() == '\n';
  if (!whole || !crypto::read_hex(text.substr(0, kDigits), master.write().bytes())) {
    throw crypto::Error("master.secret: expected 64 digits 0-9 a-f on one line");
  }
  return master;
}

}  // namespace klero::selection
