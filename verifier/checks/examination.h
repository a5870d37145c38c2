// What is known about a record while it is being checked. The checks of one section read what those
// before have understood, and add what they understand themselves.

#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/base/bytes.h"
#include "crypto/escrow/deposit.h"
#include "verifier/checks/outcome.h"
#include "verifier/order/order.h"
#include "verifier/read/scan.h"
#include "verifier/read/table.h"
#include "verifier/rebuild/lot.h"
#include "verifier/rebuild/quota.h"
#include "verifier/rebuild/replacement.h"
#include "verifier/rebuild/sealed.h"
#include "verifier/rebuild/tickets.h"
#include "verifier/rebuild/walk.h"

namespace klero::verifier {

// So many lots a record can have: two, and repetitions of the second.
inline constexpr unsigned kMostLots = 2 + kMostVoids;

struct Stratum {
  std::uint64_t people = 0;
  std::uint64_t letters = 0;
  std::uint64_t second = 0;  // letters of the second wave
  std::uint64_t line = 0;  // of strata.tsv
};

struct Frame {
  crypto::Digest master_commitment{};
  std::uint64_t people = 0;
};

enum class SlotState { kAbsent, kCommitted, kRevealed, kMissing };

// What stands behind a close and the seed that follows: of a lot, or of a replacement.
struct Ceremony {
  bool close_known = false;                      // 4.8, 9.9: the next two are what close.txt says
  std::vector<Instance> instances;               // one for each beacon
  std::vector<std::optional<Instance>> instead;  // 4.13: of the fallback of a beacon that did not come
  std::vector<BeaconValue> values;               // 4.9, 9.3: one for each beacon
  std::optional<std::int64_t> stamped;           // 4.14: seconds since 1970
  bool stamp_trusted = false;                    // 4.14: by an authority that the user brought
  std::string authority;                         // 4.14: what the stamp's certificate is called
};

struct Lot {
  std::vector<SlotState> committed;                        // 4.1; slot 1 first
  std::vector<std::optional<crypto::Digest>> commitments;  // 4.2
  std::vector<std::optional<crypto::Deposit>> deposits;    // 4.2, 4.11: right ones only
  std::vector<SlotState> revealed;                         // 4.6
  std::vector<unsigned> signers;                           // 4.8: slots with a valid signature
  std::vector<std::optional<Opening>> openings;            // 4.12
  Ceremony ceremony;
  std::optional<crypto::Digest> seed;                      // 4.9
};

struct Invitation {
  std::uint32_t stratum = 0;
  LeafTicket entry;
  std::uint64_t line = 0;
  LeafOpening opening = {};  // with a rule for households
};

// What the office says of the second wave.
struct WaveDecision {
  std::uint64_t answered = 0;  // letters of the first wave, by the day of the second
  bool sent = false;
};

struct PoolRow {
  crypto::Digest leaf{};
  std::vector<std::string> values;  // one for each feature with a column
  std::uint32_t stratum = 0;        // 6.2
};

// One pair of steps, leavers and replacement.
struct Pair {
  std::vector<RowNumber> before;      // 9.1: the panel that they leave
  std::vector<RowNumber> leavers;     // 9.1
  Ceremony ceremony;
  std::optional<crypto::Digest> seed;  // 9.3
  std::vector<Swap> swaps;            // 9.4
  std::vector<Turn> turns;            // 9.4: one for each swap
  std::vector<RowNumber> panel;       // 9.5
};

// A pool: that of step 07, or its correction.
struct Pool {
  std::vector<PoolRow> rows;                        // row 1 first
  std::vector<std::vector<std::uint32_t>> answers;  // for each feature: category of each row
  std::optional<std::array<std::uint64_t, 8>> post;  // 6.8: letters by outcome, as published
  Commitments commitments;                          // 10.1
  std::vector<std::uint64_t> totals;                // 10.4: for each sealed category; empty if not shown
};

// Is told now and then how far a long check has come. May be empty.
using Progress =
    std::function<void(std::string_view rule, std::size_t done, std::size_t total)>;

// Why the attempt was ended.
struct Annulment {
  std::string date;
  std::string reason;
};

// Another attempt at the same draw, as its record says, which the user brought (2.16).
struct EarlierAttempt {
  std::string path;      // as the user named it, escaped
  bool order_read = false;
  std::uint64_t attempt = 0;
  std::string previous;                 // of its order
  std::optional<crypto::Digest> last;   // checksum of its last step
};

// What the user brings, and the record does not say. Certificates are PEM; nullopt if there is none.
struct Brought {
  std::optional<crypto::Digest> anchor;            // 2.1: checksum of step 01
  std::vector<EarlierAttempt> earlier;             // 2.16
  std::optional<std::string> authorities;          // 4.14
  std::optional<std::string> beacon_certificates;  // 4.17
};

// Why the pool was corrected.
struct Correction {
  std::string date;
  std::string reason;
  std::uint64_t objections = 0;  // that were upheld
};

// What the office says it has destroyed.
struct Deletion {
  std::string date;
  std::vector<std::string> destroyed;
  std::vector<std::string> beyond_reach;
};

struct Examination {
  // All must outlive it.
  Examination(const RecordFolder& of_folder, const ScannedRecord& as_scanned,
              const Brought& by_the_user)
      : folder(of_folder), scan(as_scanned), brought(by_the_user) {}

  const RecordFolder& folder;
  const ScannedRecord& scan;
  const Brought& brought;

  // Which lot (1, 2, …, see `lots`), pool or pair (0, 1, …) or ceremony (ceremony.h) the check at hand is
  // about.
  std::size_t group = 0;

  std::optional<Order> order;
  std::size_t relaxed_steps = 0;    // 7.7
  std::optional<Order> relaxed;     // 7.7: the order with these steps taken, if there are any
  Findings order_findings;          // of 2.2
  std::set<unsigned> broken_links;  // steps that do not cite the step before (1.5)
  std::optional<Frame> frame;
  std::vector<Stratum> strata;  // stratum 1 first
  // The first lot, every second lot that was voided, and the second lot that counts.
  std::vector<Lot> lots = std::vector<Lot>(2);
  std::vector<Invitation> invitations;    // 5.1
  std::vector<Invitation> second_wave;    // 5.3: whether they went out or not
  std::optional<WaveDecision> decision;   // 5.4
  std::vector<Invitation> skipped;        // 5.5
  std::optional<LetterWalk> walk;         // 5.6: see walk_of()
  bool walk_tried = false;
  std::vector<Pool> pools = std::vector<Pool>(1);    // that of step 07, and its correction if there is one
  std::vector<crypto::Digest> roots;                 // 7.1, form committed
  std::vector<PanelTicket> draw;                     // 8.1
  std::vector<std::vector<RowNumber>> members;       // of the panels of `draw`
  std::vector<RowNumber> panel;                      // 8.5
  std::vector<Pair> pairs;
  std::map<unsigned, std::vector<unsigned>> cosigners;  // 1.13: of a step, with a valid signature
  bool cosignatures_wanting = false;                    // 1.13: of the last step
  Annulment annulment;  // 9.10
  std::map<std::size_t, Annulment> voids;  // 4.19: date and reason, by the lot voided
  Correction correction;  // 6.9
  Deletion deletion;    // 9.7
  std::vector<std::uint64_t> panel_totals;  // 10.6: for each sealed category; empty if not shown
  Progress progress;

  // The order with the quotas in force from step 08 on. Requires rule 7.7.
  [[nodiscard]] const Order& in_force() const { return relaxed ? *relaxed : *order; }

  // Whether the letters of the second wave went out.
  [[nodiscard]] bool second_wave_sent() const { return decision && decision->sent; }
  // The pool that counts: the last.
  [[nodiscard]] Pool& pool() { return pools.back(); }
  [[nodiscard]] const Pool& pool() const { return pools.back(); }
  // That of the check at hand, and its step.
  [[nodiscard]] Pool& pool_at_hand() { return pools[group]; }
  [[nodiscard]] const Pool& pool_at_hand() const { return pools[group]; }
  [[nodiscard]] unsigned pool_step() const { return kPoolStep + static_cast<unsigned>(group); }

  // The second lot that counts: the last.
  [[nodiscard]] const Lot& second_lot() const { return lots.back(); }
  // Whether a lot was voided.
  [[nodiscard]] bool is_voided(std::size_t lot) const { return 1 < lot && lot < lots.size(); }

  // The lot and the steps of the check at hand.
  [[nodiscard]] Lot& lot() { return lots[group - 1]; }
  [[nodiscard]] unsigned lot_step(unsigned place) const;
  [[nodiscard]] Pair& pair() { return pairs[group]; }
  [[nodiscard]] unsigned pair_step(unsigned place) const;
};

// The number by which the texts of a lot call it, 1 or 2, and its commit step.
[[nodiscard]] unsigned number_of_lot(std::size_t lot);
inline constexpr unsigned kFirstLotStep = 3;
[[nodiscard]] unsigned commit_step(const Examination& x, std::size_t lot);
// "lot 1", "lot 2, voided in 11-lot2-void"
[[nodiscard]] std::string name_of_lot(const Examination& x, std::size_t lot);

// "04-lot1-reveal", whatever stands there in the record.
[[nodiscard]] std::string name_in_record(const Examination& x, unsigned step);

// The header that a table must have; nullopt if that cannot be known because the order cannot be read.
[[nodiscard]] std::optional<std::string> expected_header(const Examination& x, unsigned step,
                                                         std::string_view name);

// A file of a step that can be used; nullptr, with `outcome` blocked by the rule that the file breaks,
// if it cannot.
[[nodiscard]] const ScannedFile* usable_file(const Examination& x, unsigned step,
                                             std::string_view name, Outcome& outcome);

[[nodiscard]] const ScannedFile* usable_file(const ScannedStep& step, std::string_view name,
                                             Outcome& outcome);

// The rows of a table. False, with `outcome` blocked, if it cannot be used.
bool visit_table(const Examination& x, unsigned step, std::string_view name, Outcome& outcome,
                 const std::function<bool(const Row&)>& visit);

// The checksum of step - 1, as step `step` and the documents in it cite it. nullopt, with `outcome`
// blocked by 1.5, if the chain is broken there.
[[nodiscard]] std::optional<crypto::Digest> cited_checksum(const Examination& x, unsigned step,
                                                           Outcome& outcome);

// A field that must be 64 digits, or an integer of at least `least` and at most `most`; nullopt with
// a finding otherwise.
[[nodiscard]] std::optional<crypto::Digest> digest_field(const std::string& path, const Row& row,
                                                         std::size_t field, Outcome& outcome);
[[nodiscard]] std::optional<std::uint64_t> integer_field(const std::string& path, const Row& row,
                                                         std::size_t field, std::uint64_t least,
                                                         std::uint64_t most, Outcome& outcome);

// "06-invitations/invitations.tsv"
[[nodiscard]] std::string path_of(const Examination& x, unsigned step, std::string_view name);
// The same of a step up to the pool, whose number nothing moves.
[[nodiscard]] std::string path_of(unsigned step, std::string_view name);

// No table that is kept in memory may have more rows than this.
inline constexpr std::size_t kMaxRows = 20'000'000;

}  // namespace klero::verifier
