// How everybody but the office looks at a record before he hands out or signs anything of it.

#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "cmd/klero/language.h"
#include "selection/people/memory.h"
#include "selection/record/record.h"

namespace klero::cmd {

// What every such command takes.
struct LookOptions {
  std::string record;
  std::string memory;  // a folder; "" for none
  Language language = Language::kEnglish;
};

// Adds RECORD, --memory and --lang.
void add_look_options(CLI::App& command, LookOptions& options, bool memory_required);

struct Look {
  selection::Record record;
  std::optional<selection::Memory> memory;
};

// Opens the record; with a memory it must be an extension of what was seen last.
[[nodiscard]] Look open_look(const LookOptions& options);

// The verifier must find nothing wrong up to step `number`; then these steps are remembered.
void examine(const Look& look, selection::StepNumber number);

// Asks `question` unless `yes`. Throws Error "not signed" or what `refusal` says unless the answer
// is yes.
void confirm(bool yes, const std::string& question, const std::string& refusal);

}  // namespace klero::cmd
