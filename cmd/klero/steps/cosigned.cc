#include <CLI/CLI.hpp>
#include <memory>
#include <optional>

#include "cmd/klero/cosignatures.h"
#include "cmd/klero/next.h"
#include "cmd/klero/office.h"
#include "cmd/klero/say.h"
#include "cmd/klero/steps/steps.h"
#include "crypto/base/error.h"
#include "crypto/files/list_tree.h"
#include "crypto/files/read_file.h"
#include "selection/lot/signatures.h"
#include "selection/people/cosigned.h"

namespace klero::cmd {
namespace {

namespace fs = std::filesystem;
using crypto::Error;
using selection::Record;
using selection::StepNumber;

constexpr std::uint64_t kLargestSignature = 4096;  // bytes read; 64 are right

struct CosignedOptions {
  OfficeOptions office;
  std::vector<std::string> from;  // files and folders
};

struct Handed {
  fs::path path;
  unsigned witness = 0;
};

// The witness whose file is called so; nobody if none is.
std::optional<unsigned> witness_called(const fs::path& name, const selection::Order& order) {
  for (unsigned witness = 1; witness <= order.witnesses->people.size(); ++witness) {
    if (name == selection::witness_file_name(witness)) return witness;
  }
  return std::nullopt;
}

// The files called witness-N.sig at a place, at any depth: one for each step that he signed.
std::vector<Handed> signature_files(const std::string& place, const selection::Order& order) {
  std::vector<fs::path> all{place};
  if (fs::is_directory(place)) {
    all.clear();
    for (const crypto::TreeFile& file : crypto::list_tree(place).files) {
      all.push_back(fs::path(place) / file.path);
    }
  }
  std::vector<Handed> signatures;
  for (const fs::path& path : all) {
    if (const auto witness = witness_called(path.filename(), order)) {
      signatures.push_back({path, *witness});
    }
  }
  return signatures;
}

// The step that the witness signed: no name of a folder is trusted with that.
std::optional<StepNumber> signed_step(const Record& record, unsigned witness,
                                      std::string_view signature) {
  const std::string& key = record.order.witnesses->people.at(witness - 1).key;
  for (StepNumber number = 1; number <= record.steps.size(); ++number) {
    if (selection::is_cosigned_step(record, number) &&
        selection::is_signature(key, selection::signed_bytes(record, number), signature)) {
      return number;
    }
  }
  return std::nullopt;
}

// Takes in one file; returns what to say about it, or nothing if it is no signature of this record.
std::optional<std::string> take(const selection::Draw& draw, const Handed& handed) {
  const auto& [path, witness] = handed;
  const std::string signature = crypto::read_file(path, kLargestSignature);
  const auto step = signed_step(draw.record, witness, signature);
  if (!step) {
    complain(crypto::quoted(path) + ": no signature of any step of this record by " +
                 witness_words(draw.record.order, witness),
             "");
    return std::nullopt;
  }
  const std::string name = selection::witness_file_name(witness);
  if (!selection::has_evidence(draw.record, *step, name)) {
    selection::add_evidence(draw, *step, {{name, signature}});
  }
  return "cosigned " + selection::folder_of(draw.record, *step) + " by " +
         witness_words(draw.record.order, witness) + "\n";
}

void cosigned(const CosignedOptions& options) {
  const selection::Draw draw = selection::open_draw(options.office.draw);
  if (!draw.record.order.witnesses) throw Error("the order names no witnesses: nothing is cosigned");
  std::vector<Handed> files;
  for (const std::string& place : options.from) {
    if (!fs::exists(place)) throw Error(crypto::quoted(place) + " does not exist");
    for (Handed& file : signature_files(place, draw.record.order)) files.push_back(std::move(file));
  }
  if (files.empty()) throw Error("no file called witness-N.sig was handed in");
  std::string text;
  std::size_t refused = 0;
  for (const Handed& file : files) {
    const auto said = take(draw, file);
    refused += said ? 0U : 1U;
    text += said.value_or("");
  }
  for (const std::string& line : missing(draw)) text += "missing  " + line + "\n";
  print(text + next_words(draw));
  if (refused > 0) {
    throw Error(std::to_string(refused) + " of the files handed in do not count",
                "ask the witness which record he looked at: `klero-verify diff` compares two");
  }
}

}  // namespace

void add_cosigned(CLI::App& program) {
  CLI::App* command =
      program.add_subcommand("cosigned", "Take in the witnesses' signatures of the steps so far");
  auto options = std::make_shared<CosignedOptions>();
  add_office_options(*command, options->office);
  command
      ->add_option("--from,FROM", options->from,
                   "Files of the witnesses (witness-N.sig), or folders that hold them")
      ->required();
  command->callback([options] { cosigned(*options); });
}

}  // namespace klero::cmd
