#include "selection/receipts/receipts.h"

#include <array>
#include <optional>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/format/canonical_json.h"
#include "crypto/format/tsv.h"
#include "crypto/hash/merkle.h"
#include "crypto/hash/sha256_openssl.h"
#include "selection/portfolio/commitments.h"

namespace klero::selection {
namespace {

using crypto::Json;

constexpr std::array<std::string_view, 3> kChanceColumns{"row", "panels", "salt"};

struct Membership {
  std::size_t panel = 0;
  std::size_t position = 0;
  Salt salt{};
  std::vector<crypto::Digest> path;
};

// The memberships of every row, ascending by panel.
std::vector<std::vector<Membership>> memberships_of(const ReceiptSources& sources) {
  std::vector<std::vector<Membership>> all(sources.pool.rows.size());
  const auto& panels = sources.portfolio.portfolio.panels;
  for (std::size_t p = 0; p < panels.size(); ++p) {
    const std::vector<crypto::Digest> leaves = member_leaves(
        sources.order, sources.pool_checksum, p, panels[p], sources.portfolio.salts[p]);
    for (std::size_t i = 0; i < panels[p].size(); ++i) {
      all.at(panels[p][i])
          .push_back({p, i, sources.portfolio.salts[p][i],
                      crypto::merkle_proof(leaves, i, crypto::openssl::sha256)});
    }
  }
  return all;
}

Json membership_json(const Membership& membership) {
  Json path = Json::array();
  for (const crypto::Digest& sibling : membership.path) path.push_back(crypto::to_hex(sibling));
  return {{"panel", membership.panel},
          {"path", path},
          {"position", membership.position},
          {"salt", crypto::to_hex(membership.salt)}};
}

Json answers_json(const SealedScheme& scheme, const SealedPool& pool, std::size_t row) {
  Json answers = Json::array();
  for (std::size_t f = 0; f < scheme.features.size(); ++f) {
    const SealedFeature& feature = scheme.features[f];
    const SealedRow& sealed = pool.at(row);
    Json openings = Json::array();
    for (std::size_t c = 0; c < feature.count; ++c) {
      openings.push_back(sealed.blindings[feature.first + c].hex());
    }
    answers.push_back({{"category", scheme.categories[feature.first + sealed.chosen[f]].name},
                       {"feature", feature.name},
                       {"openings", openings}});
  }
  return answers;
}

}  // namespace

SealedChances read_sealed_chances(std::string_view bytes) {
  SealedChances chances;
  crypto::LineReader lines = crypto::LineReader::of_text(bytes);
  const auto flaw = crypto::visit_tsv(
      lines, kChanceColumns, [&](const crypto::TsvRow& row) -> std::optional<crypto::Flaw> {
        const auto panels = crypto::parse_uint(row.fields[1]);
        Salt salt{};
        if (row.fields[0] != std::to_string(chances.counts.size() + 1) || !panels ||
            *panels > 100'000 || !crypto::read_hex(row.fields[2], salt)) {
          return crypto::Flaw{row.line, "row, panels and salt, by row", "something else"};
        }
        chances.counts.push_back(static_cast<std::uint32_t>(*panels));
        chances.salts.push_back(salt);
        return std::nullopt;
      });
  if (flaw) {
    throw crypto::Error(std::string(kSealedChancesFile) + ": " + crypto::describe(*flaw));
  }
  return chances;
}

void visit_answer_receipts(const std::string& order_checksum, const std::string& pool_checksum,
                           const Pool& pool, const SealedScheme& scheme, const SealedPool& sealed,
                           const VisitReceipt& visit) {
  for (std::size_t row = 0; row < pool.rows.size(); ++row) {
    const Json document = {{"_format", "kleroterion/answers/1"},
                           {"answers", answers_json(scheme, sealed, row)},
                           {"leaf", crypto::to_hex(pool.rows[row].leaf)},
                           {"order", order_checksum},
                           {"pool", pool_checksum},
                           {"row", row + 1}};
    visit(static_cast<RowNumber>(row + 1), crypto::write_canonical_json(document));
  }
}

void visit_receipts(const ReceiptSources& sources, const VisitReceipt& visit) {
  const std::vector<std::vector<Membership>> memberships = memberships_of(sources);
  for (std::size_t row = 0; row < sources.pool.rows.size(); ++row) {
    Json places = Json::array();
    for (const Membership& one : memberships[row]) places.push_back(membership_json(one));
    const Json document = {
        {"_format", "kleroterion/receipt/1"},
        {"answers", answers_json(sources.scheme, sources.sealed, row)},
        {"chance",
         {{"panels", sources.chances.counts.at(row)},
          {"salt", crypto::to_hex(sources.chances.salts.at(row))}}},
        {"leaf", crypto::to_hex(sources.pool.rows[row].leaf)},
        {"memberships", places},
        {"order", sources.order_checksum},
        {"portfolio", sources.portfolio_checksum},
        {"row", row + 1}};
    visit(static_cast<RowNumber>(row + 1), crypto::write_canonical_json(document));
  }
}

}  // namespace klero::selection
