#include "cmd/klero/objections.h"

#include "cmd/klero/say.h"
#include "cmd/klero/today.h"
#include "crypto/base/error.h"
#include "selection/order/texts.h"

namespace klero::cmd {

bool objections_can_come(const selection::Order& order) {
  return order.post.objections_until && today() <= *order.post.objections_until;
}

void require_objections_over(const selection::Order& order, const std::string& what) {
  if (!objections_can_come(order)) {
    return;
  }
  const std::string until =
      "objections to the pool can come until " + selection::write_date(*order.post.objections_until);
  if (order.mode == selection::Mode::kRehearsal) {
    note(until + ": in a real draw " + what + " waits; a rehearsal goes on");
    return;
  }
  throw crypto::Error(until + ": expected a later day for " + what + ", got " +
                          selection::write_date(today()),
                      "whoever objects in time must be heard before anything rests on the pool");
}

}  // namespace klero::cmd
