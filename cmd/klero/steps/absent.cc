#include <CLI/CLI.hpp>
#include <memory>

#include "cmd/klero/cosignatures.h"
#include "cmd/klero/next.h"
#include "cmd/klero/office.h"
#include "cmd/klero/say.h"
#include "cmd/klero/steps/steps.h"
#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/files/read_file.h"
#include "crypto/files/write_file.h"
#include "selection/lot/close_text.h"
#include "selection/lot/instances.h"
#include "selection/lot/signatures.h"
#include "selection/lot/slot_files.h"
#include "selection/people/close_look.h"
#include "selection/people/cosigned.h"

namespace klero::cmd {
namespace {

namespace fs = std::filesystem;
using crypto::Error;
using selection::Record;

struct AbsentOptions {
  OfficeOptions office;
  std::size_t beacon = 0;
  std::string instead;
  std::string out;
  std::vector<std::string> from;
};

// The beacon, its instance and what stands in for it. Throws Error if nothing can.
selection::Absence absence_of(const Record& record, const AbsentOptions& options) {
  const selection::StepNumber last = record.steps.back().number;
  if (!selection::is_closing_step(record, last)) {
    throw Error("no beacon is awaited: expected a record that ends with a close, got " +
                record.steps.back().folder);
  }
  const auto& beacons = selection::beacons_after(record, last);
  if (options.beacon < 1 || options.beacon > beacons.size()) {
    throw Error("--beacon: expected 1 to " + std::to_string(beacons.size()) + ", got " +
                std::to_string(options.beacon));
  }
  const auto& fallback = beacons[options.beacon - 1].fallback;
  if (!fallback) {
    throw Error("beacon " + std::to_string(options.beacon) + " has no fallback in the order",
                "without one the draw waits for the beacon, or ends with `klero annul`");
  }
  const bool dice = std::holds_alternative<selection::DiceBeacon>(*fallback);
  const std::string instead = options.instead.empty() && dice ? "dice" : options.instead;
  if (!selection::is_instance(*fallback, instead)) {
    throw Error("--instead '" + crypto::escape_text(instead) +
                    "': expected an instance of the fallback",
                "for instance --instead \"" + selection::example_of_instance(*fallback) + "\"");
  }
  return {options.beacon, selection::look_at_close(record, last).instances[options.beacon - 1],
          instead};
}

// The signatures handed in, each valid. Throws Error if one is not.
selection::EvidenceFiles signatures(const Record& record, const AbsentOptions& options,
                                    const std::string& text) {
  std::set<std::string> names;
  const auto& people = record.order.witnesses.value().people;
  for (unsigned witness = 1; witness <= people.size(); ++witness) {
    names.insert(selection::absence_signature_name(options.beacon, witness));
  }
  const selection::HandedFiles files =
      selection::gather_files({options.from.begin(), options.from.end()}, names);
  for (unsigned witness = 1; witness <= people.size(); ++witness) {
    const auto file = files.find(selection::absence_signature_name(options.beacon, witness));
    if (file != files.end() &&
        !selection::is_signature(people[witness - 1].key, text, file->second)) {
      throw Error(file->first + " does not count: " +
                      selection::bad_signature(witness_words(record.order, witness),
                                               people[witness - 1].key, file->second),
                  "all witnesses sign the same text: compare what each names instead");
    }
  }
  return files;
}

void absent(const AbsentOptions& options) {
  const selection::Draw draw = selection::open_draw(options.office.draw);
  const selection::Record& record = draw.record;
  const selection::StepNumber last = record.steps.back().number;
  const selection::Absence absence = absence_of(record, options);
  const std::string text =
      selection::absence_text(record.order, selection::cited(record, last), absence);
  if (options.from.empty()) {
    if (!options.out.empty()) crypto::write_new_file(options.out, text, crypto::Access::kPublic);
    print(text + "next     each witness who looked for it in vain signs this text (`klero cosign`); "
                 "gather the signatures\ncommand  klero absent " +
          shell_word(draw.folder.native()) + " --beacon " + std::to_string(absence.number) +
          " --from FOLDER\n");
    return;
  }
  selection::EvidenceFiles files = signatures(record, options, text);
  const std::uint64_t needed = record.order.witnesses->signatures;
  if (files.size() < needed) {
    throw Error("too few witnesses say so: " + std::to_string(files.size()) + " of " +
                    std::to_string(needed) + " signatures needed were handed in",
                "a beacon that some saw has come: use its value");
  }
  files[selection::absence_file_name(absence.number)] = text;
  selection::add_evidence(draw, last, files);
  print("absent   beacon " + std::to_string(absence.number) + ": " + absence.instance +
        ", instead " + absence.instead + "\n" + next_words(draw));
}

}  // namespace

void add_absent(CLI::App& program) {
  CLI::App* command = program.add_subcommand(
      "absent", "A beacon did not come: its fallback counts, if the witnesses say so");
  auto options = std::make_shared<AbsentOptions>();
  add_office_options(*command, options->office);
  command->add_option("--beacon", options->beacon, "Which beacon of the close, from 1")->required();
  command->add_option("--instead", options->instead,
                      "The instance of the fallback; not needed for dice");
  command->add_option("--out", options->out, "Where the text for the witnesses is written");
  command->add_option("--from", options->from,
                      "Files of the witnesses (absence-K-witness-N.sig), or folders that hold them");
  command->callback([options] { absent(*options); });
}

}  // namespace klero::cmd
