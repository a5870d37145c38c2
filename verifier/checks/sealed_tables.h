// What the tables of section 10 of docs/protocol.md have in common: lines in a sequence that follows
// from the order, and a proof in each.

#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/group/one_of.h"
#include "verifier/checks/examination.h"

namespace klero::verifier {

// "no sealed feature" if there is none, and true.
bool nothing_is_sealed(const Examination& x, Outcome& outcome);

// A table whose line i (0, 1, … count-1) begins with the fields wanted(i).
struct SealedTable {
  unsigned step = 0;
  std::string_view name;
  std::size_t count = 0;
  std::function<std::vector<std::string>(std::size_t)> wanted;
};

// Hands over the lines that stand where they must; findings for all others, and if there are too few
// or too many. True if the table is as it must be as far as its first fields go.
bool visit_sealed_table(const Examination& x, const SealedTable& table, Outcome& outcome,
                        const std::function<void(std::size_t, const Row&)>& visit);

// Where a proof stands: the first lines of its context.
struct ProofPlace {
  std::string mode;
  std::vector<std::string> context;  // order, after, commitments
};

// nullopt, with `outcome` blocked, if one of the checksums is not known.
[[nodiscard]] std::optional<ProofPlace> place_of_proofs(const Examination& x, unsigned step,
                                                        Outcome& outcome);

// What one proof must show.
struct Claim {
  std::uint64_t line = 0;
  std::vector<std::string> context;  // "kind bit", "row 5", …: what follows that of its place
  std::vector<PointRange> ranges;    // its points
  crypto::IdentityPoints identity = crypto::IdentityPoints::kAllowed;
};

// Verifies the proofs of one table on all cores, some hundred at a time, so that the memory does not
// grow with the table.
class ProofChecks {
 public:
  // `rule` and `total` (the number of proofs) are for whoever waits.
  ProofChecks(const Examination& x, ProofPlace place, std::string path, std::string_view rule,
              std::size_t total, Outcome& outcome)
      : x_(x), place_(std::move(place)), path_(std::move(path)), rule_(rule), total_(total),
        outcome_(outcome) {}

  // Takes one proof; a finding at once if it is not written as a proof with as many branches as the
  // claim has points.
  void add(Claim claim, std::string_view proof);

  // Verifies what is left. To be called once, at the end.
  void finish();

 private:
  struct Job {
    Claim claim;
    crypto::OneOfProof proof;
  };

  [[nodiscard]] crypto::OneOfOutcome verify(const Job& job) const;

  const Examination& x_;
  ProofPlace place_;
  std::string path_;
  std::string_view rule_;
  std::size_t total_;
  std::size_t done_ = 0;
  Outcome& outcome_;
  std::vector<Job> jobs_;
  std::uint64_t points_ = 0;  // of jobs_
};

}  // namespace klero::verifier
