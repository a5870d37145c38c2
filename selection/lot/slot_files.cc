#include "selection/lot/slot_files.h"

#include <optional>

#include "crypto/base/error.h"
#include "crypto/files/list_tree.h"
#include "crypto/files/read_file.h"

namespace klero::selection {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMaxBytes = 4096;

// The slot of a file called slot-N + ending; none if it is called otherwise.
std::optional<unsigned> slot_of_name(std::string_view name, std::string_view ending,
                                     unsigned slots) {
  for (unsigned slot = 1; slot <= slots; ++slot) {
    if (name == slot_file_name(slot, ending)) return slot;
  }
  return std::nullopt;
}

void take_file(const fs::path& path, unsigned slot, SlotFiles& files) {
  std::string bytes = crypto::read_file(path, kMaxBytes);
  const auto [there, fresh] = files.emplace(slot, bytes);
  if (!fresh && there->second != bytes) {
    throw crypto::Error("slot " + std::to_string(slot) + ": " + crypto::quoted(path) +
                            " and another file of this slot differ",
                        "ask the contributor which one counts, and hand in that one only");
  }
}

void take_folder(const fs::path& folder, std::string_view ending, unsigned slots,
                 SlotFiles& files) {
  const crypto::Tree tree = crypto::list_tree(folder);
  if (!tree.complete) throw crypto::Error(crypto::quoted(folder) + ": too many files");
  for (const crypto::TreeFile& file : tree.files) {
    if (const auto slot = slot_of_name(file.path, ending, slots)) {
      take_file(folder / file.path, *slot, files);
    }
  }
}

}  // namespace

std::string slot_file_name(unsigned slot, std::string_view ending) {
  return "slot-" + std::to_string(slot) + std::string(ending);
}

SlotFiles gather_slot_files(const std::vector<fs::path>& places, std::string_view ending,
                            unsigned slots) {
  SlotFiles files;
  for (const fs::path& place : places) {
    if (!fs::exists(place)) throw crypto::Error(crypto::quoted(place) + " does not exist");
    if (fs::is_directory(place)) {
      take_folder(place, ending, slots, files);
      continue;
    }
    const std::string name = place.filename().string();
    if (const auto slot = slot_of_name(name, ending, slots)) take_file(place, *slot, files);
  }
  return files;
}

}  // namespace klero::selection
