#include "selection/sealed/place.h"

#include "crypto/group/commitment.h"

namespace klero::selection {

std::vector<std::string> context_lines(const ProofPlace& place, const std::string& kind,
                                       std::initializer_list<std::string> lines) {
  std::vector<std::string> context{"order " + place.order, "after " + place.after,
                                   "commitments " + place.commitments, "kind " + kind};
  context.insert(context.end(), lines);
  return context;
}

crypto::OneOfStatement range_statement(const ProofPlace& place, const std::string& kind,
                                       std::initializer_list<std::string> lines,
                                       const crypto::Point& sum, std::uint64_t lo,
                                       std::uint64_t hi) {
  return {.mode = place.mode,
          .context = context_lines(place, kind, lines),
          .points = crypto::range_points(sum, lo, hi),
          .identity = crypto::IdentityPoints::kAllowed};
}

}  // namespace klero::selection
