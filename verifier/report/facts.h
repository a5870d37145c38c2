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
#include "verifier/report/collusion.h"

namespace klero::verifier {

struct Examination;

struct StepFact {
  std::string name;
  std::optional<crypto::Digest> checksum;
};

// The end of an attempt, or of a lot before its seed.
struct EndFact {
  std::string step;
  std::string date;
  std::string reason;
  std::vector<std::string> witnesses;  // who cosigned it; of an annulment nobody does
};

struct CorrectionFact {
  EndFact step;
  std::uint64_t objections = 0;  // that were upheld
};

struct LotFact {
  unsigned lot = 0;
  std::optional<EndFact> voided;       // a second lot that was voided and repeated
  std::optional<crypto::Digest> seed;
  Said values;                         // "20 dice of 6 sides, Rathaus: 3 1 …"; "" without beacons
  std::vector<std::string> revealed;   // names of contributors who did so themselves
  std::vector<std::string> opened;     // by the escrow in their place
  std::vector<std::string> missing;    // committed, and neither
  std::vector<std::string> absent;
  std::vector<std::string> signers;    // of the close, who count
  std::vector<std::string> witnesses;  // who cosigned it
  std::string stamped;                 // "2026-03-07 12:00:00 UTC" by an authority brought, or ""
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
  Said values;
};

// The second wave of letters, if the order has one.
struct SecondWaveFact {
  std::uint64_t letters = 0;
  std::uint64_t below = 0;
  std::string date;
  std::uint64_t answered = 0;  // of the first wave, as the office says
  bool sent = false;
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
  std::optional<std::uint64_t> letters;      // of the first wave
  std::optional<SecondWaveFact> second_wave;  // once it is decided whether it goes out
  std::optional<std::uint64_t> pool;
  std::uint64_t seats = 0;
  std::uint64_t panels = 0;
  std::vector<LotFact> lots;
  std::optional<std::uint64_t> panel_number;
  std::vector<std::uint64_t> spot_checks;
  std::vector<MemberFact> members;  // as the panel is now, ascending by row
  std::vector<QuotaFact> quotas;  // those in force
  std::vector<Said> relaxed;      // "education / none: at least 2 instead of 3"
  std::vector<PairFact> pairs;
  std::vector<SeedTrust> seeds;  // what each seed rests on
  std::optional<CorrectionFact> correction;  // of the pool
  std::optional<EndFact> annulment;
};

[[nodiscard]] Facts gather_facts(const Examination& x);

}  // namespace klero::verifier
