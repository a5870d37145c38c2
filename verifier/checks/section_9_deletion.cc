// Rules 9.7, 9.8 and 9.10: the steps that say what was destroyed, and why an attempt was ended.

#include <utility>

#include "crypto/base/text.h"
#include "verifier/checks/examination.h"
#include "verifier/checks/read_end.h"
#include "verifier/checks/section_9_replacement.h"
#include "verifier/order/object_reader.h"

namespace klero::verifier {

void check_9_7_deletion(Examination& x, Outcome& outcome) {
  const ScannedStep& step = *x.scan.deletion_step();
  const ScannedFile* file = usable_file(step, "deletion.json", outcome);
  if (file == nullptr) {
    return;
  }
  outcome.saw();
  Findings findings;
  ObjectReader fields({&*x.scan.deletion, 1, ""}, {"_format", "beyond_reach", "date", "destroyed"},
                      file->path, findings);
  const std::vector<std::string> beyond_reach = fields.texts("beyond_reach", 0);
  const std::vector<std::string> destroyed = fields.texts("destroyed", 1);
  const std::string date = fields.string("date");
  if (!is_date(date)) {
    fields.wrong("date", "a date YYYY-MM-DD");
  } else if (date < x.order->destroy_after) {
    fields.wrong("date", "a day not before " + x.order->destroy_after);
  }
  if (findings.empty()) {
    x.deletion = {date, destroyed, beyond_reach};
  }
  outcome.fail(findings);
}

void check_9_8_destroyed(Examination& x, Outcome& outcome) {
  const std::string date = crypto::escape_text(x.deletion.date);
  const std::string count = std::to_string(x.deletion.destroyed.size());
  const std::string beyond = std::to_string(x.deletion.beyond_reach.size());
  outcome.manual(
      {"the office says that on " + date + " it destroyed " + count + " things, and that " + beyond +
           " copies are beyond its reach: no program sees that",
       "das Amt erklärt, am " + date + " sei vernichtet worden, was unter " + count +
           " Punkten steht, und " + beyond + " Abschriften seien ihm nicht erreichbar: das sieht "
           "kein Programm"});
}

void check_9_10_annulment(Examination& x, Outcome& outcome) {
  const ScannedFile* file = usable_file(*x.scan.annulment_step(), "annulment.json", outcome);
  if (file == nullptr) {
    return;
  }
  outcome.saw();
  if (auto end = read_end(*x.scan.annulment, file->path, outcome)) {
    x.annulment = std::move(*end);
  }
}

}  // namespace klero::verifier
