#include "cmd/klero/steps/sealing.h"

#include "cmd/klero/say.h"
#include "cmd/klero/steps/read_back.h"
#include "crypto/base/error.h"
#include "crypto/hash/sha256_openssl.h"
#include "selection/sealed/prove.h"

namespace klero::cmd {
namespace {

using selection::Draw;
using selection::ProofPlace;
using selection::StepNumber;

constexpr const char* kCommitmentsFile = "commitments.tsv";

// Proofs in step `number`, over the commitments in these bytes.
ProofPlace place_in_step(const Draw& draw, StepNumber number, const std::string& commitments) {
  return {.mode = selection::mode_name(draw.record.order.mode),
          .order = selection::checksum_of(draw.record, selection::kOrderStep),
          .after = selection::checksum_of(draw.record, number - 1),
          .commitments = crypto::to_hex(crypto::openssl::sha256(commitments))};
}

}  // namespace

void show_proofs(std::size_t done, std::size_t total) {
  progress("proving " + std::to_string(done) + " of " + std::to_string(total));
}

void seal_answers(selection::StepWriter& step, const Draw& draw, StepNumber number,
                  const selection::Pool& pool) {
  const selection::Order& order = draw.record.order;
  if (!selection::has_sealed_feature(order)) return;
  const selection::SealedScheme scheme = selection::sealed_scheme(order);
  progress("sealing the answers");
  const selection::SealedPool sealed =
      selection::seal_pool(scheme, selection::sealed_answers(order, pool));
  const std::string commitments = selection::commitments_table(scheme, sealed);
  const ProofPlace place = place_in_step(draw, number, commitments);
  step.add(kCommitmentsFile, commitments);
  step.add("bits.tsv", selection::bits_table(place, scheme, sealed, show_proofs));
  if (number == selection::kPoolStep) {
    step.add("totals.tsv", selection::pool_totals_table(place, scheme, sealed));
  }
  step.add_sealed(kOpeningsFile, selection::openings_table(scheme, sealed));
  progress("");
  print("sealed   " + std::to_string(scheme.features.size()) + " features with " +
        std::to_string(scheme.categories.size()) +
        " categories: " + std::to_string(sealed.size() * scheme.categories.size()) +
        " commitments, each proved to hold 0 or 1\n");
}

selection::SealedPool opened_pool(const Draw& draw, const selection::SealedScheme& scheme) {
  const StepNumber step = selection::pool_step(draw.record);
  selection::SealedPool pool =
      selection::read_openings(scheme, selection::read_sealed(draw, step, kOpeningsFile));
  if (selection::commitments_table(scheme, pool) !=
      selection::read_step_file(draw.record, step, kCommitmentsFile)) {
    throw crypto::Error("sealed: " + std::string(kOpeningsFile) +
                            " does not give the commitments that the record holds",
                        "restore the sealed part from its backup");
  }
  return pool;
}

std::optional<Sealing> sealing_for(const Draw& draw, StepNumber number) {
  if (!selection::has_sealed_feature(draw.record.order)) return std::nullopt;
  const std::string commitments =
      selection::read_step_file(draw.record, selection::pool_step(draw.record), kCommitmentsFile);
  Sealing sealing{.scheme = selection::sealed_scheme(order_in_force(draw)),
                  .pool = {},
                  .place = place_in_step(draw, number, commitments)};
  sealing.pool = opened_pool(draw, sealing.scheme);
  return sealing;
}

selection::SealedAnswers opened_answers(const Draw& draw, StepNumber number) {
  if (!selection::has_sealed_feature(draw.record.order)) return {};
  return selection::read_answers(selection::sealed_scheme(draw.record.order),
                                 selection::read_sealed(draw, number, kOpeningsFile));
}

}  // namespace klero::cmd
