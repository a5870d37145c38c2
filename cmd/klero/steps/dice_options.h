// The dice, typed twice by two people.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "cmd/klero/language.h"
#include "selection/lot/beacon_values.h"
#include "selection/record/publish.h"

namespace klero::cmd {

struct DiceOptions {
  std::string dice;
  std::string again;
  Language language = Language::kEnglish;  // of the questions
};

// Adds --dice, --dice-again and --lang.
void add_dice_options(CLI::App& command, DiceOptions& options);

// The dice of the first beacon, from the options or, where they are empty, asked for at the terminal. None
// if there is no beacon.
//
// Throws Error if the two differ, if either is wrong, or if dice are given and the order has no
// beacon.
[[nodiscard]] std::optional<selection::Numbers> read_dice(
    const std::vector<selection::Beacon>& beacons, const DiceOptions& options);

// The dice as input of a step; nothing if there are none.
[[nodiscard]] selection::Inputs inputs_of(const std::optional<selection::Numbers>& dice);

}  // namespace klero::cmd
