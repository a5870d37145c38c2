// What a killed run may have left in a draw, and how it is removed.
//
// A step is put in its place by three renames: sealed part, evidence, step folder. Before the first
// a run writes which step it is about to publish into DRAW/.publishing; so the parts of an
// unfinished step can be told from a sealed part whose step was taken out of the record, which is
// never touched.

#pragma once

#include <filesystem>
#include <string>

#include "selection/record/steps.h"

namespace klero::selection {

// Says that the step `folder` is about to be put in its place; and that it is there.
void announce_publishing(const std::filesystem::path& draw, const std::string& folder);
void finish_publishing(const std::filesystem::path& draw);

// Removes what a killed run left behind: files under temporary names, and, if it had announced a
// step that did not come to stand in the record, that step's sealed part and evidence.
//
// Requires the lock of the draw.
void remove_leftovers(const std::filesystem::path& draw);

}  // namespace klero::selection
