// What is signed before the beacons: the close, and that a beacon did not come.
// docs/protocol.md, rules 4.8, 4.13 and 9.9.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "selection/lot/contribution.h"

namespace klero::selection {

inline constexpr const char* kCloseFile = "close.txt";

// "absence-2.txt", "absence-2-witness-1.sig".
[[nodiscard]] std::string absence_file_name(std::size_t beacon);
[[nodiscard]] std::string absence_signature_name(std::size_t beacon, unsigned witness);

// A closing step: a reveal or leavers step.
struct ClosingStep {
  std::string folder;    // "04-lot1-reveal"
  std::string checksum;  // 64 digits
};

// close.txt, one instance text a beacon in sequence.
[[nodiscard]] std::string close_text(const Order& order, const ClosingStep& step,
                                     const std::vector<std::string>& instances);

// The instances that close.txt of this step names: one for each of `beacons`, and one of its own.
[[nodiscard]] std::variant<std::vector<std::string>, NotThis> read_close_text(
    const Order& order, const ClosingStep& step, const std::vector<Beacon>& beacons,
    std::string_view bytes);

// absence-K.txt: beacon `number` (from 1), named as `instance` in close.txt, did not come; instead
// counts `instead`, an instance of its fallback.
struct Absence {
  std::size_t number = 0;
  std::string instance;
  std::string instead;
};
[[nodiscard]] std::string absence_text(const Order& order, const ClosingStep& step,
                                       const Absence& absence);

// `instead` of absence-K.txt of exactly this step, beacon and instance.
[[nodiscard]] std::variant<std::string, NotThis> read_absence_text(
    const Order& order, const ClosingStep& step, const Beacon& beacon, std::size_t number,
    std::string_view instance, std::string_view bytes);

}  // namespace klero::selection
