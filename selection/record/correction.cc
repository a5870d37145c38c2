#include "selection/record/correction.h"

#include "crypto/format/canonical_json.h"
#include "selection/order/texts.h"

namespace klero::selection {

std::string write_correction(const Correction& correction) {
  return crypto::write_canonical_json({{"_format", "kleroterion/correction/1"},
                                       {"date", write_date(correction.date)},
                                       {"objections", correction.objections},
                                       {"reason", correction.reason}});
}

}  // namespace klero::selection
