#include <CLI/CLI.hpp>
#include <memory>

#include "cmd/klero/command.h"
#include "cmd/klero/draft_file.h"
#include "cmd/klero/say.h"
#include "cmd/klero/steps/allot.h"
#include "cmd/klero/steps/import_options.h"
#include "cmd/klero/steps/served_options.h"
#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/hash/sha256_openssl.h"
#include "selection/frame/allotment.h"
#include "selection/frame/build_frame.h"
#include "selection/register/read_register.h"

namespace klero::cmd {
namespace {

using crypto::Error;

struct InspectOptions {
  ImportOptions import;
  ServedOptions served;
  std::string file;
  std::string order;
};

std::string words_of_columns(const crypto::CsvShape& shape) {
  std::string text = "columns  ";
  for (std::size_t i = 0; i < shape.columns.size(); ++i) {
    text += (i == 0 ? "'" : ", '") + crypto::escape_text(shape.columns[i]) + "'";
  }
  return text + "\n";
}

void refuse_if_bad(const selection::RowFaults& faults) {
  for (const std::string& fault : faults.kept()) complain(fault, "");
  if (faults.count() == 0) return;
  throw Error("the file has " + faults.in_words());
}

// As the order reads it.
void inspect_register(const InspectOptions& options, ImportedFile& file) {
  // Whose keys are still to come need not be known for a look at the register.
  const selection::Order order = read_draft(options.order, selection::PublicKeys::kLater);
  if (order.eligibility.served && options.served.file.empty()) {
    note("the order excludes those who have served already; without --served nobody is counted as such");
  } else {
    require_served_as_ordered(order, options.served);
  }
  const ServedImport served = read_served_list(order, options.served);
  progress("reading");
  const selection::RegisterReading reading =
      selection::read_register(order, options.file, said_of(options.import), served.numbers);
  progress("");
  file.shape = reading.shape;
  print(served_log(served) + import_log(file) + words_of_columns(file.shape) + words_of(reading.people, 1));
  for (const std::string& odd : reading.notes) note(odd);
  refuse_if_bad(reading.faults);
  const selection::PerStratum counts = selection::count_people(order, reading.people);
  const selection::PerStratum letters = allot(order, counts);
  print(strata_words(counts, letters) +
        second_words(order, selection::allot_second_wave(order, counts, letters)));
}

// As a table of which nothing else is known.
void inspect_table(const InspectOptions& options, ImportedFile& file) {
  selection::RowFaults faults;
  std::uint64_t rows = 0;
  crypto::CsvImport import;
  import.said = said_of(options.import);
  import.bad_row = [&](const std::string& told) { faults.add(told); };
  file.shape = crypto::import_csv(
      options.file, import, {.header = {}, .row = [&rows](const crypto::CsvRow&) { ++rows; }});
  print(import_log(file) + words_of_columns(file.shape) + "rows     " + std::to_string(rows) +
        "\n");
  refuse_if_bad(faults);
}

void inspect(const InspectOptions& options) {
  if (options.order.empty() && !options.served.file.empty()) {
    throw Error("--served: expected --order too, which says what the list is for");
  }
  ImportedFile file{options.file, crypto::to_hex(crypto::openssl::sha256_file(options.file)), {}};
  if (options.order.empty()) {
    inspect_table(options, file);
  } else {
    inspect_register(options, file);
  }
}

}  // namespace

void add_inspect(CLI::App& program) {
  CLI::App* command = program.add_subcommand(
      "inspect", "Say how a register or another table would be read, and what is wrong with it");
  auto options = std::make_shared<InspectOptions>();
  command->add_option("FILE", options->file, "A CSV file")->required();
  command->add_option("--order", options->order,
                      "The draft of an order: read the file as the register of it");
  add_import_options(*command, options->import);
  add_served_options(*command, options->served);
  command->callback([options] { inspect(*options); });
}

}  // namespace klero::cmd
