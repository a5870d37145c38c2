// Rules 4.9 and 4.10: the seed of a lot.

#include "verifier/checks/ceremony.h"
#include "verifier/checks/examination.h"
#include "verifier/checks/section_4_lot.h"
#include "verifier/checks/seed_text.h"

namespace klero::verifier {

void check_4_9_seed(Examination& x, Outcome& outcome) {
  const unsigned step = x.lot_step(2);
  Ceremony& here = x.lot().ceremony;
  const auto close = cited_checksum(x, step, outcome);
  const ScannedFile* file = usable_file(x, step, "seed.txt", outcome);
  if (!close || file == nullptr) {
    return;
  }
  if (!here.close_known) {
    outcome.blocked("4.8", name_of_lot(x, x.group));
    return;
  }
  outcome.saw();
  const std::vector<std::string> wanted{label(*x.order, "seed"), "lot " + std::to_string(number_of_lot(x.group)),
                                        "close " + crypto::to_hex(*close)};
  if (auto values = check_seed_text({*file, wanted, x.order->beacons, here}, outcome)) {
    here.values = std::move(*values);
    x.lot().seed = *file->digest;
  }
}

void check_4_10_beacon_seen(Examination& x, Outcome& outcome) {
  if (!x.order->beacons.empty()) {
    const Said values = describe_values(x.order->beacons, x.lot().ceremony);
    outcome.manual({"compare with the minutes, and with the official publication: " + values.english,
                    "mit der Niederschrift und der amtlichen Veröffentlichung vergleichen: " +
                        values.german});
  } else if (x.order->escrow) {
    outcome.not_checked(
        {"the order has no beacon: whoever knows all secrets before the close knows the seed; what a "
         "contributor withholds the escrow can open",
         "die Losordnung hat keinen öffentlichen Zufall: Wer vor dem Abschluss alle Geheimnisse "
         "kennt, kennt den Startwert; was jemand zurückhält, kann die Hinterlegung öffnen"});
  } else {
    outcome.not_checked(
        {"the order has no beacon: contributors who withhold their secret after seeing the others' "
         "can choose between outcomes, two for each of them",
         "die Losordnung hat keinen öffentlichen Zufall: Mitwirkende, die ihr Geheimnis "
         "zurückhalten, nachdem sie die anderen gesehen haben, können zwischen Ausgängen wählen, "
         "jeder zwischen zweien"});
  }
}

}  // namespace klero::verifier
