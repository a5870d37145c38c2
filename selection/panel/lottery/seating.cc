#include "selection/panel/lottery/seating.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <tuple>
#include <utility>

#include "selection/panel/lottery/window_search.h"

namespace klero::selection {
namespace {

constexpr std::uint32_t kAlone = 0xFFFFFFFF;

class Seating {
 public:
  Seating(const QuotaProblem& problem, const ClassModel& model)
      : model_(model),
        household_of_(problem.pool_size, kAlone),
        count_(problem.pool_size, 0),
        household_count_(problem.at_most_one.size(), 0),
        rounds_(model.classes.size()) {
    for (std::uint32_t g = 0; g < problem.at_most_one.size(); ++g) {
      for (const Row row : problem.at_most_one[g]) {
        household_of_[row] = g;
      }
    }
  }

  void seat(const ClassCounts& counts) {
    Panel& panel = portfolio_.panels.emplace_back();
    for (std::uint32_t c = 0; c < counts.size(); ++c) {
      if (counts[c] == 0) {
        continue;
      }
      if (household_of_[model_.classes[c].members.front()] == kAlone) {
        seat_in_turn(c, counts[c], panel);
      } else {
        seat_apart(c, counts[c], panel);
      }
    }
    std::ranges::sort(panel);
  }

  // Where a member of a class sits twice more often than another, somebody changes places.
  void even_out() {
    for (const PersonClass& person_class : model_.classes) {
      if (household_of_[person_class.members.front()] != kAlone) {
        while (swap_once(person_class)) {
        }
      }
    }
  }

  [[nodiscard]] Portfolio take() { return std::move(portfolio_); }

 private:
  // Everybody once in a round, and each round in another sequence: whoever sits beside whom is not
  // to be the same on every panel.
  void seat_in_turn(std::uint32_t c, std::int64_t seats, Panel& panel) {
    const auto begin = static_cast<std::ptrdiff_t>(panel.size());
    std::vector<Row>& round = rounds_[c];
    for (std::int64_t s = 0; s < seats; ++s) {
      if (round.empty()) {
        round = next_round(c);
      }
      // Who sits here already, by the round before, waits for the next panel.
      const auto one = std::find_if(round.rbegin(), round.rend(), [&](Row row) {
        return std::find(panel.begin() + begin, panel.end(), row) == panel.end();
      });
      panel.push_back(*one);
      round.erase(std::next(one).base());
    }
  }

  std::vector<Row> next_round(std::uint32_t c) {
    std::vector<Row> round = model_.classes[c].members;
    const std::uint64_t seed = mix_bits(++rounds_made_);
    for (std::size_t left = round.size(); left > 1; --left) {
      std::swap(round[left - 1], round[mix_bits(seed + left) % left]);
    }
    return round;
  }

  // Takes whoever sat least so far, of households not on the panel yet.
  void seat_apart(std::uint32_t c, std::int64_t seats, Panel& panel) {
    for (std::int64_t s = 0; s < seats; ++s) {
      std::optional<Row> best;
      for (const Row row : model_.classes[c].members) {
        if (household_sits(panel, household_of_[row])) {
          continue;
        }
        if (!best || rank(row) < rank(*best)) {
          best = row;
        }
      }
      if (best) {  // always, for households alike in makeup are as many as their row permits
        panel.push_back(*best);
        ++count_[*best];
        ++household_count_[household_of_[*best]];
      }
    }
  }

  [[nodiscard]] std::tuple<std::uint32_t, std::uint32_t, Row> rank(Row row) const {
    return {count_[row], household_count_[household_of_[row]], row};
  }

  [[nodiscard]] bool household_sits(const Panel& panel, std::uint32_t household) const {
    return std::ranges::any_of(panel,
                               [&](Row row) { return household_of_[row] == household; });
  }

  bool swap_once(const PersonClass& person_class) {
    const auto [least, most] = std::ranges::minmax_element(
        person_class.members, {}, [this](Row row) { return count_[row]; });
    if (count_[*most] < count_[*least] + 2) {
      return false;
    }
    for (Panel& panel : portfolio_.panels) {
      const auto seat = std::ranges::find(panel, *most);
      const bool may_change = seat != panel.end() &&
                              (household_of_[*least] == household_of_[*most] ||
                               !household_sits(panel, household_of_[*least]));
      if (may_change) {
        *seat = *least;
        std::ranges::sort(panel);
        --count_[*most];
        ++count_[*least];
        return true;
      }
    }
    return false;
  }

  const ClassModel& model_;
  std::vector<std::uint32_t> household_of_;
  std::vector<std::uint32_t> count_;            // by row, of people in shared households
  std::vector<std::uint32_t> household_count_;  // by household
  std::vector<std::vector<Row>> rounds_;        // by class: who has not sat in this round, last first
  std::uint64_t rounds_made_ = 0;
  Portfolio portfolio_;
};

}  // namespace

Portfolio seat_people(const QuotaProblem& problem, const ClassModel& model,
                      const std::vector<ClassCounts>& panels) {
  Seating seating(problem, model);
  for (const ClassCounts& counts : panels) {
    seating.seat(counts);
  }
  seating.even_out();
  return seating.take();
}

}  // namespace klero::selection
