// klero: leads an office through a draw, and serves its contributors.
//
// Exit codes: 0 done; 1 refused (an input is wrong, or it is not the turn of this step); 2 the
// call itself was wrong.

#include <CLI/CLI.hpp>
#include <exception>
#include <string>

#include "cmd/klero/command.h"
#include "cmd/klero/say.h"
#include "cmd/solve/solve.h"
#include "crypto/base/error.h"
#include "crypto/base/text.h"

namespace {

constexpr int kRefused = 1;
constexpr int kWrongCall = 2;

void add_commands(CLI::App& program) {
  using namespace klero::cmd;
  add_template(program);
  add_check_order(program);
  add_inspect(program);
  add_keygen(program);
  add_public_key(program);
  add_new(program);
  add_steps(program);
  add_status(program);
  add_backup(program);
  add_restore(program);
  add_receipts(program);
  add_entry(program);
  add_bundle(program);
  add_audited(program);
  add_timestamp(program);
  add_contribute(program);
  add_open(program);
  add_sign_close(program);
  add_cosign(program);
  add_open_deposit(program);
  add_sign_audit(program);
  add_solve(program);
  add_forecast(program);
}

// CLI11 has exit codes of its own; ours are three. Help and version are no failure.
int finish_parse_error(const CLI::App& program, const CLI::ParseError& error) {
  if (error.get_exit_code() == 0) {
    return program.exit(error);
  }
  klero::cmd::complain(error.what(), "`klero --help` lists the commands, `klero COMMAND --help` "
                                     "their arguments");
  return kWrongCall;
}

// CLI11 only says that a sub-command is required.
void check_command(const CLI::App& program, const std::string& name) {
  const auto is_named = [&](const CLI::App* command) { return command->check_name(name); };
  if (!name.starts_with('-') && program.get_subcommands(is_named).empty()) {
    throw CLI::ParseError("no such command: '" + klero::crypto::escape_text(name) + "'",
                          kWrongCall);
  }
}

int run(int argc, char** argv) {
  CLI::App program("Leads an office through a citizens' draw that anyone can check.", "klero");
  program.set_version_flag("--version", "klero " KLERO_VERSION);
  program.require_subcommand(1);
  add_commands(program);
  try {
    if (argc < 2) {
      throw CLI::ParseError("no command was given", kWrongCall);
    }
    check_command(program, argv[1]);
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return finish_parse_error(program, error);
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const klero::crypto::Error& error) {
    klero::cmd::complain(error.what(), error.hint());
  } catch (const std::exception& error) {
    klero::cmd::complain(error.what(), "");
  }
  return kRefused;
}
