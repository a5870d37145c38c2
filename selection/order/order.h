// The order of the draw: docs/protocol.md, section 2.
//
// Everything that is fixed before any randomness exists, as plain data. Names are those of the
// keys of order.json; sequences are those of the document. An Order that read_order() or
// check_draft() hands out keeps every rule of section 2.

#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace klero::selection {

enum class Mode { kReal, kRehearsal };
enum class LetterRule { kEqual, kProportional, kTable, kWeighted };
enum class PortfolioForm { kOpen, kCommitted };
enum class Visibility { kPublic, kSealed };

// Dice thrown in public: `dice` numbers from 1 to `sides`.
struct DiceBeacon {
  std::uint64_t dice = 0;
  std::string place;
  std::uint64_t sides = 0;
};

// 6aus49 of every Wednesday and Saturday from `first` on.
struct LottoBeacon {
  std::chrono::year_month_day first{};
  std::string official;  // which publication gives the value that counts
};

// Rounds first, first + step, … of a drand chain.
struct DrandBeacon {
  std::string chain;  // 64 digits
  std::uint64_t first = 0;
  std::uint64_t genesis = 0;  // seconds since 1970-01-01 (UTC)
  std::uint64_t period = 0;   // seconds between two rounds
  std::uint64_t step = 0;
  std::string official;
};

// Pulses first, first + step, … of a NIST beacon.
struct NistBeacon {
  std::string certificate;  // 128 digits
  std::uint64_t chain = 0;
  std::uint64_t first = 0;
  std::uint64_t step = 0;
  std::string official;
};

using BeaconSource = std::variant<DiceBeacon, LottoBeacon, DrandBeacon, NistBeacon>;

// A public random event later than the close; `fallback` stands in for one that does not come.
struct Beacon {
  BeaconSource source;
  std::optional<BeaconSource> fallback;
};

// Whoever has one of the values cannot be drawn.
struct ExcludedValues {
  std::string reason;
  std::vector<std::string> values;
};

// Whoever has one of the values `eligible` in the column can be drawn, as far as this rule goes.
struct EligibilityRule {
  std::string column;  // column of the register
  std::vector<std::string> eligible;
  std::vector<ExcludedValues> excluded;
  std::optional<std::string> otherwise;  // the reason for any other value; without: no such value
};

// Who can be drawn: by age in completed years on Order::day, both ends included; by each rule; and
// who is not on the list of those who have served.
struct Eligibility {
  std::string birth_date;  // column of the register
  std::uint64_t minimum_age = 0;
  std::optional<std::uint64_t> maximum_age;
  std::vector<EligibilityRule> rules;
  std::optional<std::string> served;  // the reason for those on the list; without: no list
};

// Ages `from` to `to`, both included; without `to` no upper end.
struct AgeRange {
  std::uint64_t from = 0;
  std::optional<std::uint64_t> to;
};

// A category of a strata column: `ages` if the column is the age, else `values` of the register.
struct StrataCategory {
  std::string name;
  std::vector<std::string> values;
  std::optional<AgeRange> ages;
};

// One column of the stratification. Without `column` it is the age on Order::day.
struct StrataColumn {
  std::string name;
  std::optional<std::string> column;  // column of the register
  std::vector<StrataCategory> categories;
};

// 0 <= min_flex <= min <= max <= max_flex <= seats.
struct QuotaCategory {
  std::string name;
  std::vector<std::string> values;  // answers, or names of categories of the strata column
  std::uint64_t min = 0;
  std::uint64_t max = 0;
  std::uint64_t min_flex = 0;
  std::uint64_t max_flex = 0;
};

// Exactly one of `column` (of the replies) and `stratum` (name of an entry of strata) is there.
struct Feature {
  std::string name;
  std::string source;
  Visibility visibility = Visibility::kPublic;
  std::optional<std::string> column;
  std::optional<std::string> stratum;
  std::vector<QuotaCategory> categories;
};

// One seat by which a quota gives way: its min falls by 1, or its max rises by 1.
enum class QuotaBound { kMin, kMax };
struct RelaxStep {
  std::string feature;
  std::string category;
  QuotaBound bound = QuotaBound::kMin;
};

// The weight of one tuple of categories of a level's columns, their names joined by '|'.
struct LevelWeight {
  std::string part;
  std::uint64_t weight = 0;
};

struct LetterLevel {
  std::vector<std::string> columns;  // names of entries of strata
  LetterRule rule = LetterRule::kEqual;
  std::vector<LevelWeight> weights;  // of every tuple, in sequence, if the rule has weights
};

// `total` more letters if fewer than `below` are answered by `date`.
struct SecondWave {
  std::chrono::year_month_day date{};
  std::uint64_t below = 0;
  std::uint64_t total = 0;
};

struct Letters {
  std::vector<LetterLevel> levels;
  std::uint64_t minimum = 0;
  std::uint64_t total = 0;
  // At most one letter to those who agree in these columns of the register.
  std::optional<std::vector<std::string>> household;
  std::optional<SecondWave> second_wave;
};

struct PanelRule {
  PortfolioForm form = PortfolioForm::kOpen;
  std::uint64_t panels = 0;       // M
  std::uint64_t seats = 0;        // K
  std::uint64_t spot_checks = 0;  // s
};

// Keys are 64 lower-case hexadecimal digits.
struct Office {
  std::string key;
  std::string name;
};

// Sworn; signs steps 02 and 12.
struct Auditor {
  std::string key;
  std::string name;
};

struct Slot {
  std::string key;
  std::string name;
  bool office = false;
};

// Can open the deposits of a lot, together with others; docs/escrow.md.
struct Holder {
  std::string key;    // a point of ristretto255, 64 digits
  std::string name;
  std::string proof;  // of possession of the key: two scalars, one blank between them
};

struct Escrow {
  std::vector<Holder> holders;  // holder I of the protocol is holders[I - 1]
  std::uint64_t threshold = 0;
};

// Neither office nor contributor; cosigns the decisive steps.
struct Witness {
  std::string key;
  std::string name;
};

struct Witnesses {
  std::vector<Witness> people;  // witness N of the protocol is people[N - 1]
  std::uint64_t signatures = 0;
  std::uint64_t dishonest = 0;  // at most
};

// Who stamps each close, and how many minutes before every timed beacon.
struct Timestamps {
  std::string authority;
  std::uint64_t margin = 0;
};

// A column of the replies, and the answers that say yes.
struct Consent {
  std::string column;
  std::vector<std::string> values;
};

// How somebody is addressed: by the category in which his value of `column` is.
struct Salutation {
  std::string column;  // one of Order::letter_columns
  std::vector<StrataCategory> categories;
};

// Letters out, replies back. `received` is a column of the replies.
struct Post {
  std::chrono::year_month_day deadline{};  // the last day for a reply
  // The last day for objections to the pool; without: no window.
  std::optional<std::chrono::year_month_day> objections_until;
  std::optional<std::string> received;
  std::optional<Consent> consent;
  std::optional<Salutation> salutation;
  std::optional<std::string> representatives;  // one of Order::letter_columns; of minors
};

struct Order {
  std::string title;
  std::string body;
  Mode mode = Mode::kRehearsal;
  std::uint64_t attempt = 1;
  std::string previous;  // 64 digits, empty for attempt 1
  std::chrono::year_month_day day{};
  std::chrono::year_month_day destroy_after{};  // sealed/ is kept until that day, and not after it
  Eligibility eligibility;
  std::string key;                          // column of the register
  std::vector<std::string> identity;        // columns of the register
  std::vector<std::string> letter_columns;  // columns of the register
  std::vector<StrataColumn> strata;
  std::uint64_t min_stratum = 1;
  std::uint64_t minimum_cell = 1;  // people, of a category in the pool that has any
  Letters letters;
  Post post;
  std::vector<Feature> features;
  std::vector<RelaxStep> relax;  // in this sequence, no further than needed
  PanelRule panel;
  std::vector<std::string> reasons;
  Office office;
  std::optional<Auditor> auditor;
  std::vector<Slot> slots;  // slot N of the protocol is slots[N - 1]
  std::uint64_t min_commitments = 0;
  std::uint64_t close_signatures = 0;
  std::optional<Escrow> escrow;
  std::optional<Witnesses> witnesses;
  std::optional<Timestamps> timestamps;
  std::vector<Beacon> beacons;              // beacon K of the protocol is beacons[K - 1]
  std::vector<Beacon> replacement_beacons;  // for each replacement
};

// "real" or "rehearsal".
[[nodiscard]] const char* mode_name(Mode mode);

// label(what) of section 0: "kleroterion/MODE/what/v1".
[[nodiscard]] std::string label(const Order& order, const std::string& what);

// Whether any feature is sealed.
[[nodiscard]] bool has_sealed_feature(const Order& order);

// The slots that are not the office's: only their signatures close a lot (rule 2.7).
[[nodiscard]] std::uint64_t slots_of_others(const Order& order);

// Whether levels with this rule have weights: kTable and kWeighted.
[[nodiscard]] bool has_weights(LetterRule rule);

// The number of strata: the product of the numbers of categories.
[[nodiscard]] std::uint64_t number_of_strata(const Order& order);

// The entry of strata called `name`; null if there is none.
[[nodiscard]] const StrataColumn* find_strata_column(const Order& order, const std::string& name);

}  // namespace klero::selection
