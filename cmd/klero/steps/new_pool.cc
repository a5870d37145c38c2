#include "cmd/klero/steps/new_pool.h"

#include <algorithm>

#include "cmd/klero/office.h"
#include "cmd/klero/say.h"
#include "cmd/klero/steps/pool_people.h"
#include "cmd/klero/steps/read_back.h"
#include "cmd/klero/steps/refused_rows.h"
#include "cmd/klero/steps/sealing.h"
#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "selection/replies/outcomes.h"
#include "selection/replies/small_cells.h"

namespace klero::cmd {
namespace {

using crypto::Error;
using selection::Draw;

// The replies as they were read: for the auditor's bundle.
constexpr const char* kRepliesCopy = "replies.csv";

constexpr const char* kReturnedCopy = "undeliverable.csv";
constexpr const char* kHint =
    "mend them, or go on without them: --skip-refused keeps a list of them in sealed/";

// The letters that came back; keeps their list for the auditor. A correction without a new list has
// that of the pool.
selection::Returned returned_letters(selection::StepWriter& step, const Draw& draw,
                                     selection::StepNumber number, const NewPoolOptions& options,
                                     const selection::Inputs& files) {
  if (!options.undeliverable.empty()) {
    selection::Returned returned =
        selection::read_returned(invited_of(draw), options.undeliverable);
    settle_refused(returned.refused, options.undeliverable, returned.rows, "undeliverable letters",
                   options.skip_refused, kHint);
    step.add_sealed_copy(kReturnedCopy, options.undeliverable, files.at(1).sha256);
    return returned;
  }
  const std::string list = number == selection::kPoolStep
                               ? "code\n"
                               : selection::read_sealed(draw, selection::kPoolStep, kReturnedCopy);
  step.add_sealed(kReturnedCopy, list);
  return selection::read_returned_text(invited_of(draw), kReturnedCopy, list);
}

// What became of the letters, small numbers merged.
selection::OutcomeCounts outcomes_of(const Draw& draw, const selection::RepliesReading& reading,
                                     const selection::Returned& returned) {
  return selection::merge_small(
      selection::count_outcomes(reading, returned.leaves, invitations_of(draw).size()),
      draw.record.order.minimum_cell);
}

// "12 entered, 3 late".
std::string told(const selection::OutcomeCounts& counts) {
  std::string text;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    text += (text.empty() ? "" : ", ") + std::to_string(counts[i]) + " " +
            std::string(selection::kOutcomes[i]);
  }
  return text;
}

bool is_sealed(const selection::Order& order, const std::string& feature) {
  return std::ranges::any_of(order.features, [&](const selection::Feature& one) {
    return one.name == feature && one.visibility == selection::Visibility::kSealed;
  });
}

// Rule 6.7, before anything is published: a total of so few says too much about each of them. A
// correction publishes none of sealed features.
void require_large_cells(const selection::Order& order, const selection::Pool& pool,
                         selection::StepNumber number) {
  std::vector<selection::CellBelowMinimum> small = selection::small_cells(order, pool);
  if (number != selection::kPoolStep) {
    std::erase_if(small, [&](const auto& cell) { return is_sealed(order, cell.feature); });
  }
  for (const selection::CellBelowMinimum& cell : small) {
    complain(crypto::escape_text(cell.feature) + ", " + crypto::escape_text(cell.category) + ": " +
                 std::to_string(cell.people) +
                 " people in the pool, and the order wants none or at least " +
                 std::to_string(order.minimum_cell),
             "");
  }
  if (small.empty()) return;
  throw Error(
      std::to_string(small.size()) +
          " categories have too few people for their totals to be published: nothing is done",
      "wait for more replies; or merge categories, or choose coarser strata, in a new attempt");
}

}  // namespace

void add_new_pool_options(CLI::App& command, NewPoolOptions& options) {
  command
      .add_option("--replies,REPLIES", options.replies,
                  "A CSV file with the column `code` and one for each question")
      ->required();
  add_import_options(command, options.import);
  command.add_flag("--skip-refused", options.skip_refused,
                   "Go on without the rows that are refused");
  command.add_option("--undeliverable", options.undeliverable,
                     "A CSV file with the codes of the letters that came back, column `code`");
}

selection::Inputs inputs_of(const NewPoolOptions& options) {
  selection::Inputs files{input_of_file("replies", options.replies)};
  if (!options.undeliverable.empty()) {
    files.push_back(input_of_file("undeliverable", options.undeliverable));
  }
  return files;
}

selection::RepliesReading read_new_pool(const Draw& draw, const NewPoolOptions& options) {
  const selection::Order& order = draw.record.order;
  selection::RepliesReading reading =
      selection::read_replies(order, invitations_of(draw), invited_of(draw), options.replies,
                              said_of(options.import));
  settle_refused(reading.refused, options.replies, reading.rows, "replies", options.skip_refused,
                 kHint);
  if (reading.pool.rows.size() < order.panel.seats) {
    throw Error("the pool has " + std::to_string(reading.pool.rows.size()) + " people, the panel " +
                    std::to_string(order.panel.seats) + " seats",
                "wait for more replies");
  }
  return reading;
}

void add_pool_files(selection::StepWriter& step, const Draw& draw, selection::StepNumber number,
                    const NewPoolOptions& options, const selection::Inputs& files,
                    const selection::RepliesReading& reading) {
  const selection::Order& order = draw.record.order;
  const selection::Pool& pool = reading.pool;
  const std::string& sha256 = files.front().sha256;
  require_large_cells(order, pool, number);
  step.add("pool.tsv", selection::write_pool(order, pool));
  step.add("margins.tsv", selection::write_margins(order, pool));
  const selection::OutcomeCounts letters =
      outcomes_of(draw, reading, returned_letters(step, draw, number, options, files));
  step.add("post.tsv", selection::write_post(letters));
  seal_answers(step, draw, number, pool);
  step.add_sealed_copy(kRepliesCopy, options.replies, sha256);
  const ImportedFile imported{options.replies, sha256, reading.shape};
  step.add_sealed(kImportLog, import_log(imported));
  step.add_sealed("refused.csv", selection::write_refused(reading.refused));
  step.add_sealed(kPoolPeopleFile, write_pool_people(order, people_of_pool(draw, pool)));
  print(import_minutes(imported) + "replies  " + std::to_string(reading.rows) + " rows: " +
        std::to_string(pool.rows.size()) + " people in the pool, " +
        std::to_string(reading.refused.size()) + " rows refused" + counted(reading.refused) + "\nletters  " +
        told(letters) + "\n");
}

}  // namespace klero::cmd
