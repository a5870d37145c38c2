#include "cmd/klero/steps/steps.h"

#include "cmd/klero/command.h"

namespace klero::cmd {

void add_steps(CLI::App& program) {
  add_frame(program);
  add_commit(program);
  add_reveal(program);
  add_close(program);
  add_cosigned(program);
  add_absent(program);
  add_seed(program);
  add_invite(program);
  add_second_wave(program);
  add_replies(program);
  add_correct(program);
  add_portfolio(program);
  add_panel(program);
  add_leave(program);
  add_replace(program);
  add_void(program);
  add_annul(program);
  add_destroy(program);
}

}  // namespace klero::cmd
