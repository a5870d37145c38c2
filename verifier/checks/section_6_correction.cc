// Rules 6.9 and 6.10: objections to the pool, and its correction.

#include "verifier/checks/examination.h"
#include "verifier/checks/section_6_pool.h"
#include "verifier/order/beacon.h"
#include "verifier/order/object_reader.h"
#include "verifier/read/document_limits.h"

namespace klero::verifier {

void check_6_9_correction(Examination& x, Outcome& outcome) {
  const ScannedStep& step = *x.scan.step(kPoolStep + 1);
  const auto& last_day = x.order->post.objections_until;
  if (!last_day) {
    outcome.fail({step.name, 0, "no correction, because the order has no day for objections",
                  "a correction"});
  }
  const ScannedFile* file = usable_file(step, "correction.json", outcome);
  if (file == nullptr) {
    return;
  }
  outcome.saw();
  Findings findings;
  ObjectReader fields({&*x.scan.correction, 1, ""}, {"_format", "date", "objections", "reason"},
                      file->path, findings);
  Correction correction;
  correction.date = fields.string("date");
  if (!is_date(correction.date)) {
    fields.wrong("date", "a date YYYY-MM-DD");
  } else if (last_day && correction.date <= *last_day) {
    fields.wrong("date", "a day after " + *last_day + ", the last day for objections");
  }
  correction.objections = fields.integer("objections", 1);
  correction.reason = fields.text("reason");
  if (findings.empty()) {
    x.correction = std::move(correction);
  }
  outcome.fail(findings);
}

void check_6_10_objections(Examination& x, Outcome& outcome) {
  const auto& last_day = x.order->post.objections_until;
  if (!last_day) {
    outcome.not_checked({"does not apply: the order has no day for objections",
                         "entfällt: Die Losordnung hat keine Frist für Einsprüche"});
    return;
  }
  outcome.manual({"the last day for objections is " + *last_day,
                  "der letzte Tag für Einsprüche ist der " + *last_day});
}

}  // namespace klero::verifier
