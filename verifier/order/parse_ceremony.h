// Protocol 2.2: the keys of the order on beacons, escrow, witnesses and timestamps.

#pragma once

#include <string>

#include "verifier/order/object_reader.h"
#include "verifier/order/order.h"

namespace klero::verifier {

// Takes "beacons", "escrow", "replacement_beacons", "timestamps" and "witnesses" out of the order.
//
//   fields  of the whole document
//   file    its name, for the findings
void parse_ceremony(ObjectReader& fields, const std::string& file, Order& order,
                    Findings& findings);

}  // namespace klero::verifier
