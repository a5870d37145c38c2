#include "cmd/klero/today.h"

#include <ctime>

#include "crypto/base/error.h"

namespace klero::cmd {

std::chrono::year_month_day today() {
  const std::time_t now = std::time(nullptr);
  std::tm local = {};
  if (::localtime_r(&now, &local) == nullptr) {
    throw crypto::Error("the clock of this machine cannot be read");
  }
  return std::chrono::year(local.tm_year + 1900) /
         std::chrono::month(static_cast<unsigned>(local.tm_mon) + 1) /
         std::chrono::day(static_cast<unsigned>(local.tm_mday));
}

}  // namespace klero::cmd
