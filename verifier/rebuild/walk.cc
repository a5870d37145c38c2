#include "verifier/rebuild/walk.h"

#include <algorithm>
#include <set>

#include "crypto/hash/sha256_sodium.h"

namespace klero::verifier {
namespace {

struct Entry {
  LeafTicket leaf;
  std::size_t stratum = 0;  // counted from 0
};

std::vector<Entry> everybody_by_ticket(std::span<const WalkStratum> strata) {
  std::vector<Entry> all;
  for (std::size_t i = 0; i < strata.size(); ++i) {
    for (const LeafTicket& leaf : strata[i].leaves) {
      all.push_back({leaf, i});
    }
  }
  std::sort(all.begin(), all.end(), [](const Entry& a, const Entry& b) { return a.leaf < b.leaf; });
  return all;
}

}  // namespace

crypto::Digest leaf_of_opening(const Order& order, std::string_view anchor, std::uint32_t stratum,
                               const LeafOpening& opening) {
  return crypto::sodium::sha256(lines({label(order, "leaf"), anchor, text_of_stratum(order, stratum),
                                       crypto::to_hex(opening.tag), crypto::to_hex(opening.inner)}));
}

crypto::Digest inner_of(const Order& order, std::string_view identity, std::string_view nonce) {
  return crypto::sodium::sha256(lines({label(order, "inner"), identity, nonce}));
}

LetterWalk walk_letters(std::span<const WalkStratum> strata,
                        const std::map<crypto::Digest, HouseholdTag>& tags) {
  LetterWalk walk;
  walk.first.resize(strata.size());
  walk.second.resize(strata.size());
  walk.skipped.resize(strata.size());
  const std::vector<Entry> all = everybody_by_ticket(strata);
  std::set<HouseholdTag> drawn;
  std::set<crypto::Digest> seen;  // leaves that were drawn or skipped
  for (const bool is_second : {false, true}) {
    auto& wave = is_second ? walk.second : walk.first;
    for (const Entry& entry : all) {
      const WalkStratum& stratum = strata[entry.stratum];
      const std::uint64_t letters = is_second ? stratum.second : stratum.first;
      if (wave[entry.stratum].size() >= letters || seen.contains(entry.leaf.leaf)) {
        continue;
      }
      const auto tag = tags.find(entry.leaf.leaf);
      if (tag == tags.end()) {
        walk.unknown = entry.leaf;
        return walk;
      }
      seen.insert(entry.leaf.leaf);
      const bool is_new = drawn.insert(tag->second).second;
      (is_new ? wave : walk.skipped)[entry.stratum].push_back(entry.leaf);
    }
  }
  for (auto& skipped : walk.skipped) {
    std::sort(skipped.begin(), skipped.end());  // the second wave goes back to smaller tickets
  }
  return walk;
}

}  // namespace klero::verifier
