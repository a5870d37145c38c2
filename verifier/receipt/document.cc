#include "verifier/receipt/document.h"

#include <utility>

#include "crypto/base/text.h"
#include "crypto/format/canonical_json.h"

namespace klero::verifier {
namespace {

using crypto::Json;

constexpr std::string_view kFormat = "kleroterion/receipt/1";
constexpr std::string_view kAnswersFormat = "kleroterion/answers/1";
constexpr std::size_t kMaxPath = 32;  // no tree of a panel is deeper

// A place in the document that breaks the grammar; caught in this file only.
struct Broken {
  std::string what;
};

void require(bool right, const std::string& what) {
  if (!right) {
    throw Broken{what};
  }
}

void require_keys(const Json& object, std::initializer_list<std::string_view> keys,
                  const std::string& where) {
  if (const auto wrong = crypto::wrong_keys(object, keys)) {
    throw Broken{where + ": " + *wrong};
  }
}

std::string text_of(const Json& object, std::string_view key, const std::string& where) {
  const std::string* text = crypto::get_string(object, key);
  require(text != nullptr, where + ": " + std::string(key) + " is no text");
  return *text;
}

std::uint64_t number_of(const Json& object, std::string_view key, const std::string& where) {
  const auto number = crypto::get_uint(object, key);
  require(number.has_value(), where + ": " + std::string(key) + " is no number");
  return *number;
}

crypto::Digest digest_of(const Json& object, std::string_view key, const std::string& where) {
  const auto digest = crypto::digest_from_hex(text_of(object, key, where));
  require(digest.has_value(), where + ": " + std::string(key) + " is not 64 digits");
  return *digest;
}

const Json& list_of(const Json& object, std::string_view key, const std::string& where) {
  const Json* list = crypto::get_array(object, key);
  require(list != nullptr, where + ": " + std::string(key) + " is no list");
  return *list;
}

OpenedAnswer read_answer(const Json& object, const std::string& where) {
  require_keys(object, {"category", "feature", "openings"}, where);
  OpenedAnswer answer{text_of(object, "feature", where), text_of(object, "category", where), {}};
  for (const Json& one : list_of(object, "openings", where)) {
    const auto* digits = one.get_ptr<const std::string*>();
    const auto scalar = digits != nullptr ? crypto::Scalar::from_hex(*digits) : std::nullopt;
    require(scalar.has_value(), where + ": an opening is no scalar");
    answer.openings.push_back(*scalar);
  }
  return answer;
}

Membership read_membership(const Json& object, const std::string& where) {
  require_keys(object, {"panel", "path", "position", "salt"}, where);
  Membership membership;
  membership.panel = number_of(object, "panel", where);
  membership.position = number_of(object, "position", where);
  membership.salt = digest_of(object, "salt", where);
  const Json& path = list_of(object, "path", where);
  require(path.size() <= kMaxPath, where + ": the path is longer than any tree is deep");
  for (const Json& one : path) {
    const auto* digits = one.get_ptr<const std::string*>();
    const auto digest = digits != nullptr ? crypto::digest_from_hex(*digits) : std::nullopt;
    require(digest.has_value(), where + ": the path holds something else than 64 digits");
    membership.path.push_back(*digest);
  }
  return membership;
}

void read_answers(const Json& json, ReceiptDocument& document) {
  document.order = digest_of(json, "order", "receipt");
  document.leaf = digest_of(json, "leaf", "receipt");
  document.row = number_of(json, "row", "receipt");
  for (const Json& one : list_of(json, "answers", "receipt")) {
    document.answers.push_back(
        read_answer(one, "answer " + std::to_string(document.answers.size() + 1)));
  }
}

// The receipt of the answers alone.
ReceiptDocument read_answers_document(const Json& json) {
  require_keys(json, {"_format", "answers", "leaf", "order", "pool", "row"}, "receipt");
  ReceiptDocument document;
  document.pool = digest_of(json, "pool", "receipt");
  read_answers(json, document);
  return document;
}

ReceiptDocument read_all(const Json& json) {
  const std::string* format = crypto::get_string(json, "_format");
  if (format != nullptr && *format == kAnswersFormat) {
    return read_answers_document(json);
  }
  require_keys(json,
               {"_format", "answers", "chance", "leaf", "memberships", "order", "portfolio", "row"},
               "receipt");
  require(text_of(json, "_format", "receipt") == kFormat,
          "_format is not " + std::string(kFormat));
  ReceiptDocument document;
  document.portfolio = digest_of(json, "portfolio", "receipt");
  read_answers(json, document);
  const Json* chance = crypto::get_object(json, "chance");
  require(chance != nullptr, "receipt: chance is no object");
  require_keys(*chance, {"panels", "salt"}, "chance");
  document.panels = number_of(*chance, "panels", "chance");
  document.chance_salt = digest_of(*chance, "salt", "chance");
  for (const Json& one : list_of(json, "memberships", "receipt")) {
    document.memberships.push_back(
        read_membership(one, "membership " + std::to_string(document.memberships.size() + 1)));
    const std::size_t count = document.memberships.size();
    require(count < 2 || document.memberships[count - 2].panel < document.memberships.back().panel,
            "membership " + std::to_string(count) + ": its panel does not come after the one before");
  }
  return document;
}

}  // namespace

std::variant<ReceiptDocument, Said> read_receipt_document(std::string_view bytes) {
  const auto json = crypto::read_canonical_json(bytes, {.bytes = kMaxReceipt, .depth = 8});
  std::string why;
  if (const auto* flaw = std::get_if<crypto::Flaw>(&json)) {
    why = crypto::describe(*flaw);
  } else {
    try {
      return read_all(std::get<Json>(json));
    } catch (const Broken& broken) {
      why = broken.what;
    }
  }
  return Said{"the file is no receipt: " + why, "die Datei ist keine Quittung: " + why};
}

}  // namespace klero::verifier
