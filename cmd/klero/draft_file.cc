#include "cmd/klero/draft_file.h"

#include "cmd/klero/say.h"
#include "crypto/base/error.h"
#include "crypto/files/read_file.h"

namespace klero::cmd {

selection::Order read_draft(const std::string& path, selection::PublicKeys keys) {
  selection::CheckedDraft checked = selection::check_draft(crypto::read_file(path), keys);
  while (checked.problems.size() > 1) {
    const selection::Problem& first = checked.problems.front();
    complain(selection::describe(first, path), first.hint);
    checked.problems.erase(checked.problems.begin());
  }
  if (!checked.problems.empty()) {
    const selection::Problem& last = checked.problems.front();
    throw crypto::Error(selection::describe(last, path), last.hint);
  }
  return std::move(checked.order).value();
}

}  // namespace klero::cmd
