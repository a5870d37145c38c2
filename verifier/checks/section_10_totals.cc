// Rules 10.4 and 10.6: how many people a sealed category has in the pool and in the panel drawn.

#include "crypto/base/text.h"
#include "verifier/checks/examination.h"
#include "verifier/checks/sealed_tables.h"
#include "verifier/checks/section_10_sealed.h"
#include "verifier/read/document_limits.h"

namespace klero::verifier {
namespace {

struct TotalsQuestion {
  unsigned step = 0;
  std::string_view kind;              // "pool-total"
  std::string_view rule;
  std::vector<crypto::Point> sums;    // S for each sealed category
  std::uint64_t most = 0;             // how many people there are at all
};

// The numbers, if every line is right; the proofs are judged in any case.
std::vector<std::uint64_t> check_totals(const Examination& x, const TotalsQuestion& question,
                                        Outcome& outcome) {
  const auto place = place_of_proofs(x, question.step, outcome);
  if (!place) {
    return {};
  }
  const std::vector<Quota> sealed = sealed_quotas(*x.order);
  const std::string path = path_of(x, question.step, "totals.tsv");
  ProofChecks proofs(x, *place, path, question.rule, sealed.size(), outcome);
  const SealedTable table{question.step, "totals.tsv", sealed.size(), [&](std::size_t i) {
                            const Feature& feature = x.order->features[sealed[i].feature];
                            return std::vector<std::string>{
                                feature.name, feature.categories[sealed[i].category].name};
                          }};
  std::vector<std::uint64_t> numbers;
  const bool right = visit_sealed_table(x, table, outcome, [&](std::size_t i, const Row& row) {
    const auto people = integer_field(path, row, 2, 0, question.most, outcome);
    if (!people) {
      return;
    }
    numbers.push_back(*people);
    const std::vector<std::string> wanted = table.wanted(i);
    proofs.add({row.line,
                {"kind " + std::string(question.kind), "feature " + wanted[0],
                 "category " + wanted[1], "people " + std::to_string(*people)},
                {{question.sums[i], *people, *people}}},
               row.fields[3]);
  });
  proofs.finish();
  return right && numbers.size() == sealed.size() ? numbers : std::vector<std::uint64_t>();
}

// The numbers of each feature sum to `people`. Requires one number for each sealed category.
void check_sums(const Examination& x, const std::string& path,
                const std::vector<std::uint64_t>& numbers, std::uint64_t people,
                Outcome& outcome) {
  const std::vector<Quota> sealed = sealed_quotas(*x.order);
  for (std::size_t c = 0; c < numbers.size();) {
    const std::size_t feature = sealed[c].feature;
    const std::size_t first = c;
    std::uint64_t sum = 0;
    for (; c < numbers.size() && sealed[c].feature == feature; ++c) {
      sum += numbers[c];
    }
    if (sum != people) {
      outcome.fail({path, first + 2,
                    "numbers of '" + crypto::escape_text(x.order->features[feature].name) +
                        "' that sum to " + std::to_string(people),
                    std::to_string(sum)});
    }
  }
}

}  // namespace

void check_10_4_totals_of_the_pool(Examination& x, Outcome& outcome) {
  if (x.group > 0) {
    outcome.not_checked({"does not apply: a correction publishes no totals, whose difference would show "
                         "the answers of those whom it concerns",
                         "entfällt: Eine Korrektur veröffentlicht keine Summen, deren Differenz die "
                         "Angaben der Betroffenen zeigte"});
    return;
  }
  const std::uint64_t people = x.pool_at_hand().rows.size();
  const auto numbers = check_totals(
      x, {x.pool_step(), "pool-total", "10.4", x.pool_at_hand().commitments.sum_of_all(), people}, outcome);
  check_sums(x, path_of(x, x.pool_step(), "totals.tsv"), numbers, people, outcome);
  if (outcome.findings().empty()) {
    x.pool_at_hand().totals = numbers;
  }
}

void check_10_6_totals_of_the_panel_drawn(Examination& x, Outcome& outcome) {
  const std::string path = path_of(x, x.scan.panel_step(), "totals.tsv");
  const std::uint64_t seats = x.order->seats;
  const auto numbers =
      check_totals(x,
                   {x.scan.panel_step(), "panel-total", "10.6", x.pool().commitments.sum(x.members[0]), seats},
                   outcome);
  check_sums(x, path, numbers, seats, outcome);
  const std::vector<Quota> sealed = sealed_quotas(x.in_force());
  for (std::size_t c = 0; c < numbers.size(); ++c) {
    if (numbers[c] < sealed[c].least || numbers[c] > sealed[c].most) {
      outcome.fail({path, c + 2,
                    std::to_string(sealed[c].least) + " to " + std::to_string(sealed[c].most) +
                        " of " + name_of_quota(*x.order, sealed[c]),
                    std::to_string(numbers[c])});
    }
  }
  if (outcome.findings().empty()) {
    x.panel_totals = numbers;
  }
}

}  // namespace klero::verifier
