// Sealed answers in the steps 07, 12 and the replacements: docs/protocol.md, section 10.
#pragma once

#include <optional>
#include <string>

#include "selection/record/draw.h"
#include "selection/record/publish.h"
#include "selection/replies/pool.h"
#include "selection/sealed/place.h"
#include "selection/sealed/scheme.h"
#include "selection/sealed/seal.h"

namespace klero::cmd {

// sealed/07-pool/openings.tsv: what opens every commitment.
inline constexpr const char* kOpeningsFile = "openings.tsv";

// Seals the answers of the pool and adds the files of step 07: commitments.tsv, bits.tsv and
// totals.tsv, and the openings to the sealed part. Adds nothing if no feature is sealed.
//
// Everything is drawn anew in each run: what a killed run had drawn is never published.
void seal_answers(selection::StepWriter& step, const selection::Draw& draw,
                  const selection::Pool& pool);

// Shows how many proofs are made.
void show_proofs(std::size_t done, std::size_t total);

// What proofs of a later step need.
struct Sealing {
  selection::SealedScheme scheme;
  selection::SealedPool pool;
  selection::ProofPlace place;
};

// Reads the openings back for proofs in step `number`; none if no feature is sealed.
//
// Throws Error if they do not give the commitments that step 07 holds: an opening that does not
// fit cannot be taken back.
[[nodiscard]] std::optional<Sealing> sealing_for(const selection::Draw& draw,
                                                 selection::StepNumber number);

// The sealed answers of the pool, in the sequence of its rows; none if no feature is sealed.
[[nodiscard]] selection::SealedAnswers opened_answers(const selection::Draw& draw);

}  // namespace klero::cmd
