#include "verifier/audit/eligible.h"

#include <algorithm>

#include "crypto/base/text.h"
#include "crypto/format/canonical_json.h"
#include "verifier/audit/register_reader.h"
#include "verifier/rebuild/exclusions.h"

namespace klero::verifier {

bool is_among(std::string_view value, const std::vector<std::string>& known) {
  return std::ranges::any_of(
      known, [&](const std::string& one) { return crypto::trim_blanks(one) == value; });
}

std::optional<std::string> reason_by(const EligibilityRule& rule, std::string_view value) {
  if (is_among(value, rule.eligible)) {
    return "";
  }
  for (const ExcludedValues& exclusion : rule.excluded) {
    if (is_among(value, exclusion.values)) {
      return exclusion.reason;
    }
  }
  return rule.otherwise;
}

std::string reason_by_age(const Eligibility& eligibility, std::int64_t age) {
  if (age < 0 || static_cast<std::uint64_t>(age) < eligibility.minimum_age) {
    return std::string(kTooYoung);
  }
  const auto& most = eligibility.maximum_age;
  return most && static_cast<std::uint64_t>(age) > *most ? std::string(kTooOld) : "";
}

bool has_combining_mark(std::string_view text) {
  // As two bytes CC 80 to CD AF.
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const auto lead = static_cast<unsigned char>(text[i]);
    if (lead == 0xCC || (lead == 0xCD && static_cast<unsigned char>(text[i + 1]) <= 0xAF)) {
      return true;
    }
  }
  return false;
}

ServedNumbers read_served(const Examination& x, const AuditTable& table, Outcome& outcome) {
  ServedNumbers numbers;
  std::size_t field = 0;
  crypto::CsvImport import;
  import.columns = {x.scan.order->at("key").get<std::string>()};
  import.filled = import.columns;
  import.bad_row = [&](const std::string& told) {
    outcome.fail({table.name, 0, "a row that can be read", told});
  };
  visit_csv(table, import,
            {.header = [&](const crypto::CsvShape& shape) {
               field = crypto::require_column(shape, import.columns.front(), table.name);
             },
             .row = [&](const crypto::CsvRow& row) {
               numbers.emplace_back(crypto::trim_blanks(row.fields[field]));
               if (numbers.back().empty()) {
                 outcome.fail({table.name, row.line, "a register number", "''"});
               }
             }});
  std::ranges::sort(numbers);
  return numbers;
}

}  // namespace klero::verifier
