// From the replies to the files of a pool: of step 07, and of its correction.

#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "cmd/klero/steps/import_options.h"
#include "selection/record/publish.h"
#include "selection/replies/read_replies.h"

namespace klero::cmd {

struct NewPoolOptions {
  ImportOptions import;
  std::string replies;
  std::string undeliverable;  // "" if no letter came back; for a correction, if the list stays
  bool skip_refused = false;
};

// Adds REPLIES, --encoding, --footer, --skip-refused and --undeliverable.
void add_new_pool_options(CLI::App& command, NewPoolOptions& options);

// The files that were named; the replies first.
[[nodiscard]] selection::Inputs inputs_of(const NewPoolOptions& options);

// Reads the replies and tells what is refused. Throws Error if rows are refused and the official has
// not said to go on without them, or if the pool has fewer people than the panel has seats.
[[nodiscard]] selection::RepliesReading read_new_pool(const selection::Draw& draw,
                                                      const NewPoolOptions& options);

// Adds the files of a pool to the step with this number. Throws Error if a total that it publishes
// would be of too few people (rule 6.7).
//
//   files  inputs_of(options)
void add_pool_files(selection::StepWriter& step, const selection::Draw& draw,
                    selection::StepNumber number, const NewPoolOptions& options,
                    const selection::Inputs& files, const selection::RepliesReading& reading);

}  // namespace klero::cmd
