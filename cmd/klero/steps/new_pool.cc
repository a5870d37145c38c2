#include "cmd/klero/steps/new_pool.h"

#include <algorithm>

#include "cmd/klero/say.h"
#include "cmd/klero/steps/pool_people.h"
#include "cmd/klero/steps/read_back.h"
#include "cmd/klero/steps/sealing.h"
#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "selection/replies/small_cells.h"

namespace klero::cmd {
namespace {

using crypto::Error;
using selection::Draw;

// The replies as they were read: for the auditor's bundle.
constexpr const char* kRepliesCopy = "replies.csv";

// ": late 3, twice 1"; empty if none was refused.
std::string counted(const std::vector<selection::RefusedReply>& refused) {
  const auto counts = selection::count_refusals(refused);
  std::string text;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    text += (text.empty() ? ": " : ", ") + std::string(selection::name_of(selection::kRefusals[i])) +
            " " + std::to_string(counts[i]);
  }
  return text;
}

// Tells every refused row. Throws Error unless the official has said to go on without them.
void settle(const selection::RepliesReading& reading, const NewPoolOptions& options) {
  constexpr std::size_t kShown = 100;
  for (std::size_t i = 0; i < reading.refused.size() && i < kShown; ++i) {
    const selection::RefusedReply& reply = reading.refused[i];
    const std::string text = options.replies + ":" + std::to_string(reply.line) + ": " + reply.why;
    if (options.skip_refused) {
      note("refused: " + text);
    } else {
      complain(text, selection::hint_of(reply.refusal));
    }
  }
  if (reading.refused.empty() || options.skip_refused) return;
  throw Error(std::to_string(reading.refused.size()) + " of " + std::to_string(reading.rows) +
                  " replies are refused" +
                  counted(reading.refused) + ": nothing is done",
              "mend them, or go on without them: --skip-refused keeps a list of them in sealed/");
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
}

selection::RepliesReading read_new_pool(const Draw& draw, const NewPoolOptions& options) {
  const selection::Order& order = draw.record.order;
  selection::RepliesReading reading =
      selection::read_replies(order, invitations_of(draw), invited_of(draw), options.replies,
                              said_of(options.import));
  settle(reading, options);
  if (reading.pool.rows.size() < order.panel.seats) {
    throw Error("the pool has " + std::to_string(reading.pool.rows.size()) + " people, the panel " +
                    std::to_string(order.panel.seats) + " seats",
                "wait for more replies");
  }
  return reading;
}

void add_pool_files(selection::StepWriter& step, const Draw& draw, selection::StepNumber number,
                    const NewPoolOptions& options, const selection::Input& file,
                    const selection::RepliesReading& reading) {
  const selection::Order& order = draw.record.order;
  const selection::Pool& pool = reading.pool;
  require_large_cells(order, pool, number);
  step.add("pool.tsv", selection::write_pool(order, pool));
  step.add("margins.tsv", selection::write_margins(order, pool));
  seal_answers(step, draw, number, pool);
  step.add_sealed_copy(kRepliesCopy, options.replies, file.sha256);
  const ImportedFile imported{options.replies, file.sha256, reading.shape};
  step.add_sealed(kImportLog, import_log(imported));
  step.add_sealed("refused.csv", selection::write_refused(reading.refused));
  step.add_sealed(kPoolPeopleFile, write_pool_people(order, people_of_pool(draw, pool)));
  print(import_minutes(imported) + "replies  " + std::to_string(reading.rows) + " rows: " +
        std::to_string(pool.rows.size()) + " people in the pool, " +
        std::to_string(reading.refused.size()) + " rows refused" + counted(reading.refused) + "\n");
}

}  // namespace klero::cmd
