// One row of the register, as protocol sections 2 and 3 read it. Internal to verifier/audit.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "crypto/csv/csv_import.h"
#include "crypto/format/letter_code.h"
#include "verifier/audit/audit.h"
#include "verifier/audit/eligible.h"

namespace klero::verifier {

struct RegisterPerson {
  std::uint64_t line = 0;
  std::string key;
  std::string identity;       // the identity line
  std::string excluded;       // the reason why the person cannot be drawn; empty if he can
  std::vector<std::string> household;  // his values of the columns of letters.household
  std::uint32_t stratum = 0;  // 0 if he is excluded
};

// Hands over every row of the register that can be read. What cannot be read is a finding. Throws
// Error if the table cannot be read at all.
void visit_register(const Examination& x, const AuditTable& table, const ServedNumbers& served,
                    Outcome& outcome, const std::function<void(const RegisterPerson&)>& visit);

// Reads a table of the office whole, from the bundle or from a file, as it came and as the auditor
// says; `import` says what else is known of it.
void visit_csv(const AuditTable& table, crypto::CsvImport import,
               const crypto::CsvVisitor& visitor);

// A date in one of the forms of section 3: 1970-12-31, 31.12.1970, 19701231; none for anything else.
[[nodiscard]] std::optional<std::chrono::year_month_day> read_written_date(std::string_view text);

// Nonces and leaves by section 3.
class LeafRebuilder {
 public:
  LeafRebuilder(const Examination& x, const crypto::Digest& master);

  [[nodiscard]] crypto::LetterNonce nonce(const std::string& key) const;
  // The leaf that the person has, or would have, in a stratum.
  [[nodiscard]] crypto::Digest leaf(std::uint32_t stratum, const RegisterPerson& person,
                                    const crypto::LetterNonce& nonce) const;

 private:
  using Mac = std::array<std::uint8_t, 20>;
  [[nodiscard]] Mac mac(const std::string& text) const;
  [[nodiscard]] Mac tag(const RegisterPerson& person) const;

  const Order& order_;
  std::string anchor_;
  crypto::Digest master_;
  std::string nonce_start_;
  std::string leaf_start_;
  std::vector<std::string> strata_;  // texts, stratum 1 first
};

}  // namespace klero::verifier
