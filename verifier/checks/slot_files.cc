#include "verifier/checks/slot_files.h"

namespace klero::verifier {

std::string slot_name(std::size_t slot, std::string_view ending) {
  return "slot-" + std::to_string(slot) + std::string(ending);
}

std::optional<LotPlace> place_of_lot(const Examination& x, Outcome& outcome) {
  const auto base = cited_checksum(x, x.lot_step(0), outcome);
  if (!base) {
    return std::nullopt;
  }
  return LotPlace{number_of_lot(x.group), *base};
}

const ScannedFile* slot_file(const Examination& x, unsigned step, std::size_t slot,
                             std::string_view ending, Outcome& outcome) {
  const std::string name = slot_name(slot, ending);
  return x.scan.step(step)->find(name) == nullptr ? nullptr : usable_file(x, step, name, outcome);
}

}  // namespace klero::verifier
