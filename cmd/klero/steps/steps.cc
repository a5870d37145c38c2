#include "cmd/klero/command.h"

namespace klero::cmd {

void add_steps(CLI::App&) {}

}  // namespace klero::cmd
