#include "selection/order/draft.h"

#include <algorithm>
#include <variant>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/format/canonical_json.h"
#include "selection/order/grammar.h"
#include "selection/order/locate.h"
#include "selection/order/normalise.h"
#include "selection/order/rules.h"

namespace klero::selection {
namespace {

using crypto::Error;
using crypto::Json;

constexpr std::size_t kLargestDraft = std::size_t{4} << 20;  // bytes
constexpr std::size_t kDeepestDraft = 16;

std::uint64_t line_at(std::string_view text, std::size_t byte) {
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(byte, text.size()));
  return 1 + static_cast<std::uint64_t>(std::count(text.begin(), end, '\n'));
}

CheckedDraft refused(std::uint64_t line, std::string what, std::string hint) {
  return {std::nullopt, {{"", line, std::move(what), std::move(hint)}}};
}

// nlohmann_json names the byte after the one it did not understand.
std::variant<Json, Problem> parse(std::string_view text) {
  try {
    return Json::parse(text, nullptr, true, true);
  } catch (const Json::parse_error& error) {
    const std::size_t byte = error.byte == 0 ? 0 : error.byte - 1;
    return Problem{"", line_at(text, byte),
                   "the text stops being JSON here: expected a value, a comma or a closing bracket",
                   "look for a missing or superfluous comma, bracket or quotation mark in this "
                   "line or the one before"};
  }
}

void report_repeated(const Located& located, Problems& problems) {
  for (const auto& [pointer, line] : located.repeated) {
    const std::string key = pointer.substr(pointer.rfind('/') + 1);
    problems.push_back({pointer, line,
                        "the key '" + crypto::escape_text(key, 60) +
                            "' stands twice in one object: expected it once",
                        "remove one of the two"});
  }
}

void locate_all(const Located& located, Problems& problems) {
  for (Problem& problem : problems) {
    if (problem.line == 0) {
      problem.line = line_of(located, problem.pointer);
    }
  }
  std::ranges::stable_sort(problems, {}, &Problem::line);
}

// "/key" itself is the column of the register number.
bool is_of_public_key(const Problem& problem) {
  return problem.pointer.size() > 4 && problem.pointer.ends_with("/key");
}

}  // namespace

CheckedDraft check_draft(std::string_view text, PublicKeys keys) {
  if (text.size() > kLargestDraft) {
    return refused(1, "the draft is too long: expected at most 4 MiB", "is this the right file?");
  }
  if (!crypto::is_utf8(text)) {
    return refused(1, "the draft is not UTF-8", "save it again with the encoding UTF-8");
  }
  const Located located = locate(text, kDeepestDraft);
  if (located.too_deep) {
    return refused(1, "the draft is nested too deeply: expected at most 16 levels",
                   "see `klero template`");
  }
  std::variant<Json, Problem> parsed = parse(text);
  if (const Problem* problem = std::get_if<Problem>(&parsed)) {
    return {std::nullopt, {*problem}};
  }
  CheckedDraft checked;
  report_repeated(located, checked.problems);
  Order order = read_grammar(normalised(std::get<Json>(parsed)), Form::kDraft, checked.problems);
  check_rules(order, checked.problems);
  if (keys == PublicKeys::kLater) std::erase_if(checked.problems, is_of_public_key);
  locate_all(located, checked.problems);
  if (checked.problems.empty()) {
    checked.order = std::move(order);
  }
  return checked;
}

Order read_order(std::string_view bytes) {
  const auto read = crypto::read_canonical_json(bytes);
  if (const auto* flaw = std::get_if<crypto::Flaw>(&read)) {
    throw Error("order.json: " + crypto::describe(*flaw));
  }
  Problems problems;
  Order order = read_grammar(std::get<Json>(read), Form::kPublished, problems);
  check_rules(order, problems);
  locate_all(locate(bytes, kDeepestDraft), problems);
  if (!problems.empty()) {
    throw Error(describe(problems.front(), "order.json"), problems.front().hint);
  }
  return order;
}

std::string write_order(const Order& order) { return crypto::write_canonical_json(to_json(order)); }

std::string describe(const Problem& problem, const std::string& file) {
  return crypto::escape_text(file) + ":" + std::to_string(problem.line) + ": " + problem.what;
}

}  // namespace klero::selection
