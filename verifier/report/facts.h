// What a reader of the report wants to know beyond right and wrong: all taken from the record, and only
// as good as the checks that rest on it.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "crypto/base/bytes.h"
#include "verifier/checks/said.h"
#include "verifier/rebuild/replacement.h"

namespace klero::verifier {

struct Examination;

struct StepFact {
  std::string name;
  std::optional<crypto::Digest> checksum;
};

struct LotFact {
  unsigned lot = 0;
  std::optional<crypto::Digest> seed;
  Said dice;                              // "20 dice of 6 sides, Rathaus: 3 1 …"; "" without beacon
  std::vector<std::string> revealed;      // names of contributors
  std::vector<std::string> missing;       // committed, but did not reveal
  std::vector<std::string> absent;
  std::size_t signers = 0;                // of the close
  std::size_t office_slots = 0;           // of those who revealed
};

struct QuotaFact {
  std::string feature;
  std::string category;
  Bounds bounds;
  bool sealed = false;                 // then the numbers are those that proofs show
  std::optional<std::uint64_t> pool;
  std::optional<std::uint64_t> panel;  // members of the panel as it is now; of a sealed feature unknown
                                       // after a replacement
};

struct PairFact {
  std::string step;
  std::vector<Swap> swaps;
  Said dice;
};

struct MemberFact {
  RowNumber row = 0;
  crypto::Digest leaf{};
};

// All texts are escaped.
struct Facts {
  bool order_read = false;
  std::string title;
  std::string body;
  std::uint64_t attempt = 0;
  bool rehearsal = false;
  std::string previous;
  std::string form;  // "open" or "committed"
  std::vector<StepFact> steps;
  std::optional<std::uint64_t> people;
  std::size_t strata = 0;
  std::optional<std::uint64_t> letters;
  std::optional<std::uint64_t> pool;
  std::uint64_t seats = 0;
  std::uint64_t panels = 0;
  std::vector<LotFact> lots;
  std::optional<std::uint64_t> panel_number;
  std::vector<std::uint64_t> spot_checks;
  std::vector<MemberFact> members;  // as the panel is now, ascending by row
  std::vector<QuotaFact> quotas;
  std::vector<PairFact> pairs;
};

[[nodiscard]] Facts gather_facts(const Examination& x);

}  // namespace klero::verifier
