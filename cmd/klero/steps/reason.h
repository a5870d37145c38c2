// What the commands have in common that end something in sight of everybody: `klero annul`, `klero void`.

#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "cmd/klero/office.h"

namespace klero::cmd {

struct EndOptions {
  OfficeOptions office;
  std::string reason;
  bool yes = false;
};

// Adds the command with DRAW, --reason and --yes.
CLI::App* add_end_command(CLI::App& program, const std::string& name,
                          const std::string& description, EndOptions& options);

// Throws Error unless the reason is a text of rule 2.2.
void require_reason(const std::string& reason);

// Asks: "WARNING; type WORD to go on". Throws Error unless the answer is the word.
void confirm_end(const EndOptions& options, const std::string& warning, const std::string& word);

}  // namespace klero::cmd
