// The verifier's own code looks at a record: what the office has just written, and what a
// contributor is about to rely on.

#pragma once

#include <filesystem>

#include "selection/record/steps.h"

namespace klero::cmd {

// Throws Error, naming the first finding, if the record in `record` is not right up to `number`.
void verify_through(const std::filesystem::path& record, selection::StepNumber number);

}  // namespace klero::cmd
