#include "selection/lot/contribution.h"

#include <algorithm>
#include <vector>

#include "crypto/base/bytes.h"
#include "crypto/base/text.h"
#include "crypto/hash/sha256_openssl.h"
#include "selection/lot/deposits.h"
#include "selection/lot/text_lines.h"

namespace klero::selection {
namespace {

// lines(label(what), "after " BASE, "lot " L, "slot " N, word " " digits)
std::string five_lines(const Order& order, const char* what, const LotPlace& place,
                       std::string_view word, std::string_view digits) {
  std::string text = slot_head(order, what, place);
  text.append(word).append(" ").append(digits).append("\n");
  return text;
}

// Reads what five_lines() writes and returns the digits.
std::variant<std::string, NotThis> read_five_lines(const Order& order, const char* what,
                                                   const LotPlace& place, std::string_view word,
                                                   std::string_view bytes) {
  const std::string pattern = five_lines(order, what, place, word, std::string(64, '0'));
  const std::vector<std::string_view> expected = crypto::split(pattern, '\n');
  const std::vector<std::string_view> got = crypto::split(bytes, '\n');
  for (std::size_t i = 0; i < 4; ++i) {
    if (i >= got.size()) return NotThis{"it has " + std::to_string(got.size()) + " lines, not 5"};
    if (got[i] != expected[i]) return wrong_line(i + 1, expected[i], got[i]);
  }
  const std::string start = std::string(word) + " ";
  if (got.size() != 6 || !got[5].empty()) {
    return NotThis{"expected 5 lines, each with an LF at its end"};
  }
  const std::string_view digits = got[4].substr(std::min(start.size(), got[4].size()));
  if (got[4].substr(0, start.size()) != start || !crypto::digest_from_hex(digits)) {
    // The line may hold a secret: it is not shown.
    return NotThis{"line 5: expected '" + start + "' and 64 digits 0-9 a-f"};
  }
  return std::string(digits);
}

// What a contribution names in its last line.
const char* content_word(const Order& order) { return order.escrow ? "point" : "secret"; }

}  // namespace

std::string contribution_text(const Order& order, const LotPlace& place, std::string_view secret) {
  return five_lines(order, "contribution", place, content_word(order), secret);
}

std::string commitment_to(std::string_view contribution) {
  return crypto::to_hex(crypto::openssl::sha256(contribution));
}

std::string commitment_document(const Order& order, const LotPlace& place,
                                std::string_view commitment) {
  return five_lines(order, "commitment", place, "sha256", commitment);
}

std::variant<std::string, NotThis> read_commitment_document(const Order& order,
                                                            const LotPlace& place,
                                                            std::string_view bytes) {
  if (!order.escrow) return read_five_lines(order, "commitment", place, "sha256", bytes);
  const auto deposit = read_deposit_document(order, place, bytes);
  if (const auto* fault = std::get_if<NotThis>(&deposit)) return *fault;
  return std::get<crypto::Deposit>(deposit).coefficients.front().hex();
}

std::variant<std::string, NotThis> read_contribution(const Order& order, const LotPlace& place,
                                                     std::string_view bytes) {
  return read_five_lines(order, "contribution", place, content_word(order), bytes);
}

}  // namespace klero::selection
