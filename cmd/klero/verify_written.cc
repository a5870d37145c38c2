#include "cmd/klero/verify_written.h"

namespace klero::cmd {

void verify_through(const std::filesystem::path&, selection::StepNumber) {}

}  // namespace klero::cmd
