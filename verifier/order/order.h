// The order of the draw, as the verifier understands it: docs/protocol.md, section 2.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/base/bytes.h"
#include "crypto/sign/ed25519.h"
#include "verifier/order/beacon.h"

namespace klero::verifier {

// A category of a stratification: values of the register, or ages from..to (both included).
struct StratumCategory {
  std::string name;
  std::vector<std::string> values;
  std::uint64_t from = 0;
  std::optional<std::uint64_t> to;  // nullopt: no upper end
};

struct StratumColumn {
  std::string name;
  std::optional<std::string> column;  // nullopt: by age
  std::vector<StratumCategory> categories;
};

// How many members a category must have, and may have; with flex, after replacements.
struct Bounds {
  std::uint64_t min = 0;
  std::uint64_t max = 0;
  std::uint64_t min_flex = 0;
  std::uint64_t max_flex = 0;
};

struct FeatureCategory {
  std::string name;
  std::vector<std::string> values;
  Bounds bounds;
};

struct Feature {
  std::string name;
  std::optional<std::string> column;   // of the replies; or else
  std::optional<std::size_t> stratum;  // index of the entry of `strata` it follows from
  bool sealed = false;
  std::vector<FeatureCategory> categories;
};

// One seat by which a quota gives way: its min falls by 1, or its max rises by 1.
struct RelaxStep {
  std::size_t feature = 0;   // indices
  std::size_t category = 0;
  bool min = false;
};

enum class LevelRule { kEqual, kProportional, kTable, kWeighted };

// The weight of a tuple of categories of a level's columns: "Mitte|w/d".
struct LevelWeight {
  std::string part;
  std::uint64_t weight = 0;
};

struct Level {
  std::vector<std::string> columns;
  LevelRule rule = LevelRule::kEqual;
  std::vector<LevelWeight> weights;
};

// `total` more letters if fewer than `below` are answered by `date`.
struct SecondWave {
  std::string date;
  std::uint64_t below = 0;
  std::uint64_t total = 0;
};

struct Slot {
  std::string name;
  crypto::PublicKey key{};
  bool office = false;
};

// Who may sign that the register and the sealed part are right.
struct Auditor {
  std::string name;
  crypto::PublicKey key{};
};

// Who can open deposits: docs/escrow.md.
struct Holder {
  std::string name;
  crypto::Digest key{};  // a point, if rule 2.14 holds
  std::string proof;
};

struct Escrow {
  std::vector<Holder> holders;  // holder 1 first
  std::uint64_t threshold = 0;
};

struct Witness {
  std::string name;
  crypto::PublicKey key{};
};

struct Witnesses {
  std::vector<Witness> people;  // witness 1 first
  std::uint64_t signatures = 0;
  std::uint64_t dishonest = 0;
};

struct Timestamps {
  std::string authority;
  std::uint64_t margin = 0;  // minutes
};

struct ExcludedValues {
  std::string reason;
  std::vector<std::string> values;
};

// Values of a column of the register: who can be drawn, who cannot, and why.
struct EligibilityRule {
  std::string column;
  std::vector<std::string> eligible;
  std::vector<ExcludedValues> excluded;
  std::optional<std::string> otherwise;  // nullopt: there are no other values
};

struct Eligibility {
  std::uint64_t minimum_age = 0;
  std::optional<std::uint64_t> maximum_age;
  std::vector<EligibilityRule> rules;
  std::optional<std::string> served;  // the reason for those on the list
};

struct Consent {
  std::string column;
  std::vector<std::string> values;
};

struct Post {
  std::string deadline;
  std::optional<std::string> objections_until;
  std::optional<std::string> received;
  std::optional<Consent> consent;
  std::vector<std::string> letter_columns;  // those that its parts name, for rule 2.17
};

struct Order {
  std::uint64_t attempt = 0;
  std::string body;
  std::string title;
  std::string day;
  std::string destroy_after;
  std::string previous;
  bool rehearsal = false;
  Eligibility eligibility;
  std::vector<StratumColumn> strata;
  std::uint64_t min_stratum = 0;
  std::uint64_t minimum_cell = 0;
  std::vector<Level> levels;
  std::uint64_t letters_minimum = 0;
  std::uint64_t letters_total = 0;
  std::optional<std::vector<std::string>> household;  // columns of the register
  std::optional<SecondWave> second_wave;
  std::vector<std::string> letter_columns;
  Post post;
  std::vector<Feature> features;
  std::vector<RelaxStep> relax;
  bool committed = false;  // form of the portfolio
  std::uint64_t panels = 0;
  std::uint64_t seats = 0;
  std::uint64_t spot_checks = 0;
  std::vector<std::string> reasons;
  std::vector<Slot> slots;
  std::uint64_t min_commitments = 0;
  std::uint64_t close_signatures = 0;
  std::vector<Beacon> beacons;
  std::vector<Beacon> replacement_beacons;
  std::optional<Escrow> escrow;
  std::optional<Witnesses> witnesses;
  std::optional<Timestamps> timestamps;
  crypto::PublicKey office_key{};
  std::string office_name;
  std::optional<Auditor> auditor;
};

// label(x): "kleroterion/MODE/x/v1".
[[nodiscard]] std::string label(const Order& order, std::string_view what);

// The texts, each followed by LF.
[[nodiscard]] std::string lines(std::initializer_list<std::string_view> texts);

// The number of tuples of categories, at most `limit`.
[[nodiscard]] std::uint64_t count_strata(const Order& order, std::uint64_t limit);

// The category (0, 1, …) of stratum `number` (1, 2, …) in each entry of `strata`. The first entry
// varies slowest. Requires 1 <= number <= the number of strata.
[[nodiscard]] std::vector<std::size_t> categories_of_stratum(const Order& order,
                                                             std::uint32_t number);

// "Mitte|w/d|16-34"
[[nodiscard]] std::string text_of_stratum(const Order& order, std::uint32_t number);

// The order with the first `steps` steps of its list of relaxation taken: the quotas in force.
// Requires that the list is as long, and rule 2.4.
[[nodiscard]] Order with_relaxation(const Order& order, std::size_t steps);

// True if a feature is sealed: then section 10 of the protocol applies.
[[nodiscard]] bool has_sealed_feature(const Order& order);

}  // namespace klero::verifier
