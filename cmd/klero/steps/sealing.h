// Sealed answers in the pool, the panel and the replacements: docs/protocol.md, section 10.
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

// Seals the answers of the pool in step `number` and adds its files: commitments.tsv, bits.tsv and, in
// step 07, totals.tsv, and the openings to the sealed part. Adds nothing if no feature is sealed. A
// correction has no totals: their difference would show the answers of those whom it concerns.
//
// Everything is drawn anew in each run, for every row: what a killed run had drawn is never published,
// and nobody sees which rows a correction left as they were.
void seal_answers(selection::StepWriter& step, const selection::Draw& draw,
                  selection::StepNumber number, const selection::Pool& pool);

// Shows how many proofs are made.
void show_proofs(std::size_t done, std::size_t total);

// What proofs of a later step need.
struct Sealing {
  selection::SealedScheme scheme;
  selection::SealedPool pool;
  selection::ProofPlace place;
};

// What opens the commitments of the pool that counts. Throws Error if it does not give those that the
// record holds: an opening that does not fit cannot be taken back.
[[nodiscard]] selection::SealedPool opened_pool(const selection::Draw& draw,
                                                const selection::SealedScheme& scheme);

// Reads the openings back for proofs in step `number`; none if no feature is sealed.
//
// Throws Error if they do not fit, as opened_pool().
[[nodiscard]] std::optional<Sealing> sealing_for(const selection::Draw& draw,
                                                 selection::StepNumber number);

// The sealed answers of the pool in step `number`, in the sequence of its rows; none if no feature is
// sealed.
[[nodiscard]] selection::SealedAnswers opened_answers(const selection::Draw& draw,
                                                      selection::StepNumber number);

}  // namespace klero::cmd
