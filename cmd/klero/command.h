// The seam between the program klero and its commands.
//
// A command is one function that adds its sub-command, options and callback to the program. The
// callback returns when the thing is done and throws klero::crypto::Error when it is refused;
// main() turns that into `klero: error: …`, `klero: hint: …` and exit code 1. A command prints its
// result on stdout and nothing else there.

#pragma once

#include <CLI/CLI.hpp>

namespace klero::cmd {

// The office, before the draw.
void add_template(CLI::App& program);
void add_check_order(CLI::App& program);
void add_inspect(CLI::App& program);
void add_keygen(CLI::App& program);
void add_public_key(CLI::App& program);
void add_new(CLI::App& program);

// The office, at any time.
void add_status(CLI::App& program);
void add_backup(CLI::App& program);
void add_restore(CLI::App& program);
void add_receipts(CLI::App& program);
void add_entry(CLI::App& program);
void add_bundle(CLI::App& program);
void add_audited(CLI::App& program);
void add_timestamp(CLI::App& program);

// Contributors: they need only the public record.
void add_contribute(CLI::App& program);
void add_open(CLI::App& program);
void add_sign_close(CLI::App& program);

// Witnesses and escrow holders: they too need only the public record.
void add_cosign(CLI::App& program);
void add_open_deposit(CLI::App& program);

// The auditor.
void add_sign_audit(CLI::App& program);

// The steps (cmd/klero/steps/), in the sequence in which an office meets them. The commands that need
// no draw, `solve` and `forecast`, are in cmd/solve/.
void add_steps(CLI::App& program);

}  // namespace klero::cmd
