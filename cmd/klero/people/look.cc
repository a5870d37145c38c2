#include "cmd/klero/people/look.h"

#include "cmd/klero/say.h"
#include "cmd/klero/verify_written.h"
#include "crypto/base/error.h"

namespace klero::cmd {

void add_look_options(CLI::App& command, LookOptions& options, bool memory_required) {
  command.add_option("RECORD", options.record, "The public record")->required();
  command
      .add_option("--memory", options.memory,
                  "A folder of your own for this draw: what you saw of it, and what you signed")
      ->required(memory_required);
  add_language_option(command, options.language);
}

Look open_look(const LookOptions& options) {
  Look look{selection::open_record(options.record), std::nullopt};
  if (!options.memory.empty()) {
    look.memory = selection::open_memory(options.memory);
    selection::check_extends(*look.memory, look.record);
  }
  return look;
}

void examine(const Look& look, selection::StepNumber number) {
  verify_through(look.record.folder, number);
  if (look.memory) {
    selection::remember_steps(*look.memory, look.record, number);
  }
}

void confirm(bool yes, const std::string& question, const std::string& refusal) {
  if (!yes && ask(question, "--yes") != "yes") {
    throw crypto::Error(refusal);
  }
}

}  // namespace klero::cmd
