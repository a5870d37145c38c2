// One row of the register, as protocol sections 2 and 3 read it. Internal to verifier/audit.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "crypto/csv/csv.h"
#include "crypto/format/letter_code.h"
#include "verifier/audit/audit.h"

namespace klero::verifier {

struct RegisterPerson {
  std::uint64_t line = 0;
  std::string key;
  std::string identity;       // the identity line
  std::uint32_t stratum = 0;  // 0 if the person is too young or too old
};

// Hands over every row of the register that can be read. What cannot be read is a finding. Throws
// Error if the table cannot be read at all.
void visit_register(const Examination& x, const AuditTable& table, Outcome& outcome,
                    const std::function<void(const RegisterPerson&)>& visit);

// Reads a table of the office whole, from the bundle or from a file.
void visit_csv(const AuditTable& table, const crypto::CsvVisitor& visitor);

// A cell without blanks at its ends.
[[nodiscard]] std::string_view trim_cell(std::string_view cell);

// Nonces and leaves by section 3.
class LeafRebuilder {
 public:
  LeafRebuilder(const Examination& x, const crypto::Digest& master);

  [[nodiscard]] crypto::LetterNonce nonce(const std::string& key) const;
  [[nodiscard]] crypto::Digest leaf(std::uint32_t stratum, const std::string& identity,
                                    const crypto::LetterNonce& nonce) const;

 private:
  crypto::Digest master_;
  std::string nonce_start_;
  std::string leaf_start_;
  std::vector<std::string> strata_;  // texts, stratum 1 first
};

// The age in completed years on `day`, both "YYYY-MM-DD" or "DD.MM.YYYY"; nullopt for no date;
// below 0 if the birth is later.
[[nodiscard]] std::optional<std::int64_t> age_on(std::string_view birth, std::string_view day);

}  // namespace klero::verifier
