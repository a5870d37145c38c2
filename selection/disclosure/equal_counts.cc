#include "selection/disclosure/equal_counts.h"

#include <algorithm>
#include <map>

#include "selection/disclosure/binary_program.h"

namespace klero::selection {
namespace {

// More panels than people, so that no sum of columns is constant by chance; not many more, for a
// panel with another count spoils it. Then the next ones are taken.
constexpr double kPanelsPerPerson = 1.2;
constexpr std::size_t kBatches = 2;
// So many sets of people with constant sums are looked at for one that is not public.
constexpr int kSolutions = 4;
constexpr BinaryLimits kLimits = {.nodes = 40, .seconds = 5};

class EqualCounts {
 public:
  EqualCounts(const PublicFacts& facts, std::size_t feature)
      : facts_(facts), feature_(feature), found_(facts.pool_size) {}

  std::vector<std::optional<std::uint32_t>> run() {
    const auto batch = static_cast<std::size_t>(kPanelsPerPerson * facts_.pool_size);
    const auto& categories = facts_.features[feature_].categories;
    for (std::uint32_t c = 0; c < categories.size(); ++c) {
      bool known = false;
      for (std::size_t k = 0; !known && k < kBatches && (k + 1) * batch <= facts_.opened.size();
           ++k) {
        for (std::uint32_t count = categories[c].min; !known && count <= categories[c].max;
             ++count) {
          known = try_count(c, count, k * batch, batch);
        }
      }
    }
    return std::move(found_);
  }

 private:
  // Are there people, none of them found before, of whom each of these panels has `count`? Not
  // whole strata: what everybody knows of people sums to a constant too.
  bool try_count(std::uint32_t category, std::uint32_t count, std::size_t first,
                 std::size_t batch) {
    BinaryProgram program = make_program(category, count, first, batch);
    for (int k = 0; k < kSolutions; ++k) {
      const BinaryAnswer answer =
          solve_binary_program(program, std::vector<double>(program.columns, 0.0), kLimits);
      if (answer.values.empty()) {
        return false;
      }
      if (!are_whole_strata(answer.values)) {
        take(answer.values, category);
        return true;
      }
      forbid(answer.values, program);
    }
    return false;
  }

  void take(const std::vector<bool>& values, std::uint32_t category) {
    for (Row row = 0; row < facts_.pool_size; ++row) {
      if (values[row] && !found_[row]) {
        found_[row] = category;
      }
    }
  }

  [[nodiscard]] BinaryProgram make_program(std::uint32_t category, std::uint32_t count,
                                           std::size_t first, std::size_t batch) const {
    BinaryProgram program{.columns = facts_.pool_size, .rows = {}};
    const auto add = [&](std::uint32_t sum, const auto& rows) {
      const auto wanted = static_cast<std::int32_t>(sum);
      BinaryRow& added = program.rows.emplace_back(BinaryRow{wanted, wanted, {}});
      for (const Row row : rows) {
        added.terms.push_back({row, 1});
      }
    };
    add(facts_.counts.front().ranges[feature_][category].max, facts_.counts.front().rows);
    for (std::size_t k = first; k < first + batch; ++k) {
      add(count, facts_.opened[k]);
    }
    for (Row row = 0; row < facts_.pool_size; ++row) {
      if (found_[row]) {
        add(0, std::vector<Row>{row});
      }
    }
    return program;
  }

  static void forbid(const std::vector<bool>& values, BinaryProgram& program) {
    const auto ones = static_cast<std::int32_t>(std::ranges::count(values, true));
    BinaryRow& row = program.rows.emplace_back(BinaryRow{.min = 0, .max = ones - 1, .terms = {}});
    for (std::uint32_t column = 0; column < values.size(); ++column) {
      if (values[column]) {
        row.terms.push_back({column, 1});
      }
    }
  }

  [[nodiscard]] bool are_whole_strata(const std::vector<bool>& values) const {
    std::map<std::uint32_t, bool> of_stratum;
    for (Row row = 0; row < facts_.pool_size; ++row) {
      const auto [known, is_new] = of_stratum.try_emplace(facts_.strata[row], values[row]);
      if (!is_new && known->second != values[row]) {
        return false;
      }
    }
    return true;
  }

  const PublicFacts& facts_;
  std::size_t feature_;
  std::vector<std::optional<std::uint32_t>> found_;
};

}  // namespace

std::vector<std::optional<std::uint32_t>> follow_equal_counts(const PublicFacts& facts,
                                                              std::size_t feature) {
  return EqualCounts(facts, feature).run();
}

}  // namespace klero::selection
