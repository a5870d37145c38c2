// The rules of the order: docs/protocol.md, rules 2.2 (names) to 2.15, and what they allow but what
// cannot end well, each with its remedy.

#pragma once

#include "selection/order/order.h"
#include "selection/order/problems.h"

namespace klero::selection {

// Appends what is wrong. A part of the order about which `problems` says something already (its
// grammar) is not judged again, nor what depends on it. office.key may be empty (a draft).
void check_rules(const Order& order, Problems& problems);

// The parts; each requires that the keys it reads were understood.
namespace rules {
void attempt(const Order& order, Problems& problems);        // 2.3
void eligibility(const Order& order, Problems& problems);    // ages, columns
void strata(const Order& order, Problems& problems);         // 2.2 names, 2.6 number of strata
void ages(const Order& order, Problems& problems);           // 2.5
void eligibility_rules(const Order& order, Problems& problems);  // 2.2, 2.18
void letters(const Order& order, Problems& problems);        // 2.6
void weights(const Order& order, Problems& problems);        // 2.6
void second_wave(const Order& order, Problems& problems);    // 2.6
void household(const Order& order, Problems& problems);      // 2.6
void post(const Order& order, Problems& problems);           // 2.2 names, 2.17
void features(const Order& order, Problems& problems);       // 2.2 names, 2.11
void quotas(const Order& order, Problems& problems);         // 2.4
void relaxation(const Order& order, Problems& problems);     // 2.2 names, 2.4
void strata_features(const Order& order, Problems& problems);  // 2.5
void panel(const Order& order, Problems& problems);          // 2.9
void reasons(const Order& order, Problems& problems);        // 2.2
void slots(const Order& order, Problems& problems);          // 2.7
void beacons(const Order& order, Problems& problems);        // 2.8
void escrow(const Order& order, Problems& problems);         // 2.14
void witnesses(const Order& order, Problems& problems);      // 2.15
void real_draw(const Order& order, Problems& problems);      // 2.10, 2.11
void minimum_cell(const Order& order, Problems& problems);   // 2.2
void destruction(const Order& order, Problems& problems);    // 2.13
}  // namespace rules

}  // namespace klero::selection
