// The verifier as a library: docs/protocol.md, sections 1 to 12.
//
// klero-verify calls it for citizens; klero calls it after each step, so that an office never
// publishes a record that its own citizens could not verify.

#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "verifier/checks/examination.h"
#include "verifier/report/report.h"

namespace klero::verifier {

struct Options : Brought {
  unsigned through = kLastStep;          // look at the steps 1..through only
  Progress progress;                     // told how far the proofs of sealed features have come
};

// Checks a whole record. `path` is its folder.
//
// Throws Error if there is no such folder or it is no record at all. Whatever else is wrong with it
// is in the report.
[[nodiscard]] Report verify_record(const std::filesystem::path& path, const Options& options);

// The same, with the records of earlier attempts, each of which gets a verdict of its own.
[[nodiscard]] Report verify_attempts(const std::filesystem::path& path, Options options,
                                     const std::vector<std::filesystem::path>& earlier);

// As verify_record; hands what was understood of the record, and the report, to `then` before the
// former is forgotten.
[[nodiscard]] Report verify_record(const std::filesystem::path& path, const Options& options,
                                   const std::function<void(const Examination&, const Report&)>& then);

}  // namespace klero::verifier
