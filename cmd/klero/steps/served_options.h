// The list of people who have served already, as an office hands it in beside its register.

#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "cmd/klero/steps/import_options.h"
#include "selection/register/served.h"

namespace klero::cmd {

struct ServedOptions {
  ImportOptions import;
  std::string file;  // "" if there is none
};

// Adds --served, --served-encoding and --served-footer.
void add_served_options(CLI::App& command, ServedOptions& options);

// Throws Error if there is a list and the order has no reason for it, or the other way round.
void require_served_as_ordered(const selection::Order& order, const ServedOptions& options);

struct ServedImport {
  selection::ServedList numbers;     // empty if there is no list
  std::optional<ImportedFile> file;  // none if there is no list
};

// Reads the list, if there is one. Throws Error if anything is wrong with it; its rows are told.
[[nodiscard]] ServedImport read_served_list(const selection::Order& order,
                                            const ServedOptions& options);

// For the minutes and the log: what was read; empty if there is no list. The minutes do not say how
// many numbers it has, for with it a merged number might be undone.
[[nodiscard]] std::string served_minutes(const ServedImport& served);
[[nodiscard]] std::string served_log(const ServedImport& served);

}  // namespace klero::cmd
