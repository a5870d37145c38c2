// The one exception of the project: "cannot go on". It is caught once, in cmd/, and printed as
//
//   klero: error: WHAT
//   hint: HINT
//
// What was checked and found wrong is a value (a Flaw, a finding), never an Error.

#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace klero::crypto {

class Error : public std::runtime_error {
 public:
  // what   "what, about which thing: why": lower case, no full stop, one line; text that came
  //        from a file is already escaped (escape_text in text.h)
  // hint   the remedy, in the same form; empty if there is none
  explicit Error(const std::string& what, std::string hint = {})
      : std::runtime_error(what), hint_(std::move(hint)) {}

  [[nodiscard]] const std::string& hint() const noexcept { return hint_; }

 private:
  std::string hint_;
};

}  // namespace klero::crypto
