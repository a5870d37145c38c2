#include "selection/replies/pool.h"

#include <algorithm>
#include <map>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/format/tsv.h"

namespace klero::selection {
namespace {

std::vector<std::string_view> pool_columns(const Order& order) {
  std::vector<std::string_view> columns{"leaf"};
  for (const std::size_t feature : asked_features(order)) {
    columns.push_back(order.features[feature].name);
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

}  // namespace

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
    for (std::uint32_t c = 0; c < feature.categories.size(); ++c) {
      const std::string people =
          std::to_string(std::count_if(pool.rows.begin(), pool.rows.end(),
                                       [&](const PoolRow& row) { return row.profile[f] == c; }));
      crypto::append_tsv_row(
          text, std::array<std::string_view, 3>{feature.name, feature.categories[c].name, people});
    }
  }
  return text;
}

Pool read_pool(const Order& order, const std::vector<Invitation>& invitations,
               std::string_view bytes) {
  std::map<crypto::Digest, StratumNumber> strata;
  for (const Invitation& invitation : invitations) strata[invitation.leaf] = invitation.stratum;
  const auto table = crypto::read_tsv(bytes, pool_columns(order));
  if (const auto* flaw = std::get_if<crypto::Flaw>(&table)) {
    throw crypto::Error("pool.tsv: " + crypto::describe(*flaw));
  }
  const std::vector<std::size_t> asked = asked_features(order);
  Pool pool;
  for (const std::vector<std::string>& fields : std::get<crypto::TsvTable>(table).rows) {
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
    std::vector<std::uint32_t> answers;
    for (std::size_t i = 0; i < asked.size(); ++i) {
      answers.push_back(find_category(order.features[asked[i]], fields[i + 1], line));
    }
    row.profile = make_profile(order, row.stratum, answers);
    pool.rows.push_back(std::move(row));
  }
  return pool;
}

}  // namespace klero::selection
