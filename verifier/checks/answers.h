// In which category each row of the pool is, for each feature: by its answer, or by the stratum in
// which it was drawn.

#pragma once

namespace klero::verifier {

struct Examination;
struct Pool;

// Fills the answers of a pool, once; a sealed feature has none. Requires rules 2.2, 2.5, 2.11, 6.2 and 6.3.
void build_answers(const Examination& x, Pool& pool);

}  // namespace klero::verifier
