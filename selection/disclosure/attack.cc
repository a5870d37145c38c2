#include "selection/disclosure/attack.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "crypto/base/error.h"
#include "selection/disclosure/equal_counts.h"
#include "selection/disclosure/likelihood.h"
#include "selection/disclosure/reconstruction.h"
#include "selection/panel/lottery/window_search.h"

namespace klero::selection {
namespace {

using crypto::Error;

void require_stopped_not(const AttackLimits& limits) {
  if (limits.cancel != nullptr && limits.cancel->load()) {
    throw Error("stopped before the attack was complete");
  }
}

// Beyond these the integer program gets no nearer, only slower.
constexpr std::size_t kManyCounts = 200;
// With these it always has an answer soon.
constexpr std::size_t kFewCounts = 12;
constexpr std::uint32_t kNodes = 100;
// Programs without a new answer, one after another, before the averages are asked.
constexpr std::uint32_t kMaxFailures = 3;

// Works on some of the features together.
class Attacker {
 public:
  Attacker(const PublicFacts& facts, std::vector<std::size_t> features, const AttackLimits& limits)
      : facts_(facts),
        features_(std::move(features)),
        limits_(limits),
        likely_(weigh_answers(facts)) {
    for (const std::size_t feature : features_) {
      followed_.push_back(follow_equal_counts(facts, feature));
    }
  }

  // False if no answer was found.
  bool run(Attack& attack) {
    // What equal counts seem to say may be wrong: then nothing fits, and it is left out.
    const bool solved = find_best(kManyCounts, true) || find_best(kFewCounts, true) ||
                        find_best(kManyCounts, false) || find_best(kFewCounts, false);
    if (!solved && contradiction_) {
      throw Error("disclosure: no answers fit what is published");
    }
    if (!solved) {
      return false;
    }
    find_determined();
    for (std::size_t k = 0; k < features_.size(); ++k) {
      AttackOnFeature& result = attack.features[features_[k]];
      result.program = best_[k];
      result.alone = likely_[features_[k]].likeliest;
      for (const State state : state_[k]) {
        result.determined.push_back(state == State::determined);
        result.open_rows += state == State::unknown ? 1U : 0U;
      }
    }
    return true;
  }

 private:
  enum class State { unknown, other_possible, determined };

  bool find_best(std::size_t counts, bool follow) {
    require_stopped_not(limits_);
    program_.emplace(facts_, features_, counts);
    state_.assign(features_.size(), std::vector<State>(facts_.pool_size, State::unknown));
    for (std::size_t k = 0; follow && k < features_.size(); ++k) {
      for (Row row = 0; row < facts_.pool_size; ++row) {
        if (followed_[k][row]) {
          program_->fix(k, row, *followed_[k][row]);
          state_[k][row] = State::determined;
        }
      }
    }
    const auto best = program_->solve(
        [&](std::size_t f, Row row, std::uint32_t c) { return likely_[f].weights[row][c]; },
        {.nodes = kNodes, .seconds = limits_.seconds});
    best_ = best.answers;
    contradiction_ = best_.empty() && best.finished;
    return !best_.empty();
  }

  // Asks for answers that differ from the best one in as many unknown rows as possible, again and
  // again. If none differs in any, they are all determined.
  void find_determined() {
    std::uint32_t failures = 0;
    for (std::uint32_t round = 0; round < limits_.programs && failures < kMaxFailures && is_open();
         ++round) {
      require_stopped_not(limits_);
      if (limits_.progress) {
        limits_.progress("other answers", round, limits_.programs);
      }
      const Reconstruction::Answer other = solve_for_another(round, failures);
      if (mark_other_possible(other.answers) > 0) {
        continue;
      }
      if (other.finished && failures == 0) {
        mark_all_determined();
      }
      ++failures;
    }
    ask_row_by_row();
  }

  // After a failure a little chance in what an answer is worth leads the solver other ways.
  [[nodiscard]] Reconstruction::Answer solve_for_another(std::uint32_t round,
                                                         std::uint32_t failures) const {
    return program_->solve(
        [&](std::size_t f, Row row, std::uint32_t c) {
          const std::size_t k = place_of(f);
          const std::uint64_t key = (std::uint64_t{round} << 40) + row * 100 + c;
          const double chance = failures > 0 ? static_cast<double>(mix_bits(key) % 100) : 0.0;
          return chance + (state_[k][row] == State::unknown && best_[k][row] != c ? 100.0 : 0.0);
        },
        {.nodes = kNodes, .seconds = limits_.seconds});
  }

  [[nodiscard]] std::size_t place_of(std::size_t feature) const {
    return static_cast<std::size_t>(std::ranges::find(features_, feature) - features_.begin());
  }

  [[nodiscard]] bool is_open() const {
    return std::ranges::any_of(state_, [](const std::vector<State>& rows) {
      return std::ranges::find(rows, State::unknown) != rows.end();
    });
  }

  std::uint32_t mark_other_possible(const HiddenAnswers& other) {
    std::uint32_t found = 0;
    for (std::size_t k = 0; k < other.size(); ++k) {
      for (Row row = 0; row < facts_.pool_size; ++row) {
        if (state_[k][row] == State::unknown && other[k][row] != best_[k][row]) {
          state_[k][row] = State::other_possible;
          ++found;
        }
      }
    }
    return found;
  }

  void mark_all_determined() {
    for (std::vector<State>& rows : state_) {
      std::ranges::replace(rows, State::unknown, State::determined);
    }
  }

  // Even where no end of the integer program is in sight, the averages may exclude another answer.
  void ask_row_by_row() {
    for (std::size_t k = 0; k < state_.size(); ++k) {
      for (Row row = 0; row < facts_.pool_size; ++row) {
        require_stopped_not(limits_);
        if (state_[k][row] == State::unknown &&
            !program_->possible_on_average_without(features_[k], row, best_[k][row])) {
          state_[k][row] = State::determined;
        }
      }
    }
  }

  const PublicFacts& facts_;
  std::vector<std::size_t> features_;
  const AttackLimits& limits_;
  std::vector<Likelihood> likely_;  // by feature of the facts
  // By feature of the program, then row.
  std::vector<std::vector<std::optional<std::uint32_t>>> followed_;
  std::optional<Reconstruction> program_;
  HiddenAnswers best_;
  bool contradiction_ = false;  // of the last program
  std::vector<std::vector<State>> state_;
};

std::uint32_t count_right(const std::vector<std::uint32_t>& guess,
                          const std::vector<std::uint32_t>& truth) {
  std::uint32_t right = 0;
  for (std::size_t row = 0; row < truth.size(); ++row) {
    right += guess[row] == truth[row] ? 1U : 0U;
  }
  return right;
}

AttackScore score_feature(const AttackOnFeature& attack, const std::vector<std::uint32_t>& truth) {
  AttackScore score;
  score.rows = static_cast<std::uint32_t>(truth.size());
  score.open_rows = attack.open_rows;
  score.right_by_program = count_right(attack.program, truth);
  std::vector<std::uint32_t> frequency;
  for (std::size_t row = 0; row < truth.size(); ++row) {
    const bool sure = attack.determined[row];
    score.determined += sure && attack.program[row] == truth[row] ? 1U : 0U;
    const std::uint32_t guess = sure ? attack.program[row] : attack.alone[row];
    score.right_alone += guess == truth[row] ? 1U : 0U;
    frequency.resize(std::max<std::size_t>(frequency.size(), truth[row] + 1), 0);
    ++frequency[truth[row]];
  }
  score.right_by_majority = frequency.empty() ? 0 : *std::ranges::max_element(frequency);
  return score;
}

}  // namespace

Attack attack(const PublicFacts& facts, const AttackLimits& limits) {
  require_well_formed(facts);
  Attack result;
  result.features.resize(facts.features.size());
  result.solved = true;
  std::vector<std::size_t> all(facts.features.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  // Only a breach says something of several features at once.
  if (!facts.breaches.empty()) {
    result.solved = Attacker(facts, all, limits).run(result);
  } else {
    for (const std::size_t feature : all) {
      result.solved = result.solved && Attacker(facts, {feature}, limits).run(result);
    }
  }
  if (!result.solved) {
    result.features.clear();
  }
  return result;
}

std::vector<AttackScore> score_attack(const Attack& attack, const HiddenAnswers& answers) {
  if (attack.solved && attack.features.size() != answers.size()) {
    throw Error("disclosure: expected answers to " + std::to_string(attack.features.size()) +
                " features, got " + std::to_string(answers.size()));
  }
  std::vector<AttackScore> scores;
  for (std::size_t f = 0; f < attack.features.size(); ++f) {
    scores.push_back(score_feature(attack.features[f], answers[f]));
  }
  return scores;
}

}  // namespace klero::selection
