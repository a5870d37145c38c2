#include "selection/panel/certificate/row_sum.h"

namespace klero::selection {
namespace {

using Of = Multiplier::Of;

void add_rows(const std::vector<Row>& rows, WideInteger factor, WideInteger bound, RowSum& sum) {
  for (const Row row : rows) {
    sum.factors[row] += factor;
  }
  sum.bound += factor * bound;
}

void add_seats(const SumContext& context, std::int64_t factor, RowSum& sum) {
  for (WideInteger& of_row : sum.factors) {
    of_row += factor;
  }
  sum.bound += WideInteger{factor} * context.problem.seats;
}

void add_claim(const Claim& claim, std::int64_t factor, RowSum& sum) {
  for (const Weight& weight : claim.weights) {
    sum.factors[weight.row] += WideInteger{factor} * weight.weight;
  }
  sum.bound += WideInteger{factor} * claim.bound;
}

void add_branch(const TakenBranch& branch, std::int64_t factor, RowSum& sum) {
  if (branch.upper) {
    add_rows(branch.node->rows, -WideInteger{factor}, branch.node->limit + 1, sum);
  } else {
    add_rows(branch.node->rows, factor, branch.node->limit, sum);
  }
}

std::size_t count_of(const SumContext& context, Of of) {
  switch (of) {
    case Of::seats:
      return 1;
    case Of::most:
    case Of::least:
      return context.problem.quotas.size();
    case Of::household:
      return context.problem.at_most_one.size();
    case Of::claim:
      return context.usable_claims;
    case Of::person:
      return context.persons ? context.problem.pool_size : 0;
    case Of::branch:
      return context.branches.size();
  }
  return 0;
}

void add(const SumContext& context, const Multiplier& multiplier, RowSum& sum) {
  const std::int64_t factor = multiplier.factor;
  const std::uint32_t index = multiplier.index;
  switch (multiplier.of) {
    case Of::seats:
      add_seats(context, factor, sum);
      break;
    case Of::most: {
      const Quota& quota = context.problem.quotas[index];
      add_rows(quota.members, factor, quota.max, sum);
      break;
    }
    case Of::least: {
      const Quota& quota = context.problem.quotas[index];
      add_rows(quota.members, -WideInteger{factor}, quota.min, sum);
      break;
    }
    case Of::household:
      add_rows(context.problem.at_most_one[index], factor, 1, sum);
      break;
    case Of::claim:
      add_claim(context.claims[index], factor, sum);
      break;
    case Of::person:
      add_rows({index}, factor, 1, sum);
      break;
    case Of::branch:
      add_branch(context.branches[index], factor, sum);
      break;
  }
}

}  // namespace

std::optional<RowSum> sum_rows(const SumContext& context,
                               const std::vector<Multiplier>& multipliers, std::string& fault) {
  RowSum sum;
  sum.factors.assign(context.problem.pool_size, 0);
  for (const Multiplier& multiplier : multipliers) {
    if (multiplier.index >= count_of(context, multiplier.of)) {
      fault = "an inequality that does not exist or may not be used here, number " +
              std::to_string(multiplier.index);
      return std::nullopt;
    }
    const bool sign_is_right = multiplier.of == Of::seats ? multiplier.factor != 0
                                                          : multiplier.factor > 0;
    if (!sign_is_right || multiplier.factor > kMaxFactor || multiplier.factor < -kMaxFactor) {
      fault = "a factor out of range, " + std::to_string(multiplier.factor);
      return std::nullopt;
    }
    add(context, multiplier, sum);
  }
  return sum;
}

}  // namespace klero::selection
