#include <CLI/CLI.hpp>

#include "cmd/klero/command.h"
#include "cmd/klero/say.h"
#include "selection/order/template.h"

namespace klero::cmd {

void add_template(CLI::App& program) {
  program.add_subcommand("template", "Print the draft of an order, with a comment on every key")
      ->callback([] { print(selection::order_template()); });
}

}  // namespace klero::cmd
