#include "selection/holder/entry.h"

#include "crypto/escrow/deposit.h"
#include "crypto/escrow/deposit_text.h"
#include "crypto/format/canonical_json.h"

namespace klero::selection {
namespace {

constexpr const char* kMode = "real";
constexpr const char* kContext = "escrow key";

}  // namespace

crypto::SameLogStatement holder_statement(const crypto::Point& key) {
  return crypto::possession_statement(kMode, {kContext}, key);
}

bool is_holder_proof(const crypto::Point& key, std::string_view proof) {
  const auto read = crypto::read_same_log(proof);
  return read && crypto::verify_same_log(holder_statement(key), *read) ==
                     crypto::SameLogOutcome::kValid;
}

std::string make_holder_entry(const crypto::HolderKey& key) {
  const crypto::SameLogProof proof = crypto::prove_possession(key, kMode, {kContext});
  return crypto::write_canonical_json({{"key", key.key.hex()},
                                       {"name", key.name},
                                       {"proof", crypto::write_same_log(proof)}});
}

std::optional<crypto::Point> read_holder_entry(std::string_view document) {
  const auto read = crypto::read_canonical_json(document);
  const auto* const entry = std::get_if<crypto::Json>(&read);
  if (entry == nullptr || crypto::wrong_keys(*entry, {"key", "name", "proof"})) {
    return std::nullopt;
  }
  const std::string* const digits = crypto::get_string(*entry, "key");
  const std::string* const proof = crypto::get_string(*entry, "proof");
  const auto key = digits == nullptr ? std::nullopt : crypto::Point::from_hex(*digits);
  return key && proof != nullptr && is_holder_proof(*key, *proof) ? key : std::nullopt;
}

}  // namespace klero::selection
