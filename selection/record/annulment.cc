#include "selection/record/annulment.h"

#include "crypto/base/error.h"
#include "crypto/files/read_file.h"
#include "crypto/format/canonical_json.h"
#include "selection/order/texts.h"

namespace klero::selection {
namespace {

std::string write_end(const char* format, const Annulment& end) {
  return crypto::write_canonical_json(
      {{"_format", format}, {"date", write_date(end.date)}, {"reason", end.reason}});
}

}  // namespace

std::string write_annulment(const Annulment& annulment) {
  return write_end("kleroterion/annulment/1", annulment);
}

std::string write_void(const Annulment& ended) { return write_end("kleroterion/void/1", ended); }

std::string reason_of_void(const Record& record, StepNumber number) {
  const std::string bytes = read_step_file(record, number, "void.json");
  const auto read = crypto::read_canonical_json(bytes);
  const auto* json = std::get_if<crypto::Json>(&read);
  const std::string* reason = json == nullptr ? nullptr : crypto::get_string(*json, "reason");
  if (reason == nullptr) {
    throw crypto::Error("step " + folder_of(record, number) +
                        " gives no reason: expected one in void.json");
  }
  return *reason;
}

const std::string& previous_of(const Record& record) {
  if (!is_annulled(record)) {
    throw crypto::Error("the attempt before is not annulled, " + crypto::quoted(record.folder) +
                            ": expected an annulment at its end, got " + record.steps.back().folder,
                        "`klero annul` of that draw says in public why it ends");
  }
  return record.steps.back().checksum;
}

}  // namespace klero::selection
