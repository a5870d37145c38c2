#include "verifier/checks/sealed_tables.h"

#include <algorithm>

#include "crypto/base/text.h"
#include "crypto/group/one_of_text.h"
#include "crypto/parallel/for_each.h"

namespace klero::verifier {
namespace {

// So many points are verified before the next lines are read: about a second of work.
constexpr std::uint64_t kPointsAtOnce = 16'384;

std::string join(std::span<const std::string_view> fields) {
  std::string text;
  for (const std::string_view field : fields) {
    text += (text.empty() ? "" : ", ") + crypto::escape_text(field, 100);
  }
  return text;
}

std::string join(const std::vector<std::string>& fields) {
  const std::vector<std::string_view> views(fields.begin(), fields.end());
  return join(views);
}

}  // namespace

bool nothing_is_sealed(const Examination& x, Outcome& outcome) {
  if (has_sealed_feature(*x.order)) {
    return false;
  }
  outcome.not_checked({"does not apply: no sealed feature", "entfällt: kein verdecktes Merkmal"});
  return true;
}

bool visit_sealed_table(const Examination& x, const SealedTable& table, Outcome& outcome,
                        const std::function<void(std::size_t, const Row&)>& visit) {
  const std::string path = path_of(x, table.step, table.name);
  std::size_t lines = 0;
  bool right = true;
  const bool read = visit_table(x, table.step, table.name, outcome, [&](const Row& row) {
    if (++lines > table.count) {
      return false;
    }
    const std::vector<std::string> wanted = table.wanted(lines - 1);
    if (std::equal(wanted.begin(), wanted.end(), row.fields.begin())) {
      visit(lines - 1, row);
    } else {
      outcome.fail({path, row.line, "the line of " + join(wanted),
                    join(std::span(row.fields).first(wanted.size()))});
      right = false;
    }
    return true;
  });
  if (read && lines != table.count) {
    outcome.fail({path, 0, std::to_string(table.count) + " lines",
                  lines > table.count ? "more" : std::to_string(lines)});
  }
  return read && right && lines == table.count;
}

std::optional<ProofPlace> place_of_proofs(const Examination& x, unsigned step, Outcome& outcome) {
  const auto order = x.scan.step(1)->checksum;
  const auto before = cited_checksum(x, step, outcome);
  const ScannedFile* commitments = usable_file(x, step == kPoolStep ? step : x.scan.pool_step(), "commitments.tsv", outcome);
  if (!order) {
    outcome.blocked("1.2", path_of(1, "SHA256SUMS"));
  }
  if (!order || !before || commitments == nullptr) {
    return std::nullopt;
  }
  return ProofPlace{x.order->rehearsal ? "rehearsal" : "real",
                    {"order " + crypto::to_hex(*order), "after " + crypto::to_hex(*before),
                     "commitments " + crypto::to_hex(*commitments->digest)}};
}

void ProofChecks::add(Claim claim, std::string_view proof) {
  outcome_.saw();
  const std::string expected = "a proof of: " + join(claim.context);
  auto reading = crypto::read_one_of(proof);
  if (!reading.proof) {
    outcome_.fail({path_, claim.line, expected,
                   std::string(crypto::describe(reading.fault)) + ", at byte " +
                       std::to_string(reading.position + 1)});
    return;
  }
  // Before any work is done: who writes a short proof must not make us compute long statements.
  const std::uint64_t count = count_points(claim.ranges);
  if (reading.proof->challenges.size() != count) {
    outcome_.fail({path_, claim.line, expected + ", with " + std::to_string(count) + " branches",
                   std::to_string(reading.proof->challenges.size())});
    return;
  }
  points_ += count;
  jobs_.push_back({std::move(claim), std::move(*reading.proof)});
  if (points_ >= kPointsAtOnce) {
    finish();
  }
}

crypto::OneOfOutcome ProofChecks::verify(const Job& job) const {
  crypto::OneOfStatement statement;
  statement.mode = place_.mode;
  statement.context = place_.context;
  statement.context.insert(statement.context.end(), job.claim.context.begin(),
                           job.claim.context.end());
  statement.points = make_points(job.claim.ranges);
  statement.identity = job.claim.identity;
  return crypto::verify_one_of(statement, job.proof);
}

void ProofChecks::finish() {
  std::vector<crypto::OneOfOutcome> outcomes(jobs_.size());
  const auto progress = [&](std::size_t done, std::size_t) {
    if (x_.progress) {
      x_.progress(rule_, done_ + done, total_);
    }
  };
  crypto::for_each_in_parallel(
      jobs_.size(), 0, [&](std::size_t i) { outcomes[i] = verify(jobs_[i]); }, progress);
  for (std::size_t i = 0; i < jobs_.size(); ++i) {
    if (outcomes[i] != crypto::OneOfOutcome::kValid) {
      outcome_.fail({path_, jobs_[i].claim.line, "a proof of: " + join(jobs_[i].claim.context),
                     std::string(crypto::describe(outcomes[i]))});
    }
  }
  done_ += jobs_.size();
  jobs_.clear();
  points_ = 0;
}

}  // namespace klero::verifier
