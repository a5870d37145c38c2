#include "selection/record/annulment.h"

#include "crypto/base/error.h"
#include "crypto/files/read_file.h"
#include "crypto/format/canonical_json.h"
#include "selection/order/texts.h"

namespace klero::selection {

std::string write_annulment(const Annulment& annulment) {
  return crypto::write_canonical_json({{"_format", "kleroterion/annulment/1"},
                                       {"date", write_date(annulment.date)},
                                       {"reason", annulment.reason}});
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
