#include <CLI/CLI.hpp>
#include <memory>

#include "cmd/klero/command.h"
#include "cmd/klero/language.h"
#include "cmd/klero/say.h"
#include "selection/order/template.h"

namespace klero::cmd {

void add_template(CLI::App& program) {
  CLI::App* command = program.add_subcommand(
      "template", "Print the draft of an order, with a comment on every key");
  auto language = std::make_shared<Language>(Language::kEnglish);
  add_language_option(*command, *language);
  command->callback([language] {
    print(*language == Language::kGerman ? selection::order_template_german()
                                         : selection::order_template());
  });
}

}  // namespace klero::cmd
