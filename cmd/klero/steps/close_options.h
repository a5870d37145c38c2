// Which instances a close names: chosen by the clock, or by the official.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "selection/record/publish.h"

namespace klero::cmd {

struct CloseOptions {
  std::vector<std::string> beacons;  // "K=INSTANCE"
};

// Adds --beacon.
void add_close_options(CLI::App& command, CloseOptions& options);

// One instance for each of `beacons`: what --beacon says, otherwise the
// first whose time leaves 15 minutes and the order's margin from now.
//
// Throws Error if --beacon names no instance or no beacon, or if an instance does not follow from
// the clock (NIST) and none was given.
[[nodiscard]] std::vector<std::string> instances_to_come(
    const selection::Order& order, const std::vector<selection::Beacon>& beacons,
    const CloseOptions& options);

// Adds close.txt to the evidence of the closing step that `step` writes; returns the lines that are
// read aloud with the checksum.
[[nodiscard]] std::string write_close(selection::StepWriter& step, const selection::Record& record,
                                      selection::StepNumber closing,
                                      const CloseOptions& options);

}  // namespace klero::cmd
