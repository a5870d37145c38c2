#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <thread>

#include "cmd/klero/office.h"
#include "cmd/klero/say.h"
#include "cmd/klero/steps/allot.h"
#include "cmd/klero/steps/import_options.h"
#include "cmd/klero/steps/served_options.h"
#include "cmd/klero/steps/steps.h"
#include "crypto/base/error.h"
#include "crypto/secret/secret.h"
#include "selection/frame/build_frame.h"
#include "selection/frame/frame_files.h"
#include "selection/register/read_register.h"

namespace klero::cmd {
namespace {

using crypto::Error;
using selection::PerStratum;
using selection::Register;

struct FrameOptions {
  OfficeOptions office;
  ImportOptions import;
  ServedOptions served;
  std::string register_file;
};

selection::RegisterReading read_whole_register(const selection::Order& order,
                                               const FrameOptions& options,
                                               const ServedImport& served) {
  progress("reading the register");
  selection::RegisterReading reading = selection::read_register(
      order, options.register_file, said_of(options.import), served.numbers);
  progress("");
  for (const std::string& odd : reading.notes) note(odd);
  for (const std::string& fault : reading.faults.kept()) complain(fault, "");
  if (reading.faults.count() > 0) {
    throw Error("the register has " + reading.faults.in_words() + ": nothing is done",
                "mend the register, or name its values in a new order");
  }
  return reading;
}

std::string notes_of(const selection::RegisterReading& reading) {
  std::string text;
  for (const std::string& odd : reading.notes) text += "note     " + odd + "\n";
  return text;
}

// The register and the list as they were read: for the auditor's bundle.
constexpr const char* kRegisterCopy = "register.csv";
constexpr const char* kServedCopy = "served.csv";

void fill_step(selection::StepWriter& step, const selection::Draw& draw,
               const FrameOptions& options, const selection::Input& input) {
  const selection::Order& order = draw.record.order;
  const std::string& anchor = selection::checksum_of(draw.record, selection::kOrderStep);
  const ServedImport served = read_served_list(order, options.served);
  const selection::RegisterReading reading = read_whole_register(order, options, served);
  const Register& people = reading.people;
  const PerStratum counts = selection::count_people(order, people);
  const PerStratum letters = allot(order, counts);
  const crypto::Secret master = crypto::Secret::random(32);
  step.add_sealed(selection::kMasterSecretFile, selection::write_master(master));
  const crypto::Secret::Reading secret = master.read();
  const selection::LeafMaker maker(order, anchor, secret.bytes());
  selection::visit_leaves(
      order, maker, people, std::clamp(std::thread::hardware_concurrency(), 1U, 16U),
      [&](selection::StratumNumber stratum, std::span<const selection::LeafRow> rows) {
        progress("stratum " + std::to_string(stratum));
        step.add(selection::leaves_file(stratum), selection::write_leaves(rows));
        step.add_sealed(selection::people_file(stratum), selection::write_people(order, rows));
      });
  progress("");
  step.add_sealed_copy(kRegisterCopy, options.register_file, input.sha256);
  const ImportedFile file{options.register_file, input.sha256, reading.shape};
  step.add_sealed(kImportLog, served_log(served) + import_log(file) + words_of(people, 1) +
                                  notes_of(reading));
  if (served.file) step.add_sealed_copy(kServedCopy, served.file->path, served.file->sha256);
  if (selection::has_exclusions(order)) {
    step.add(std::string(selection::kExcludedFile), selection::write_excluded(order, people));
  }
  const PerStratum second = selection::allot_second_wave(order, counts, letters);
  step.add("strata.tsv", selection::write_strata(order, {counts, letters, second}));
  step.add("frame.json",
           selection::write_frame_json(selection::commit_to_master(order, anchor, secret.bytes()),
                                       people.people.size()));
  print(served_minutes(served) + import_minutes(file) + words_of(people, order.min_stratum) +
        strata_words(counts, letters) + second_words(order, second));
}

void frame(const FrameOptions& options) {
  selection::Draw draw = selection::open_draw(options.office.draw);
  require_served_as_ordered(draw.record.order, options.served);
  const selection::Input input = input_of_file("register", options.register_file);
  selection::Inputs inputs{input};
  if (!options.served.file.empty()) inputs.push_back(input_of_file("served", options.served.file));
  make_step(draw, selection::kFrameStep, inputs, options.office,
            [&](selection::StepWriter& step) {
              fill_step(step, draw, options, input);
            });
}

}  // namespace

void add_frame(CLI::App& program) {
  CLI::App* command =
      program.add_subcommand("frame", "Hash the register: one leaf for everybody who can be drawn");
  auto options = std::make_shared<FrameOptions>();
  add_office_options(*command, options->office);
  command->add_option("--register,REGISTER", options->register_file, "The register, a CSV file")
      ->required();
  add_import_options(*command, options->import);
  add_served_options(*command, options->served);
  command->callback([options] { frame(*options); });
}

}  // namespace klero::cmd
