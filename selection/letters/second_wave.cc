#include "selection/letters/second_wave.h"

#include <optional>

#include "crypto/base/error.h"
#include "crypto/base/text.h"

namespace klero::selection {
namespace {

// The lines before the number.
std::string beginning(const Order& order, std::string_view invitations) {
  return label(order, "second-wave") + "\nchecksum " + std::string(invitations) + "\nanswered ";
}

}  // namespace

std::string write_wave_decision(const Order& order, std::string_view invitations,
                                std::uint64_t answered) {
  const bool sent = answered < order.letters.second_wave.value().below;
  return beginning(order, invitations) + std::to_string(answered) +
         (sent ? "\nletters sent\n" : "\nletters not sent\n");
}

bool read_wave_decision(const Order& order, std::string_view invitations, std::string_view text) {
  const std::string start = beginning(order, invitations);
  const std::size_t end = text.find('\n', std::min(start.size(), text.size()));
  const auto answered = text.starts_with(start) && end != std::string_view::npos
                            ? crypto::parse_uint(text.substr(start.size(), end - start.size()))
                            : std::optional<std::uint64_t>();
  if (!answered || text != write_wave_decision(order, invitations, *answered)) {
    throw crypto::Error("evidence of 06-invitations, second-wave.txt: expected what `klero second-wave` "
                        "writes, got something else");
  }
  return text.ends_with("\nletters sent\n");
}

}  // namespace klero::selection
