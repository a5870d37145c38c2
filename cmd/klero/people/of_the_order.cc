#include "cmd/klero/people/of_the_order.h"

#include "crypto/base/error.h"
#include "crypto/base/text.h"

namespace klero::cmd {

using crypto::Error;

void require_number(const std::string& what, unsigned number, std::size_t count) {
  if (number < 1 || number > count) {
    const std::string all = what + (what.ends_with('s') ? "es" : "s");
    throw Error("no such " + what + ": expected 1 to " + std::to_string(count) + ", got " +
                    std::to_string(number),
                "the order lists the " + all + "; the first is 1");
  }
}

void require_key_of(const KeyOwner& owner, const std::string& key) {
  if (key != owner.key) {
    throw Error("the key is not that of " + owner.what + " ('" + crypto::escape_text(owner.name) +
                    "'): expected " + owner.key + ", got " + key,
                "is this your number, and the key that you gave to the office?");
  }
}

}  // namespace klero::cmd
