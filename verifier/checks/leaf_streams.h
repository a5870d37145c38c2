// All leaves of the frame in ascending order, whatever their number, in bounded memory: each stratum's
// file is sorted, so they are merged.

#pragma once

#include <cstdint>
#include <optional>
#include <queue>
#include <vector>

#include "crypto/base/bytes.h"
#include "verifier/checks/examination.h"

namespace klero::verifier {

struct StratumLeaf {
  crypto::Digest leaf{};
  std::uint32_t stratum = 0;
  std::uint64_t line = 0;  // of the stratum's file
};

// Requires that rule 3.3 holds: every file is a header of 5 bytes and lines of 65.
class LeafMerge {
 public:
  explicit LeafMerge(const Examination& x);

  // The next leaf; equal ones by stratum. nullopt after the last. Throws Error if a file cannot be
  // read, or has changed.
  [[nodiscard]] std::optional<StratumLeaf> next();

 private:
  // One stratum's file: the leaves read ahead, and where to read on. It is open only while it is
  // read, because there may be more strata than a program may have open files.
  struct Cursor {
    std::uint32_t stratum = 0;
    std::uint64_t people = 0;
    std::uint64_t done = 0;           // leaves handed out
    std::vector<crypto::Digest> ahead;
    std::size_t at = 0;               // the next one in `ahead`
  };

  bool fill(Cursor& cursor);
  [[nodiscard]] bool behind(std::size_t a, std::size_t b) const;

  const Examination& x_;
  std::size_t piece_ = 0;  // leaves read ahead for each stratum
  std::vector<Cursor> cursors_;
  std::vector<std::size_t> heap_;  // positions of cursors, the smallest leaf first
};

}  // namespace klero::verifier
