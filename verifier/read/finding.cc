#include "verifier/read/finding.h"

#include <utility>

namespace klero::verifier {

void Findings::add(Finding finding) {
  if (shown.size() < kShown) {
    shown.push_back(std::move(finding));
  } else {
    ++more;
  }
}

void Findings::add(const Findings& others) {
  for (const Finding& finding : others.shown) {
    add(finding);
  }
  more += others.more;
}

Finding finding_of(const std::string& file, const crypto::Flaw& flaw) {
  return {file, flaw.line, flaw.expected, flaw.got};
}

}  // namespace klero::verifier
