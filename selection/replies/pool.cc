#include "selection/replies/pool.h"

#include <algorithm>
#include <map>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/format/tsv.h"
#include "selection/replies/small_cells.h"

namespace klero::selection {
namespace {

bool is_sealed(const Order& order, std::size_t feature) {
  return order.features[feature].visibility == Visibility::kSealed;
}

std::vector<std::string_view> pool_columns(const Order& order) {
  std::vector<std::string_view> columns{"leaf"};
  for (const std::size_t feature : asked_features(order)) {
    if (!is_sealed(order, feature)) columns.push_back(order.features[feature].name);
  }
  return columns;
}

std::uint32_t find_category(const Feature& feature, const std::string& name, std::size_t line) {
  for (std::uint32_t i = 0; i < feature.categories.size(); ++i) {
    if (feature.categories[i].name == name) return i;
  }
  throw crypto::Error("pool.tsv:" + std::to_string(line) + ": '" + crypto::escape_text(name) +
                      "' is no category of " + feature.name);
}

// The answers of a row to asked_features(): the public ones out of its line, the others out of
// `sealed`.
std::vector<std::uint32_t> row_answers(const Order& order, const std::vector<std::string>& fields,
                                       const std::vector<std::size_t>& sealed, std::size_t line) {
  std::vector<std::uint32_t> answers;
  std::size_t next_field = 1;
  std::size_t next_sealed = 0;
  for (const std::size_t feature : asked_features(order)) {
    answers.push_back(is_sealed(order, feature)
                          ? static_cast<std::uint32_t>(sealed.at(next_sealed++))
                          : find_category(order.features[feature], fields[next_field++], line));
  }
  return answers;
}

}  // namespace

SealedAnswers sealed_answers(const Order& order, const Pool& pool) {
  SealedAnswers all;
  for (const PoolRow& row : pool.rows) {
    std::vector<std::size_t>& answers = all.emplace_back();
    for (const std::size_t feature : sealed_features(order)) {
      answers.push_back(row.profile[feature]);
    }
  }
  return all;
}

Profile make_profile(const Order& order, StratumNumber stratum,
                     const std::vector<std::uint32_t>& answers) {
  Profile profile;
  std::size_t next = 0;
  for (const Feature& feature : order.features) {
    profile.push_back(feature.column ? answers.at(next++)
                                     : category_by_stratum(order, feature, stratum));
  }
  return profile;
}

std::string write_pool(const Order& order, const Pool& pool) {
  std::string text;
  crypto::append_tsv_header(text, pool_columns(order));
  const std::vector<std::size_t> asked = asked_features(order);
  for (const PoolRow& row : pool.rows) {
    const std::string leaf = crypto::to_hex(row.leaf);
    std::vector<std::string_view> fields{leaf};
    for (const std::size_t feature : asked) {
      if (is_sealed(order, feature)) continue;
      fields.push_back(order.features[feature].categories[row.profile[feature]].name);
    }
    crypto::append_tsv_row(text, fields);
  }
  return text;
}

std::string write_margins(const Order& order, const Pool& pool) {
  std::string text;
  constexpr std::array<std::string_view, 3> kColumns{"feature", "category", "people"};
  crypto::append_tsv_header(text, kColumns);
  for (std::size_t f = 0; f < order.features.size(); ++f) {
    const Feature& feature = order.features[f];
    if (is_sealed(order, f)) continue;
    for (std::uint32_t c = 0; c < feature.categories.size(); ++c) {
      const std::string people = std::to_string(people_in(pool, f, c));
      crypto::append_tsv_row(
          text, std::array<std::string_view, 3>{feature.name, feature.categories[c].name, people});
    }
  }
  return text;
}

Pool read_pool(const Order& order, const std::vector<Invitation>& invitations,
               std::string_view bytes, const SealedAnswers& sealed) {
  std::map<crypto::Digest, StratumNumber> strata;
  for (const Invitation& invitation : invitations) strata[invitation.leaf] = invitation.stratum;
  const auto table = crypto::read_tsv(bytes, pool_columns(order));
  if (const auto* flaw = std::get_if<crypto::Flaw>(&table)) {
    throw crypto::Error("pool.tsv: " + crypto::describe(*flaw));
  }
  const auto& lines = std::get<crypto::TsvTable>(table).rows;
  if (has_sealed_feature(order) && lines.size() != sealed.size()) {
    throw crypto::Error("pool.tsv has " + std::to_string(lines.size()) + " rows, and " +
                        std::to_string(sealed.size()) + " rows have sealed answers");
  }
  static const std::vector<std::size_t> kNothingSealed;
  Pool pool;
  for (const std::vector<std::string>& fields : lines) {
    const std::size_t line = pool.rows.size() + 2;
    PoolRow row;
    const bool digest = crypto::read_hex(fields[0], row.leaf);
    const auto stratum = strata.find(row.leaf);
    if (!digest || stratum == strata.end() ||
        (!pool.rows.empty() && row.leaf <= pool.rows.back().leaf)) {
      throw crypto::Error("pool.tsv:" + std::to_string(line) +
                          ": expected leaves of invited people, strictly ascending");
    }
    row.stratum = stratum->second;
    const std::vector<std::size_t>& hidden =
        sealed.empty() ? kNothingSealed : sealed[pool.rows.size()];
    row.profile = make_profile(order, row.stratum, row_answers(order, fields, hidden, line));
    pool.rows.push_back(std::move(row));
  }
  return pool;
}

}  // namespace klero::selection
