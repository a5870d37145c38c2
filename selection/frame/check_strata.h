// Is every stratum large enough to be published? docs/protocol.md, rules 3.5 and 3.6; and if not,
// which categories could be merged so that it is.
#pragma once

#include <string>
#include <vector>

#include "selection/frame/allotment.h"
#include "selection/register/strata.h"

namespace klero::selection {

// A stratum that the rules refuse.
struct StratumFault {
  StratumNumber stratum = 0;
  std::string what;  // "stratum 7, Mitte|w/d|16-34: 12 people, fewer than min_stratum 20"
};

// Every stratum that breaks rule 3.5 or 3.6, ascending; one fault a stratum.
[[nodiscard]] std::vector<StratumFault> check_strata(const Order& order, const PerStratum& people,
                                                     const PerStratum& letters);

// Two neighbouring categories of one entry of strata made one.
struct Merge {
  std::string column;  // name of the entry of strata
  std::string first;   // names of the categories
  std::string second;
};

// Merges of neighbouring categories, one after the other, each the one that leaves the fewest
// faults, among equals the one that joins the fewest people, then the earlier one. A merged
// category is called "A + B" in later merges.
struct Mending {
  std::vector<Merge> merges;
  std::uint64_t left = 0;  // strata that are still refused
};

// What would mend the strata: at most `most` merges, none if there is nothing to mend.
[[nodiscard]] Mending find_mending(const Order& order, const PerStratum& people,
                                   std::size_t most = 8);

// "merge 'A' and 'B' of 'district', then …", or what else to do if no merges mend it.
[[nodiscard]] std::string describe(const Mending& mending);

}  // namespace klero::selection
