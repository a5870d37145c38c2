#include "selection/backup/backup.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "cmd/klero/command.h"
#include "cmd/klero/passphrase.h"
#include "cmd/klero/say.h"
#include "crypto/base/error.h"

namespace klero::cmd {
namespace {

using crypto::Error;

struct BackupOptions {
  std::string draw;
  std::string file;
  std::vector<std::string> passphrase_files;
  unsigned custodians = 1;
};

std::string custodian_words(unsigned custodian, unsigned custodians) {
  return custodians == 1 ? "the backup"
                         : "the backup, custodian " + std::to_string(custodian) + " of " +
                               std::to_string(custodians);
}

// One passphrase a custodian; asked for where no file is given.
selection::Passphrases passphrases(const BackupOptions& options, unsigned custodians, bool fresh) {
  if (!options.passphrase_files.empty() && options.passphrase_files.size() != custodians) {
    throw Error("expected " + std::to_string(custodians) + " times --passphrase-file, got " +
                    std::to_string(options.passphrase_files.size()),
                "one for each custodian, in the sequence of the custodians");
  }
  selection::Passphrases all;
  for (unsigned i = 0; i < custodians; ++i) {
    const std::string file =
        options.passphrase_files.empty() ? "" : options.passphrase_files[i];
    const std::string what = custodian_words(i + 1, custodians);
    all.push_back(fresh ? new_passphrase_from(file, what) : passphrase_from(file, what));
  }
  return all;
}

std::string size_words(const selection::BackupSize& size) {
  return std::to_string(size.files) + " files, " + std::to_string(size.bytes) + " bytes";
}

void backup(const BackupOptions& options) {
  const selection::Draw draw = selection::open_draw(options.draw);
  const selection::Passphrases all = passphrases(options, options.custodians, true);
  const selection::BackupSize size = selection::write_backup(draw, options.file, all);
  print("backup   " + shell_word(options.file) + "\nholds    " + size_words(size) +
        "\nuntil    step " + draw.record.steps.back().folder + "\ntry it   klero restore " +
        shell_word(options.file) + " SOME-NEW-FOLDER\n");
}

void restore(const BackupOptions& options) {
  const unsigned custodians = selection::custodians_of(options.file);
  const selection::BackupSize size = selection::restore_backup(
      options.file, options.draw, passphrases(options, custodians, false));
  const selection::Draw draw = selection::open_draw(options.draw);
  print("restored " + shell_word(options.draw) + "\nholds    " + size_words(size) +
        "\nuntil    step " + draw.record.steps.back().folder + "\nchecksum " +
        draw.record.steps.back().checksum + "\n");
}

}  // namespace

void add_backup(CLI::App& program) {
  CLI::App* command =
      program.add_subcommand("backup", "Write record and sealed part into one encrypted file");
  auto options = std::make_shared<BackupOptions>();
  command->add_option("DRAW", options->draw, "The folder of the draw")->required();
  command->add_option("FILE", options->file, "The backup, on another disk")->required();
  command->add_option("--passphrase-file", options->passphrase_files,
                      "First line: the passphrase; once for each custodian")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  command->add_option("--custodians", options->custodians,
                      "1, or 2 people whose passphrases are both needed")
      ->check(CLI::Range(1, 2));
  command->callback([options] { backup(*options); });
}

void add_restore(CLI::App& program) {
  CLI::App* command = program.add_subcommand("restore", "Make the folder of a draw from its backup");
  auto options = std::make_shared<BackupOptions>();
  command->add_option("FILE", options->file, "The backup")->required();
  command->add_option("DRAW", options->draw, "The new folder")->required();
  command->add_option("--passphrase-file", options->passphrase_files,
                      "First line: the passphrase; once for each custodian, in their sequence")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  command->callback([options] { restore(*options); });
}

}  // namespace klero::cmd
