#include "cmd/klero/steps/refused_rows.h"

#include <algorithm>

#include "cmd/klero/say.h"
#include "crypto/base/error.h"

namespace klero::cmd {

std::string counted(const std::vector<selection::RefusedReply>& refused) {
  const auto counts = selection::count_refusals(refused);
  std::string text;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    text += (text.empty() ? ": " : ", ") + std::string(selection::name_of(selection::kRefusals[i])) +
            " " + std::to_string(counts[i]);
  }
  return text;
}

void settle_refused(const std::vector<selection::RefusedReply>& refused, const std::string& file,
                    std::uint64_t rows, const std::string& what, bool skip,
                    const std::string& hint) {
  constexpr std::size_t kShown = 100;
  for (std::size_t i = 0; i < std::min(refused.size(), kShown); ++i) {
    const selection::RefusedReply& reply = refused[i];
    const std::string text = file + ":" + std::to_string(reply.line) + ": " + reply.why;
    if (skip) {
      note("refused: " + text);
    } else {
      complain(text, selection::hint_of(reply.refusal));
    }
  }
  if (refused.empty() || skip) return;
  throw crypto::Error(std::to_string(refused.size()) + " of " + std::to_string(rows) + " " + what +
                          " are refused" + counted(refused) + ": nothing is done",
                      hint);
}

}  // namespace klero::cmd
