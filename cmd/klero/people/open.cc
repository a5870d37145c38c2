#include <CLI/CLI.hpp>
#include <memory>

#include "cmd/klero/command.h"
#include "cmd/klero/own_file.h"
#include "cmd/klero/people/contributor.h"
#include "cmd/klero/people/look.h"
#include "cmd/klero/people/lot_at.h"
#include "cmd/klero/people/words.h"
#include "cmd/klero/say.h"
#include "crypto/base/error.h"
#include "crypto/files/read_file.h"

namespace klero::cmd {
namespace {

using crypto::Error;

struct OpenOptions {
  LookOptions look;
  unsigned slot = 0;
  std::string in;
  std::string out;
};

// The office takes a file by its name.
void refuse_other_name(const std::string& out, const std::string& name) {
  const std::filesystem::path path(out);
  if (path.filename() != name) {
    throw Error("the file to send has the wrong name, " + crypto::quoted(path) +
                    ": expected it to be called " + name,
                "--out FOLDER/" + name);
  }
}

void open_contribution(const OpenOptions& options) {
  const Look look = open_look(options.look);
  const selection::Record& record = look.record;
  const selection::LotSteps lot = lot_to_reveal(record);
  (void)slot_of(record, options.slot);
  const selection::LotPlace place = place_in(record, lot, options.slot);
  const selection::OwnContribution own = read_own_files(record, place, options.in);
  refuse_other_name(options.out, own.reveal_name);
  check_own_commitment(record, lot, options.slot, own);
  examine(look, lot.commit);
  selection::check_cosigned(record, lot.commit);
  write_or_confirm(options.out, own.reveal, crypto::Access::kSecret);
  print(draw_fields(record) + "lot      " + std::to_string(lot.lot) + "\n" +
        person_field("slot", options.slot, slot_of(record, options.slot).name) + "commit   " +
        selection::checksum_of(record, lot.commit) +
        pick(options.look.language, "  (your commitment stands in it, unaltered)",
             "  (Ihre Festlegung steht unverändert darin)") +
        "\nsend     " + shell_word(options.out) +
        (record.order.witnesses ? pick(options.look.language, "  to the office and to every witness\n",
                                       "  an das Amt und an alle Zeugen\n")
                                : "\n"));
}

}  // namespace

void add_open(CLI::App& program) {
  CLI::App* command = program.add_subcommand(
      "open", "Contributor: hand out your secret, once your commitment stands in the record");
  auto options = std::make_shared<OpenOptions>();
  add_look_options(*command, options->look, false);
  command->add_option("--slot", options->slot, "Your number in the order's list of slots")
      ->required();
  command->add_option("--in", options->in, "The folder that `klero contribute` wrote")->required();
  command
      ->add_option("--out", options->out,
                   "The file to send: FOLDER/slot-N.txt, with an escrow FOLDER/opening-N.txt")
      ->required();
  command->callback([options] { open_contribution(*options); });
}

}  // namespace klero::cmd
