#include "selection/panel/model/class_model.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace klero::selection {
namespace {

constexpr std::uint32_t kNoGroup = 0xFFFFFFFF;

using Signature = std::vector<std::uint32_t>;

// Gives equal signatures equal numbers, counted from 0 in order of first appearance.
class Numbering {
 public:
  std::uint32_t number(const Signature& signature) {
    const auto next = static_cast<std::uint32_t>(numbers_.size());
    return numbers_.try_emplace(signature, next).first->second;
  }

 private:
  std::map<Signature, std::uint32_t> numbers_;
};

// By row: which quotas it counts for, as a number.
std::vector<std::uint32_t> number_types(const QuotaProblem& problem) {
  std::vector<Signature> quotas_of(problem.pool_size);
  for (std::size_t q = 0; q < problem.quotas.size(); ++q) {
    for (const Row row : problem.quotas[q].members) {
      quotas_of[row].push_back(static_cast<std::uint32_t>(q));
    }
  }
  Numbering types;
  std::vector<std::uint32_t> type_of(problem.pool_size);
  std::ranges::transform(quotas_of, type_of.begin(),
                         [&types](const Signature& quotas) { return types.number(quotas); });
  return type_of;
}

// By group: the sorted types of its people, as a number.
std::vector<std::uint32_t> number_households(const QuotaProblem& problem,
                                             const std::vector<std::uint32_t>& type_of) {
  Numbering makeups;
  std::vector<std::uint32_t> makeup_of;
  for (const std::vector<Row>& group : problem.at_most_one) {
    Signature makeup;
    std::ranges::transform(group, std::back_inserter(makeup),
                           [&type_of](Row row) { return type_of[row]; });
    std::ranges::sort(makeup);
    makeup_of.push_back(makeups.number(makeup));
  }
  return makeup_of;
}

void add_classes(const QuotaProblem& problem, const std::vector<std::uint32_t>& makeup_of_row,
                 ClassModel& model) {
  const std::vector<std::uint32_t> type_of = number_types(problem);
  Numbering classes;
  model.class_of.resize(problem.pool_size);
  for (Row row = 0; row < problem.pool_size; ++row) {
    const std::uint32_t number = classes.number({type_of[row], makeup_of_row[row]});
    if (number == model.classes.size()) {
      model.classes.emplace_back();
    }
    model.classes[number].members.push_back(row);
    model.class_of[row] = number;
  }
}

std::vector<std::uint32_t> classes_of(const ClassModel& model, const std::vector<Row>& rows) {
  std::vector<std::uint32_t> classes;
  std::ranges::transform(rows, std::back_inserter(classes),
                         [&model](Row row) { return model.class_of[row]; });
  std::ranges::sort(classes);
  classes.erase(std::unique(classes.begin(), classes.end()), classes.end());
  return classes;
}

void add_household_rows(const QuotaProblem& problem, const std::vector<std::uint32_t>& makeup_of,
                        ClassModel& model) {
  std::map<std::uint32_t, std::vector<std::uint32_t>> alike;
  for (std::size_t g = 0; g < makeup_of.size(); ++g) {
    alike[makeup_of[g]].push_back(static_cast<std::uint32_t>(g));
  }
  for (auto& [makeup, groups] : alike) {
    const auto count = static_cast<std::int64_t>(groups.size());
    std::vector<std::uint32_t> classes = classes_of(model, problem.at_most_one[groups.front()]);
    model.rows.push_back(ModelRow{.kind = ModelRow::Kind::households,
                                  .min = 0,
                                  .max = count,
                                  .quota = 0,
                                  .households = std::move(groups),
                                  .classes = std::move(classes)});
  }
}

}  // namespace

ClassModel make_class_model(const QuotaProblem& problem) {
  ClassModel model;
  model.seats = problem.seats;
  const std::vector<std::uint32_t> makeup_of = number_households(problem, number_types(problem));
  std::vector<std::uint32_t> makeup_of_row(problem.pool_size, kNoGroup);
  for (std::size_t g = 0; g < makeup_of.size(); ++g) {
    for (const Row row : problem.at_most_one[g]) {
      makeup_of_row[row] = makeup_of[g];
    }
  }
  add_classes(problem, makeup_of_row, model);

  ModelRow seats{.kind = ModelRow::Kind::seats, .min = model.seats, .max = model.seats,
                 .quota = 0, .households = {}, .classes = {}};
  seats.classes.resize(model.classes.size());
  std::iota(seats.classes.begin(), seats.classes.end(), 0U);
  model.rows.push_back(std::move(seats));
  for (std::size_t q = 0; q < problem.quotas.size(); ++q) {
    const Quota& quota = problem.quotas[q];
    model.rows.push_back(ModelRow{.kind = ModelRow::Kind::quota,
                                  .min = quota.min,
                                  .max = quota.max,
                                  .quota = static_cast<std::uint32_t>(q),
                                  .households = {},
                                  .classes = classes_of(model, quota.members)});
  }
  add_household_rows(problem, makeup_of, model);
  for (std::size_t r = 0; r < model.rows.size(); ++r) {
    for (const std::uint32_t c : model.rows[r].classes) {
      model.classes[c].rows.push_back(static_cast<std::uint32_t>(r));
    }
  }
  return model;
}

bool meets_all_rows(const ClassModel& model, const ClassCounts& counts) {
  if (counts.size() != model.classes.size()) {
    return false;
  }
  for (std::size_t c = 0; c < counts.size(); ++c) {
    if (counts[c] < 0 || counts[c] > model.classes[c].size()) {
      return false;
    }
  }
  return std::ranges::all_of(model.rows, [&counts](const ModelRow& row) {
    std::int64_t sum = 0;
    for (const std::uint32_t c : row.classes) {
      sum += counts[c];
    }
    return row.min <= sum && sum <= row.max;
  });
}

}  // namespace klero::selection
