#include "cmd/klero/steps/reason.h"

#include "cmd/klero/say.h"
#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "selection/order/texts.h"

namespace klero::cmd {

using crypto::Error;

CLI::App* add_end_command(CLI::App& program, const std::string& name,
                          const std::string& description, EndOptions& options) {
  CLI::App* command = program.add_subcommand(name, description);
  add_office_options(*command, options.office);
  command->add_option("--reason", options.reason, "Why; it is published")->required();
  command->add_flag("--yes", options.yes, "Do not ask");
  return command;
}

void require_reason(const std::string& reason) {
  if (!selection::is_text(reason)) {
    throw Error("--reason '" + crypto::escape_text(reason, 80) +
                    "': expected a text of one line, 1 to 500 bytes of UTF-8, no blank at either end",
                "it is published: say what went wrong, without a name");
  }
}

void confirm_end(const EndOptions& options, const std::string& warning, const std::string& word) {
  if (!options.yes && ask(warning + "; type " + word + " to go on: ", "--yes") != word) {
    throw Error("nothing was done");
  }
}

}  // namespace klero::cmd
