#include "verifier/checks/read_end.h"

#include "verifier/order/object_reader.h"

namespace klero::verifier {

std::optional<Annulment> read_end(const nlohmann::json& document, const std::string& path,
                                  Outcome& outcome) {
  Findings findings;
  ObjectReader fields({&document, 1, ""}, {"_format", "date", "reason"}, path, findings);
  Annulment end;
  end.date = fields.string("date");
  if (!is_date(end.date)) {
    fields.wrong("date", "a date YYYY-MM-DD");
  }
  end.reason = fields.text("reason");
  outcome.fail(findings);
  return findings.empty() ? std::optional(end) : std::nullopt;
}

}  // namespace klero::verifier
