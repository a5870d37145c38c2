// What each respondent gets in form committed: docs/protocol.md, section 11a.
//
// A receipt opens what is its owner's: the answers of his row, his chance, his places in panels. It
// holds the inclusion proofs of these places, and a proof is made of hashes of his fellow members
// with salts that he has not: nothing of anybody else can be computed from it.

#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "selection/portfolio/salts.h"
#include "selection/replies/pool.h"
#include "selection/sealed/seal.h"

namespace klero::selection {

struct SealedChances {
  std::vector<std::uint32_t> counts;  // row r+1 at [r]
  std::vector<Salt> salts;
};

// Reads write_sealed_chances() (salts.h). Throws Error, naming the line.
[[nodiscard]] SealedChances read_sealed_chances(std::string_view bytes);

// All of one draw, in form committed. What the sealed part says must have been compared with the
// record before: a receipt that does not fit cannot be taken back.
struct ReceiptSources {
  const Order& order;
  std::string order_checksum;      // of step 01
  std::string pool_checksum;       // of step 07
  std::string portfolio_checksum;  // of step 08
  const Pool& pool;
  const SealedScheme& scheme;
  const SealedPool& sealed;  // empty if no feature is sealed
  const SealedPortfolio& portfolio;
  const SealedChances& chances;
};

using VisitReceipt = std::function<void(RowNumber row, const std::string& document)>;

// Hands over the receipt of row 1, 2, …: the bytes of a document.
void visit_receipts(const ReceiptSources& sources, const VisitReceipt& visit);

// Before there is a portfolio: the receipts of the sealed answers alone, so that people can object to
// what was entered.
//
//   pool_checksum  of the step of the pool that counts
void visit_answer_receipts(const std::string& order_checksum, const std::string& pool_checksum,
                           const Pool& pool, const SealedScheme& scheme, const SealedPool& sealed,
                           const VisitReceipt& visit);

}  // namespace klero::selection
