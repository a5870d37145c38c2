#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "cmd/klero/cosignatures.h"
#include "cmd/klero/office.h"
#include "cmd/klero/objections.h"
#include "cmd/klero/say.h"
#include "cmd/klero/steps/new_pool.h"
#include "cmd/klero/steps/read_back.h"
#include "cmd/klero/steps/reason.h"
#include "cmd/klero/steps/steps.h"
#include "cmd/klero/today.h"
#include "crypto/base/error.h"
#include "crypto/hash/sha256_openssl.h"
#include "selection/order/texts.h"
#include "selection/record/correction.h"

namespace klero::cmd {
namespace {

using crypto::Error;
using selection::Draw;

struct CorrectOptions {
  EndOptions end;  // the draw, the reason, --yes
  NewPoolOptions pool;
  std::uint64_t objections = 0;
};

// Throws Error unless the order has a window for objections, and it is over: all that is upheld goes
// into the one correction that there can be.
void require_window_over(const selection::Order& order) {
  if (!order.post.objections_until) {
    throw Error("the order has no day for objections: the pool is not corrected",
                "post.objections_until is fixed before the draw; what remains is `klero annul`");
  }
  if (objections_can_come(order)) {
    throw Error("objections to the pool can come until " +
                    selection::write_date(*order.post.objections_until) +
                    ": expected a later day for the one correction, got " +
                    selection::write_date(today()),
                "decide when all have come; a rehearsal takes an order whose day has passed");
  }
}

void require_place(const Draw& draw) {
  const selection::StepNumber last = draw.record.steps.back().number;
  if (last != selection::kPoolStep || selection::last_kind(draw.record) != "pool") {
    throw Error("a correction stands between pool and portfolio: expected a record that ends with "
                "07-pool, got " + draw.record.steps.back().folder,
                "`klero status` says what is next; once there is a portfolio nobody leaves the pool");
  }
}

bool is_same(const selection::Pool& one, const selection::Pool& other) {
  return std::ranges::equal(one.rows, other.rows,
                            [](const selection::PoolRow& a, const selection::PoolRow& b) {
                              return a.leaf == b.leaf && a.profile == b.profile;
                            });
}

void fill_step(selection::StepWriter& step, const Draw& draw, const CorrectOptions& options,
               const selection::Inputs& files) {
  const selection::RepliesReading reading = read_new_pool(draw, options.pool);
  if (is_same(reading.pool, pool_of(draw))) {
    throw Error("these replies give the pool that is published: expected a difference, because "
                "an objection was upheld",
                "give the whole file of replies, with what was wrong put right");
  }
  add_pool_files(step, draw, selection::kCorrectionStep, options.pool, files, reading);
  step.add("correction.json",
           selection::write_correction({today(), options.objections, options.end.reason}));
}

// What the command was given besides the replies, told apart in inputs.tsv.
selection::Input said_input(const CorrectOptions& options) {
  const std::string text = std::to_string(options.objections) + "\n" + options.end.reason + "\n";
  return {"said", crypto::to_hex(crypto::openssl::sha256(text))};
}

void correct(const CorrectOptions& options) {
  Draw draw = selection::open_draw(options.end.office.draw);
  require_reason(options.end.reason);
  selection::Inputs inputs = inputs_of(options.pool);
  inputs.push_back(said_input(options));
  if (selection::course_of(draw.record).corrected) {
    (void)selection::turn(draw, selection::kCorrectionStep, inputs);  // throws unless it is the same
    note("step " + selection::correction_folder() + " is already done, nothing changed");
  } else {
    require_place(draw);
    require_window_over(draw.record.order);
    require_cosigned(draw.record);
    const crypto::SigningKey key = office_key(draw, options.end.office);
    confirm_end(options.end, "this puts another pool in the place of the published one, once and in "
                             "sight of everybody", "correct");
    selection::StepWriter step = selection::StepWriter::correction(draw, inputs);
    fill_step(step, draw, options, inputs);
    (void)step.publish(signer_of(key));
  }
  report_published(draw, selection::kCorrectionStep);
}

}  // namespace

void add_correct(CLI::App& program) {
  auto options = std::make_shared<CorrectOptions>();
  CLI::App* command = add_end_command(
      program, "correct", "Put right what was objected to: a pool in the place of the published one",
      options->end);
  add_new_pool_options(*command, options->pool);
  command
      ->add_option("--objections", options->objections,
                   "How many objections were upheld; it is published")
      ->required()
      ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{1'000'000}));
  command->callback([options] { correct(*options); });
}

}  // namespace klero::cmd
