#include "selection/replies/refusal.h"

#include "selection/letters/office_csv.h"

namespace klero::selection {
namespace {

struct Words {
  std::string_view name;
  std::string_view hint;
};

Words words_of(Refusal refusal) {
  switch (refusal) {
    case Refusal::kUnreadableCode:
      return {"unreadable code", "compare it with the letter: the last four characters check the others"};
    case Refusal::kUnknownCode:
      return {"unknown code", "it is right in itself: a letter of another draw, or of a rehearsal?"};
    case Refusal::kNoConsent:
      return {"no consent", "who does not agree to take part is not in the pool"};
    case Refusal::kLate:
      return {"late", "the last day for replies stands in the order, as `post.deadline`"};
    case Refusal::kUnknownAnswer:
      return {"unknown answer", "mend a slip of the pen by the questionnaire; never guess"};
    case Refusal::kTwice:
      return {"twice", "nothing is lost: the first of the two counts"};
    case Refusal::kContradiction:
      return {"contradiction", "ask the person which reply counts, and strike out the other"};
  }
  return {};
}

}  // namespace

std::string_view name_of(Refusal refusal) { return words_of(refusal).name; }
std::string_view hint_of(Refusal refusal) { return words_of(refusal).hint; }

std::array<std::uint64_t, kRefusals.size()> count_refusals(
    const std::vector<RefusedReply>& refused) {
  std::array<std::uint64_t, kRefusals.size()> counts{};
  for (const RefusedReply& reply : refused) {
    ++counts[static_cast<std::size_t>(reply.refusal)];
  }
  return counts;
}

std::string write_refused(const std::vector<RefusedReply>& refused) {
  std::string text(kOfficeCsvStart);
  append_office_row(text, std::array<std::string_view, 4>{"line", "code", "kind", "reason"});
  for (const RefusedReply& reply : refused) {
    const std::string line = std::to_string(reply.line);
    append_office_row(text, std::array<std::string_view, 4>{line, reply.code,
                                                            name_of(reply.refusal), reply.why});
  }
  return text;
}

}  // namespace klero::selection
