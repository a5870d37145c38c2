#include "selection/lot/slot_files.h"

#include "crypto/base/error.h"
#include "crypto/files/list_tree.h"
#include "crypto/files/read_file.h"

namespace klero::selection {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMaxBytes = 65'536;  // rule 1.11

void take_file(const fs::path& path, const std::string& name, HandedFiles& files) {
  std::string bytes = crypto::read_file(path, kMaxBytes);
  const auto [there, fresh] = files.emplace(name, bytes);
  if (!fresh && there->second != bytes) {
    throw crypto::Error(crypto::quoted(path) + " and another file of this name differ",
                        "ask whose it is which one counts, and hand in that one only");
  }
}

void take_folder(const fs::path& folder, const std::set<std::string>& names, HandedFiles& files) {
  const crypto::Tree tree = crypto::list_tree(folder);
  if (!tree.complete) throw crypto::Error(crypto::quoted(folder) + ": too many files");
  for (const crypto::TreeFile& file : tree.files) {
    const std::string name = fs::path(file.path).filename().string();
    if (names.contains(name)) take_file(folder / file.path, name, files);
  }
}

}  // namespace

std::string slot_file_name(unsigned slot, std::string_view ending) {
  return "slot-" + std::to_string(slot) + std::string(ending);
}

HandedFiles gather_files(const std::vector<fs::path>& places, const std::set<std::string>& names) {
  HandedFiles files;
  for (const fs::path& place : places) {
    if (!fs::exists(place)) throw crypto::Error(crypto::quoted(place) + " does not exist");
    const std::string name = place.filename().string();
    if (fs::is_directory(place)) {
      take_folder(place, names, files);
    } else if (names.contains(name)) {
      take_file(place, name, files);
    }
  }
  return files;
}

SlotFiles gather_slot_files(const std::vector<fs::path>& places, std::string_view ending,
                            unsigned slots) {
  std::set<std::string> names;
  for (unsigned slot = 1; slot <= slots; ++slot) names.insert(slot_file_name(slot, ending));
  const HandedFiles handed = gather_files(places, names);
  SlotFiles files;
  for (unsigned slot = 1; slot <= slots; ++slot) {
    const auto file = handed.find(slot_file_name(slot, ending));
    if (file != handed.end()) files[slot] = file->second;
  }
  return files;
}

}  // namespace klero::selection
