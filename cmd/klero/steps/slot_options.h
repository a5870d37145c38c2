// What commit, reveal and close share: where the contributors' files are, and refusing some.
#pragma once

#include <CLI/CLI.hpp>
#include <set>
#include <string>
#include <vector>

#include "cmd/klero/office.h"
#include "selection/lot/slot_checks.h"

namespace klero::cmd {

struct SlotOptions {
  OfficeOptions office;
  std::vector<std::string> from;   // files and folders
  std::vector<unsigned> left_out;  // slots said to be absent or missing
};

// Adds DRAW, --from and, unless `left_out` is empty, an option of that name for slots that the
// official says take no part, described by `meaning`.
CLI::App* add_slot_command(CLI::App& program, const std::string& name,
                           const std::string& description, SlotOptions& options,
                           const std::string& left_out, const std::string& meaning);

// What --from names.
[[nodiscard]] std::vector<std::filesystem::path> places_of(const SlotOptions& options);

// The slots' files that it leads to.
[[nodiscard]] selection::SlotFiles gather(const SlotOptions& options, const std::string& ending,
                                          const selection::Order& order);

// "slot 3 (the name in the order)".
[[nodiscard]] std::string slot_words(const selection::Order& order, unsigned slot);

// Tells every refusal. Throws Error if one concerns a slot that is not said to be left out.
void settle_refusals(const selection::Order& order,
                     const std::vector<selection::SlotRefusal>& refused,
                     const std::vector<unsigned>& left_out);

// Every slot of `expected` must either be in `there` or be said to be left out, not both. Throws
// Error, naming each that is neither, with `option` as the remedy.
void require_all_said(const selection::Order& order, const std::set<unsigned>& expected,
                      const std::set<unsigned>& there, const std::vector<unsigned>& left_out,
                      const std::string& option);

// Bytes, the files and what was said, as inputs of a step.
[[nodiscard]] selection::Input input_of_bytes(const std::string& name, std::string_view bytes);
void add_slot_inputs(selection::Inputs& inputs, const selection::SlotFiles& files,
                     const std::string& ending);
void add_left_out_inputs(selection::Inputs& inputs, const std::vector<unsigned>& left_out,
                         const std::string& word);

}  // namespace klero::cmd
