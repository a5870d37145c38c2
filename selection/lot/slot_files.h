// What the contributors hand in: files called slot-N.txt and slot-N.sig.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace klero::selection {

// Bytes by slot.
using SlotFiles = std::map<unsigned, std::string>;

// "slot-3.txt" for (3, ".txt").
[[nodiscard]] std::string slot_file_name(unsigned slot, std::string_view ending);

// Reads the files slot-N + `ending` for N from 1 to `slots`. A place is a file, or a folder in
// which such files lie. Files called otherwise are left alone.
//
// Throws Error if a place does not exist or cannot be read, a file is larger than 4 KiB, or two
// files of one slot differ.
[[nodiscard]] SlotFiles gather_slot_files(const std::vector<std::filesystem::path>& places,
                                          std::string_view ending, unsigned slots);

}  // namespace klero::selection
