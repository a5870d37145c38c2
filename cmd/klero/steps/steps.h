// The commands of the office that make the steps, one file each; add_steps() adds them all.
#pragma once

#include <CLI/CLI.hpp>

namespace klero::cmd {

void add_frame(CLI::App& program);
void add_commit(CLI::App& program);
void add_reveal(CLI::App& program);
void add_close(CLI::App& program);
void add_cosigned(CLI::App& program);
void add_absent(CLI::App& program);
void add_seed(CLI::App& program);
void add_invite(CLI::App& program);
void add_second_wave(CLI::App& program);
void add_replies(CLI::App& program);
void add_correct(CLI::App& program);
void add_portfolio(CLI::App& program);
void add_panel(CLI::App& program);
void add_leave(CLI::App& program);
void add_replace(CLI::App& program);
void add_annul(CLI::App& program);
void add_void(CLI::App& program);
void add_destroy(CLI::App& program);

}  // namespace klero::cmd
