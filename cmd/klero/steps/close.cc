#include <CLI/CLI.hpp>
#include <memory>

#include "cmd/klero/next.h"
#include "cmd/klero/say.h"
#include "cmd/klero/steps/read_back.h"
#include "cmd/klero/steps/slot_options.h"
#include "cmd/klero/steps/steps.h"
#include "crypto/base/error.h"
#include "selection/people/close_look.h"

namespace klero::cmd {
namespace {

using crypto::Error;

// No step of its own: the signatures are evidence of the reveal step, and may come one by one.
void close_lot(const SlotOptions& options) {
  const selection::Draw draw = selection::open_draw(options.office.draw);
  const selection::Order& order = draw.record.order;
  const selection::LotSteps lot = current_lot(draw);
  if (!selection::has_step(draw.record, lot.reveal)) {
    throw Error("there is no close to sign yet: step " + selection::folder_of(draw.record, lot.reveal) +
                " is not published");
  }
  const selection::SlotFiles signatures = gather(options, ".sig", order);
  if (signatures.empty()) throw Error("no file called slot-N.sig was handed in");
  const std::string close = selection::look_at_close(draw.record, lot.reveal).close;
  settle_refusals(
      order, selection::check_close(order, close, signatures, published_commitments(draw, lot)),
      {});
  selection::EvidenceFiles files;
  std::string text;
  for (const auto& [slot, bytes] : signatures) {
    files[selection::slot_file_name(slot, ".sig")] = bytes;
    text += "signed   " + slot_words(order, slot) + "\n";
  }
  selection::add_evidence(draw, lot.reveal, files);
  for (const std::string& line : missing(draw)) text += "missing  " + line + "\n";
  print(text + next_words(draw));
}

}  // namespace

void add_close(CLI::App& program) {
  auto options = std::make_shared<SlotOptions>();
  add_slot_command(program, "close",
                   "Take in the contributors' signatures of the close, before the beacons",
                   *options, "", "")
      ->callback([options] { close_lot(*options); });
}

}  // namespace klero::cmd
