// The values of the beacons: what people read out is typed twice by two people, what relays
// publish is read from files.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "cmd/klero/due_beacons.h"
#include "cmd/klero/language.h"
#include "selection/record/publish.h"

namespace klero::cmd {

// One entry for each beacon of the kind, in sequence.
struct BeaconOptions {
  std::vector<std::string> dice;
  std::vector<std::string> dice_again;
  std::vector<std::string> lotto;
  std::vector<std::string> lotto_again;
  std::vector<std::string> drand;
  std::vector<std::string> nist;
  Language language = Language::kEnglish;  // of the questions
};

// Adds --dice, --dice-again, --lotto, --lotto-again, --drand, --nist and --lang.
void add_beacon_options(CLI::App& command, BeaconOptions& options);

struct BeaconValues {
  std::vector<std::string> lines;     // of seed.txt, without LF
  selection::EvidenceFiles evidence;  // of the seed step
};

// The values of the beacons due, from the options or, where dice or lotto are not given, asked for
// at the terminal.
//
// Throws Error if the two people differ, a value is wrong, or more is given than is due.
[[nodiscard]] BeaconValues read_values(const std::vector<DueBeacon>& due,
                                       const BeaconOptions& options);

// The values as inputs of a step; nothing if there are none.
[[nodiscard]] selection::Inputs inputs_of(const BeaconValues& values);

}  // namespace klero::cmd
