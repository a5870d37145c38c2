// Rules 10.1, 10.2, 10.3 and 10.9: the commitments of the pool.

#include <array>

#include "crypto/base/text.h"
#include "crypto/group/generators.h"
#include "crypto/parallel/for_each.h"
#include "verifier/checks/examination.h"
#include "verifier/checks/sealed_tables.h"
#include "verifier/checks/section_10_sealed.h"

namespace klero::verifier {
namespace {

constexpr std::size_t kDecodedAtOnce = 4096;

// The lines of commitments.tsv and bits.tsv: each row, each sealed category.
SealedTable table_of_rows(const Examination& x, std::string_view name,
                          const std::vector<Quota>& sealed) {
  return {x.pool_step(), name, x.pool_at_hand().rows.size() * sealed.size(), [&](std::size_t i) {
            const Feature& feature = x.order->features[sealed[i % sealed.size()].feature];
            return std::vector<std::string>{
                std::to_string(i / sealed.size() + 1), feature.name,
                feature.categories[sealed[i % sealed.size()].category].name};
          }};
}

// Decodes the points of some lines on all cores, and judges each.
class PointReader {
 public:
  PointReader(std::string path, Outcome& outcome) : path_(std::move(path)), outcome_(outcome) {}

  void add(std::uint64_t line, std::string_view digits) {
    outcome_.saw();
    waiting_.push_back({line, std::string(digits)});
    if (waiting_.size() >= kDecodedAtOnce) {
      decode();
    }
  }
  // All points in sequence; those that are none are the identity, with a finding.
  std::vector<crypto::Point> finish() {
    decode();
    return std::move(points_);
  }

 private:
  struct Waiting {
    std::uint64_t line;
    std::string digits;
  };

  void decode() {
    std::vector<std::optional<crypto::Point>> decoded(waiting_.size());
    crypto::for_each_in_parallel(waiting_.size(), 0, [&](std::size_t i) {
      decoded[i] = crypto::Point::from_hex(waiting_[i].digits);
    });
    for (std::size_t i = 0; i < waiting_.size(); ++i) {
      if (!decoded[i]) {
        outcome_.fail({path_, waiting_[i].line, "a point: 64 digits, canonical",
                       shown(waiting_[i].digits)});
      } else if (decoded[i]->is_identity() || *decoded[i] == crypto::generator_g()) {
        outcome_.fail({path_, waiting_[i].line, "a blinded commitment",
                       decoded[i]->is_identity() ? "the identity" : "the base point G"});
      }
      points_.push_back(decoded[i].value_or(crypto::Point()));
    }
    waiting_.clear();
  }

  std::string path_;
  Outcome& outcome_;
  std::vector<Waiting> waiting_;
  std::vector<crypto::Point> points_;
};

}  // namespace

void check_10_1_commitments(Examination& x, Outcome& outcome) {
  const std::vector<Quota> sealed = sealed_quotas(*x.order);
  PointReader points(path_of(x, x.pool_step(), "commitments.tsv"), outcome);
  const bool right = visit_sealed_table(
      x, table_of_rows(x, "commitments.tsv", sealed), outcome,
      [&](std::size_t, const Row& row) { points.add(row.line, row.fields[3]); });
  std::vector<crypto::Point> all = points.finish();
  if (right && outcome.findings().empty()) {
    x.pool_at_hand().commitments = Commitments(sealed.size(), std::move(all));
  }
}

void check_10_2_one_answer_a_feature(Examination& x, Outcome& outcome) {
  const std::vector<Quota> sealed = sealed_quotas(*x.order);
  const std::size_t rows = x.pool_at_hand().commitments.rows();
  // For each row the features whose commitments do not sum to G.
  std::vector<std::vector<std::size_t>> wrong(rows);
  crypto::for_each_in_parallel(rows, 0, [&](std::size_t i) {
    const auto row = x.pool_at_hand().commitments.of_row(static_cast<RowNumber>(i + 1));
    for (std::size_t c = 0; c < sealed.size();) {
      const std::size_t feature = sealed[c].feature;
      crypto::Point sum;
      for (; c < sealed.size() && sealed[c].feature == feature; ++c) {
        sum = sum + row[c];
      }
      if (sum != crypto::generator_g()) {
        wrong[i].push_back(feature);
      }
    }
  });
  for (std::size_t i = 0; i < rows; ++i) {
    outcome.saw();
    for (const std::size_t feature : wrong[i]) {
      outcome.fail({path_of(x, x.pool_step(), "commitments.tsv"), i * sealed.size() + 2,
                    "row " + std::to_string(i + 1) + ": commitments of '" +
                        crypto::escape_text(x.order->features[feature].name) +
                        "' that sum to the base point G",
                    "another sum"});
    }
  }
}

void check_10_3_zero_or_one(Examination& x, Outcome& outcome) {
  const auto place = place_of_proofs(x, x.pool_step(), outcome);
  if (!place) {
    return;
  }
  const std::vector<Quota> sealed = sealed_quotas(*x.order);
  const SealedTable table = table_of_rows(x, "bits.tsv", sealed);
  ProofChecks proofs(x, *place, path_of(x, x.pool_step(), "bits.tsv"), "10.3", table.count, outcome);
  visit_sealed_table(x, table, outcome, [&](std::size_t i, const Row& row) {
    const auto number = static_cast<RowNumber>(i / sealed.size() + 1);
    const crypto::Point& commitment = x.pool_at_hand().commitments.of_row(number)[i % sealed.size()];
    const std::vector<std::string> wanted = table.wanted(i);
    proofs.add({row.line,
                {"kind bit", "row " + wanted[0], "feature " + wanted[1], "category " + wanted[2]},
                {{commitment, 0, 1}},
                crypto::IdentityPoints::kRefused},
               row.fields[3]);
  });
  proofs.finish();
}

void check_10_9_what_was_answered(Examination&, Outcome& outcome) {
  outcome.not_checked(
      {"the public cannot see it: each respondent's receipt and the auditor can",
       "die Öffentlichkeit sieht es nicht: das tun die Quittung jedes Einzelnen und der Prüfer"});
}

}  // namespace klero::verifier
