#include <CLI/CLI.hpp>
#include <memory>

#include "cmd/klero/next.h"
#include "cmd/klero/office.h"
#include "cmd/klero/say.h"
#include "cmd/klero/steps/import_options.h"
#include "cmd/klero/steps/pool_people.h"
#include "cmd/klero/steps/read_back.h"
#include "cmd/klero/steps/refused_rows.h"
#include "cmd/klero/steps/sealing.h"
#include "cmd/klero/steps/steps.h"
#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "selection/letters/second_wave.h"
#include "selection/replies/outcomes.h"
#include "selection/replies/read_replies.h"
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

struct RepliesOptions {
  OfficeOptions office;
  ImportOptions import;
  std::string replies;
  std::string undeliverable;  // "" if no letter came back
  bool skip_refused = false;
};

// The leaves of the letters that came back; keeps their list for the auditor.
std::set<crypto::Digest> returned_letters(selection::StepWriter& step, const Draw& draw,
                                          const RepliesOptions& options,
                                          const std::vector<selection::Input>& files) {
  if (options.undeliverable.empty()) {
    step.add_sealed(kReturnedCopy, "code\n");
    return {};
  }
  selection::Returned returned =
      selection::read_returned(invited_of(draw), options.undeliverable);
  settle_refused(returned.refused, options.undeliverable, returned.rows, "undeliverable letters",
                 options.skip_refused, kHint);
  step.add_sealed_copy(kReturnedCopy, options.undeliverable, files.at(1).sha256);
  return std::move(returned.leaves);
}

// "3 late, 2 no consent": what became of the letters that are not in the pool.
std::string told(const selection::OutcomeCounts& counts) {
  std::string text;
  for (std::size_t i = 1; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    text += (text.empty() ? "" : ", ") + std::to_string(counts[i]) + " " +
            std::string(selection::kOutcomes[i]);
  }
  return text;
}

// Rule 6.7, before anything is published: a total of so few says too much about each of them.
void require_large_cells(const selection::Order& order, const selection::Pool& pool) {
  const std::vector<selection::CellBelowMinimum> small = selection::small_cells(order, pool);
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

void fill_step(selection::StepWriter& step, const Draw& draw, const RepliesOptions& options,
               const std::vector<selection::Input>& files) {
  const selection::Input& file = files.front();
  const selection::Order& order = draw.record.order;
  const selection::RepliesReading reading =
      selection::read_replies(order, invitations_of(draw), invited_of(draw), options.replies,
                              said_of(options.import));
  settle_refused(reading.refused, options.replies, reading.rows, "replies", options.skip_refused,
                 kHint);
  const selection::Pool& pool = reading.pool;
  if (pool.rows.size() < order.panel.seats) {
    throw Error("the pool has " + std::to_string(pool.rows.size()) + " people, the panel " +
                    std::to_string(order.panel.seats) + " seats",
                "wait for more replies");
  }
  require_large_cells(order, pool);
  step.add("pool.tsv", selection::write_pool(order, pool));
  step.add("margins.tsv", selection::write_margins(order, pool));
  const selection::OutcomeCounts letters = selection::merge_small(
      selection::count_outcomes(reading, returned_letters(step, draw, options, files),
                                invitations_of(draw).size()),
      order.minimum_cell);
  step.add("post.tsv", selection::write_post(letters));
  seal_answers(step, draw, pool);
  step.add_sealed_copy(kRepliesCopy, options.replies, file.sha256);
  const ImportedFile imported{options.replies, file.sha256, reading.shape};
  step.add_sealed(kImportLog, import_log(imported));
  step.add_sealed("refused.csv", selection::write_refused(reading.refused));
  step.add_sealed(kPoolPeopleFile, write_pool_people(order, people_of_pool(draw, pool)));
  print(import_minutes(imported) + "replies  " + std::to_string(reading.rows) + " rows: " + std::to_string(pool.rows.size()) +
        " people in the pool, " + std::to_string(reading.refused.size()) + " rows refused" + counted(reading.refused) + "\nletters  " + std::to_string(pool.rows.size()) +
        " entered" + (told(letters).empty() ? "" : ", " + told(letters)) + "\n");
}

// Rule 5.4: by then it is decided whether the second wave goes out.
void require_decision(const Draw& draw) {
  if (is_wave_decided(draw.record)) return;
  throw Error("it is not decided yet whether the letters of the second wave go out: expected " +
                  std::string(selection::kSecondWaveText) + " in the evidence of step 06",
              "`klero second-wave`, with the replies that came in by the day");
}

void replies(const RepliesOptions& options) {
  Draw draw = selection::open_draw(options.office.draw);
  require_decision(draw);
  std::vector<selection::Input> files{input_of_file("replies", options.replies)};
  if (!options.undeliverable.empty()) {
    files.push_back(input_of_file("undeliverable", options.undeliverable));
  }
  make_step(draw, selection::kPoolStep, files, options.office,
            [&](selection::StepWriter& step) { fill_step(step, draw, options, files); });
}

}  // namespace

void add_replies(CLI::App& program) {
  CLI::App* command = program.add_subcommand("replies", "Publish the pool: those who replied");
  auto options = std::make_shared<RepliesOptions>();
  add_office_options(*command, options->office);
  command
      ->add_option("--replies,REPLIES", options->replies,
                   "A CSV file with the column `code` and one for each question")
      ->required();
  add_import_options(*command, options->import);
  command->add_option("--undeliverable", options->undeliverable,
                      "A CSV file with the codes of the letters that came back, column `code`");
  command->add_flag("--skip-refused", options->skip_refused,
                    "Go on without the rows that are refused");
  command->callback([options] { replies(*options); });
}

}  // namespace klero::cmd
