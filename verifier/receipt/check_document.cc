#include "verifier/receipt/check_document.h"

#include <algorithm>
#include <optional>

#include "crypto/base/text.h"
#include "crypto/group/commitment.h"
#include "crypto/hash/merkle.h"
#include "crypto/hash/sha256_sodium.h"
#include "verifier/checks/examination.h"

namespace klero::verifier {
namespace {

using Faults = std::vector<Said>;

std::string digits(const crypto::Digest& digest) { return crypto::to_hex(digest); }

// Of a receipt of the answers alone: is it of the pool that counts?
std::optional<Said> check_pool(const Examination& x, const crypto::Digest& pool) {
  const ScannedStep* step = x.scan.step(x.scan.pool_step());
  if (step == nullptr) {
    return Said{"the record ends before the pool: there is nothing yet that a receipt could open",
                "die Akte endet vor dem Pool: Es gibt noch nichts, was eine Quittung öffnet"};
  }
  if (*step->checksum == pool) {
    return std::nullopt;
  }
  const ScannedStep& first = *x.scan.step(kPoolStep);
  if (x.scan.course().corrected && *first.checksum == pool) {
    return Said{"the pool was corrected since, in step " + step->name +
                    ": the receipt opens what stood there before; ask for a new one",
                "der Pool wurde seither korrigiert, in Schritt " + step->name +
                    ": Die Quittung öffnet, was vorher dort stand; lassen Sie sich eine neue geben"};
  }
  return Said{"the receipt belongs to another pool: step " + step->name + " has the checksum " +
                  digits(*step->checksum) + ", the receipt names " + digits(pool),
              "die Quittung gehört zu einem anderen Pool: Schritt " + step->name +
                  " hat die Prüfsumme " + digits(*step->checksum) + ", die Quittung nennt " +
                  digits(pool)};
}

// What does not fit says nothing about the rest: it belongs to another draw or portfolio.
std::optional<Said> check_draw(const Examination& x, const ReceiptDocument& document) {
  const auto& order = x.scan.step(1)->checksum;
  if (*order != document.order) {
    return Said{"the receipt belongs to another draw: its order has the checksum " +
                    digits(document.order) + ", that of the record " + digits(*order),
                "die Quittung gehört zu einer anderen Losung: Ihre Losordnung hat die Prüfsumme " +
                    digits(document.order) + ", die der Akte " + digits(*order)};
  }
  if (!x.order->committed) {
    return Said{"the panels of this draw are open: it has no receipts",
                "die Gremien dieser Losung sind offen: Es gibt keine Quittungen"};
  }
  if (document.pool) {
    return check_pool(x, *document.pool);
  }
  const ScannedStep* step = x.scan.step(x.scan.portfolio_step());
  if (step == nullptr) {
    return Said{"the record ends before step 08: there is nothing yet that a receipt could open",
                "die Akte endet vor Schritt 08: Es gibt noch nichts, was eine Quittung öffnet"};
  }
  if (*step->checksum != document.portfolio) {
    return Said{"the receipt belongs to another portfolio: step 08 has the checksum " +
                    digits(*step->checksum) + ", the receipt names " + digits(document.portfolio),
                "die Quittung gehört zu anderen Gremien: Schritt 08 hat die Prüfsumme " +
                    digits(*step->checksum) + ", die Quittung nennt " + digits(document.portfolio)};
  }
  return std::nullopt;
}

std::optional<Said> check_row(const Examination& x, const ReceiptDocument& document) {
  const std::string row = std::to_string(document.row);
  if (document.row < 1 || document.row > x.pool().rows.size()) {
    return Said{"there is no row " + row + ": the pool has " + std::to_string(x.pool().rows.size()),
                "es gibt keine Zeile " + row + ": Der Pool hat " + std::to_string(x.pool().rows.size())};
  }
  if (x.pool().rows[document.row - 1].leaf != document.leaf) {
    return Said{"row " + row + " of the pool is not this person's: it has another leaf",
                "Zeile " + row + " des Pools gehört einer anderen Person: Sie hat ein anderes Blatt"};
  }
  return std::nullopt;
}

// The answer to a sealed feature against the commitments of its categories.
std::optional<Said> check_answer(const Feature& feature, const OpenedAnswer& answer,
                                 std::span<const crypto::Point> commitments) {
  const std::string name = crypto::escape_text(feature.name);
  const auto chosen = std::ranges::find(feature.categories, answer.category, &FeatureCategory::name);
  if (answer.feature != feature.name || chosen == feature.categories.end() ||
      answer.openings.size() != feature.categories.size()) {
    return Said{"the receipt does not answer '" + name + "' as the order asks for it",
                "die Quittung beantwortet '" + name + "' nicht so, wie die Losordnung es erfragt"};
  }
  for (std::size_t c = 0; c < commitments.size(); ++c) {
    const bool is_chosen = chosen == feature.categories.begin() + static_cast<std::ptrdiff_t>(c);
    if (crypto::commit(crypto::Scalar::from_uint(is_chosen ? 1 : 0), answer.openings[c]) !=
        commitments[c]) {
      const std::string category = crypto::escape_text(answer.category);
      return Said{"the record does not hold '" + category + "' for '" + name +
                      "': the receipt does not open the commitment",
                  "in der Akte steht für '" + name + "' nicht '" + category +
                      "': Die Quittung öffnet die Festlegung nicht"};
    }
  }
  return std::nullopt;
}

void check_answers(const Examination& x, const ReceiptDocument& document, Faults& faults) {
  std::size_t number = 0;
  std::size_t first = 0;  // of the row's commitments
  for (const Feature& feature : x.order->features) {
    if (!feature.sealed) {
      continue;
    }
    if (number == document.answers.size()) {
      break;
    }
    const auto row = x.pool().commitments.of_row(static_cast<RowNumber>(document.row));
    if (const auto fault = check_answer(feature, document.answers[number],
                                        row.subspan(first, feature.categories.size()))) {
      faults.push_back(*fault);
    }
    first += feature.categories.size();
    ++number;
  }
  const auto sealed = std::ranges::count_if(x.order->features, &Feature::sealed);
  if (document.answers.size() != static_cast<std::size_t>(sealed)) {
    faults.push_back({"the receipt opens " + std::to_string(document.answers.size()) +
                          " answers, and the order seals " + std::to_string(sealed),
                      "die Quittung öffnet " + std::to_string(document.answers.size()) +
                          " Antworten, die Losordnung versiegelt " + std::to_string(sealed)});
  }
}

void check_chance(const Examination& x, const ReceiptDocument& document, Faults& faults) {
  const std::string panels = std::to_string(document.panels);
  const std::string hash = digits(crypto::sodium::sha256(
      lines({label(*x.order, "chance"), digits(*x.scan.step(x.scan.pool_step())->checksum),
             "row " + std::to_string(document.row), "panels " + panels,
             digits(document.chance_salt)})));
  bool found = false;
  visit_rows(x.folder, path_of(x, x.scan.portfolio_step(), "chances.tsv"), [&](const Row& row) {
    found = row.fields[0] == panels && row.fields[1] == hash;
    return !found;
  });
  if (!found) {
    faults.push_back({"the record holds no chance of " + panels +
                          " panels for this row: its hash stands in no line of chances.tsv",
                      "die Akte enthält für diese Zeile keine Chance von " + panels +
                          " Gremien: Ihr Hash steht in keiner Zeile von chances.tsv"});
  }
}

bool leads_to_root(const Examination& x, const ReceiptDocument& document,
                   const Membership& membership) {
  if (membership.panel >= x.roots.size() || membership.position >= x.order->seats) {
    return false;
  }
  const std::string text =
      lines({label(*x.order, "member"), digits(*x.scan.step(x.scan.pool_step())->checksum),
             "panel " + std::to_string(membership.panel), "row " + std::to_string(document.row),
             digits(membership.salt)});
  return crypto::merkle_verify(crypto::merkle_leaf(text, crypto::sodium::sha256),
                               membership.position, x.order->seats, membership.path,
                               x.roots[membership.panel], crypto::sodium::sha256);
}

void check_memberships(const Examination& x, const ReceiptDocument& document, Faults& faults) {
  const std::string count = std::to_string(document.memberships.size());
  const std::string panels = std::to_string(document.panels);
  if (document.memberships.size() != document.panels) {
    faults.push_back({"the receipt shows " + count + " places in panels, and the chance says " +
                          panels,
                      "die Quittung zeigt " + count + " Plätze in Gremien, die Chance nennt " +
                          panels});
  }
  for (const Membership& membership : document.memberships) {
    if (!leads_to_root(x, document, membership)) {
      const std::string panel = std::to_string(membership.panel);
      faults.push_back({"the place in panel " + panel +
                            " is not shown: its path does not lead to the root of that panel",
                        "der Platz in Gremium " + panel +
                            " ist nicht gezeigt: Sein Pfad führt nicht zur Wurzel dieses Gremiums"});
    }
  }
}

}  // namespace

std::vector<Said> check_receipt_document(const Examination& x, const ReceiptDocument& document) {
  Faults faults;
  if (const auto fault = check_draw(x, document)) {
    return {*fault};
  }
  if (const auto fault = check_row(x, document)) {
    return {*fault};
  }
  check_answers(x, document, faults);
  if (!document.pool) {
    check_chance(x, document, faults);
    check_memberships(x, document, faults);
  }
  return faults;
}

}  // namespace klero::verifier
