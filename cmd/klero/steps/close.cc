#include <CLI/CLI.hpp>
#include <memory>

#include "cmd/klero/next.h"
#include "cmd/klero/say.h"
#include "cmd/klero/steps/read_back.h"
#include "cmd/klero/steps/slot_options.h"
#include "cmd/klero/steps/steps.h"
#include "crypto/base/error.h"
#include "crypto/files/read_file.h"

namespace klero::cmd {
namespace {

using crypto::Error;

// No step of its own: the signatures are evidence of the reveal step, and may come one by one.
void close_lot(const SlotOptions& options) {
  const selection::Draw draw = selection::open_draw(options.office.draw);
  const selection::Order& order = draw.record.order;
  const selection::LotSteps lot = current_lot(draw);
  if (!selection::has_step(draw.record, lot.reveal)) {
    throw Error("there is no close to sign yet: step " + selection::step_folder(lot.reveal) +
                " is not published");
  }
  const selection::SlotFiles signatures = gather(options, ".sig", order);
  if (signatures.empty()) throw Error("no file called slot-N.sig was handed in");
  const std::string sums =
      crypto::read_file(draw.record.folder / selection::step_folder(lot.reveal) / "SHA256SUMS");
  settle_refusals(
      order, selection::check_close(order, sums, signatures, published_commitments(draw, lot)), {});
  selection::add_close_signatures(draw, lot.reveal, signatures);
  std::string text;
  for (const auto& [slot, bytes] : signatures) {
    text += "signed   " + slot_words(order, slot) + "\n";
  }
  for (const std::string& line : missing(draw)) text += "missing  " + line + "\n";
  print(text + next_words(draw));
}

}  // namespace

void add_close(CLI::App& program) {
  auto options = std::make_shared<SlotOptions>();
  add_slot_command(program, "close",
                   "Take in the contributors' signatures of the reveal step, before the dice",
                   *options, "", "")
      ->callback([options] { close_lot(*options); });
}

}  // namespace klero::cmd
