// What contributors, holders and witnesses hand in: files of known names, slot-N.txt for instance.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace klero::selection {

// Bytes by slot.
using SlotFiles = std::map<unsigned, std::string>;

// "slot-3.txt" for (3, ".txt").
[[nodiscard]] std::string slot_file_name(unsigned slot, std::string_view ending);

// Bytes by name.
using HandedFiles = std::map<std::string, std::string>;

// Reads the files called as in `names`. A place is a file, or a folder in which such files lie, at
// any depth. Files called otherwise are left alone.
//
// Throws Error if a place does not exist or cannot be read, a file is larger than 64 KiB, or two
// files of one name differ.
[[nodiscard]] HandedFiles gather_files(const std::vector<std::filesystem::path>& places,
                                       const std::set<std::string>& names);

// Reads the files slot-N + `ending` for N from 1 to `slots`, as gather_files() does.
[[nodiscard]] SlotFiles gather_slot_files(const std::vector<std::filesystem::path>& places,
                                          std::string_view ending, unsigned slots);

}  // namespace klero::selection
