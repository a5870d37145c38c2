// Does a panel keep a quota? docs/protocol.md, section 7.
//
// Here for public features, whose answers follow from the record; what is shown of sealed ones, by
// proofs, is in sealed.h.

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "verifier/order/order.h"

namespace klero::verifier {

using RowNumber = std::uint32_t;  // 1 for the first data line of pool.tsv

// One category of one feature, and how many members it may have.
struct Quota {
  std::size_t feature = 0;
  std::size_t category = 0;
  std::uint64_t least = 0;
  std::uint64_t most = 0;
};

// The answers to one feature: the category of row 1, row 2, …
struct PublicAnswers {
  std::span<const std::uint32_t> category_of_row;
};

// What a public feature is judged by.
struct QuotaEvidence {
  PublicAnswers answers;
};

struct QuotaResult {
  bool kept = false;
  std::uint64_t count = 0;  // members in the category
};

// Requires that every member is a row of the evidence.
[[nodiscard]] QuotaResult check_quota(const Quota& quota, std::span<const RowNumber> members,
                                      const QuotaEvidence& evidence);

// The quotas [min, max] of every category, in the sequence of the order.
[[nodiscard]] std::vector<Quota> strict_quotas(const Order& order);
// Those of public features, and those of sealed ones.
[[nodiscard]] std::vector<Quota> public_quotas(const Order& order);
[[nodiscard]] std::vector<Quota> sealed_quotas(const Order& order);

// "education / degree": how findings name a quota; escaped.
[[nodiscard]] std::string name_of_quota(const Order& order, const Quota& quota);

}  // namespace klero::verifier
