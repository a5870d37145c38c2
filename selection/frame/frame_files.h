// The files of step 02, public and sealed: docs/protocol.md, section 3; docs/record.md.
//
// sealed/02-frame/people-NNNN.tsv goes line by line with record/02-frame/leaves-NNNN.tsv: key,
// identity line, letter cells of the person whose leaf stands in the same line there.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/secret/secret.h"
#include "selection/frame/build_frame.h"

namespace klero::selection {

inline constexpr std::string_view kMasterSecretFile = "master.secret";

// "leaves-0001.tsv", "people-0001.tsv".
[[nodiscard]] std::string leaves_file(StratumNumber stratum);
[[nodiscard]] std::string people_file(StratumNumber stratum);

[[nodiscard]] std::string write_frame_json(std::string_view master_commitment,
                                           std::uint64_t people);
// Step 02 has this table exactly if the order excludes people for more than their age.
inline constexpr std::string_view kExcludedFile = "excluded.tsv";
[[nodiscard]] bool has_exclusions(const Order& order);
[[nodiscard]] std::string write_excluded(const Order& order, const Register& people);

// The numbers of a strata.tsv.
struct StrataCounts {
  PerStratum people;
  PerStratum letters;
  PerStratum second;  // letters of the second wave; all 0 if the order has none
};

[[nodiscard]] std::string write_strata(const Order& order, const StrataCounts& counts);
[[nodiscard]] std::string write_leaves(std::span<const LeafRow> rows);
[[nodiscard]] std::string write_people(const Order& order, std::span<const LeafRow> rows);

// Throws Error, naming the line, if the bytes are not a strata.tsv of this order.
[[nodiscard]] StrataCounts read_strata(const Order& order, std::string_view bytes);

// The leaves of a leaves-NNNN.tsv. Throws Error, naming `name` and the line, if they are not
// strictly ascending digests.
[[nodiscard]] std::vector<crypto::Digest> read_leaves(std::string_view name,
                                                      std::string_view bytes);

// master.secret: the 32 bytes as 64 digits and LF, and back. `digits` should be wiped after use.
// Throws Error if the file holds something else.
[[nodiscard]] std::string write_master(const crypto::Secret& master);
[[nodiscard]] crypto::Secret read_master(std::string& digits);

}  // namespace klero::selection
