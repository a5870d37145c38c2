// klero solve and klero forecast: the mathematics of the panel without a draw.
#pragma once

#include <CLI/CLI.hpp>

namespace klero::cmd {

// `klero solve CATEGORIES RESPONDENTS --size K …`: panels as fair as the quotas permit.
void add_solve(CLI::App& program);

// `klero forecast CATEGORIES STRATA --size K …`: before the letters go out, the chance that those
// who reply can fill every quota.
void add_forecast(CLI::App& program);

}  // namespace klero::cmd
