// The reconstruction attack: who answered what, worked out from everything that is published.
//
// An integer program has one unknown for each row and category; what is public are its equations.
// If more panels are open than there are people, it takes what follows from optimised panels having
// equal counts (equal_counts.h). Its best answer is the likeliest one, given how often each row was
// seen on an opened panel. Then it is asked, row by row, whether any other answer is possible.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <vector>

#include "selection/disclosure/facts.h"
#include "selection/panel/problem/progress.h"

namespace klero::selection {

struct AttackLimits {
  // Integer programs in all, besides the first; rows for which they do not suffice stay open.
  std::uint32_t programs = 30;
  double seconds = 20;  // of processor time for one integer program; a limit for emergencies
  const std::atomic<bool>* cancel = nullptr;  // when true: throws Error
  Progress progress;
};

// What the attack says of one hidden feature.
struct AttackOnFeature {
  std::vector<std::uint32_t> program;  // by row: the category in the program's best answer
  std::vector<std::uint32_t> alone;    // by row: the likeliest category, looking at that row alone
  // By row: `program` is the only possible answer, or follows from equal counts.
  std::vector<bool> determined;
  std::uint32_t open_rows = 0;  // rows of which it was not found out whether they are determined
};

struct Attack {
  bool solved = false;                    // false if the program found no answer within its limits
  std::vector<AttackOnFeature> features;  // as many as hidden features; empty if not solved
};

// Runs the attack on what is public. Throws Error if the facts contradict each other or are
// malformed.
[[nodiscard]] Attack attack(const PublicFacts& facts, const AttackLimits& limits = {});

// How much of the truth an attack found, for one feature.
struct AttackScore {
  std::uint32_t rows = 0;
  std::uint32_t determined = 0;  // and right
  std::uint32_t open_rows = 0;
  std::uint32_t right_by_program = 0;
  std::uint32_t right_alone = 0;  // determined rows as the program has them, others as `alone`
  std::uint32_t right_by_majority = 0;  // by saying the most frequent category of everybody
};

//   answers  as for facts_of_draw()
[[nodiscard]] std::vector<AttackScore> score_attack(const Attack& attack,
                                                    const HiddenAnswers& answers);

}  // namespace klero::selection
