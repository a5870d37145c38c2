#include "selection/record/draw.h"

#include <algorithm>
#include <system_error>

#include "crypto/base/error.h"
#include "crypto/files/read_file.h"
#include "selection/record/leftovers.h"

namespace klero::selection {
namespace {

namespace fs = std::filesystem;
using crypto::Error;
using crypto::quoted;

constexpr fs::perms kOthers = fs::perms::group_all | fs::perms::others_all;

void check_is_draw(const fs::path& folder) {
  if (!fs::is_directory(folder) || !fs::is_directory(record_folder(folder)) ||
      !fs::is_directory(sealed_folder(folder))) {
    throw Error("no draw, " + quoted(folder) + ": expected a folder with record/ and sealed/",
                "`klero new DRAW --order DRAFT` makes one");
  }
}

void check_is_sealed(const fs::path& sealed) {
  if ((fs::status(sealed).permissions() & kOthers) != fs::perms::none) {
    throw Error("the sealed part is open to others, " + quoted(sealed) +
                    ": expected a folder that only its owner can enter",
                "chmod 700 it, and think about who may have read it");
  }
}

}  // namespace

fs::path record_folder(const fs::path& draw) { return draw / "record"; }

fs::path sealed_folder(const fs::path& draw) { return draw / "sealed"; }

Draw open_draw(const fs::path& folder) {
  check_is_draw(folder);
  check_is_sealed(sealed_folder(folder));
  auto lock = std::make_unique<crypto::FolderLock>(folder);
  remove_leftovers(folder);
  return Draw{folder, std::move(lock), open_record(record_folder(folder))};
}

void refresh(Draw& draw) { draw.record = open_record(record_folder(draw.folder)); }

bool has_sealed(const Draw& draw, StepNumber number, std::string_view name) {
  return fs::exists(sealed_folder(draw.folder) / folder_of(draw.record, number) / name);
}

std::string read_sealed(const Draw& draw, StepNumber number, std::string_view name) {
  return crypto::read_file(sealed_folder(draw.folder) / folder_of(draw.record, number) / name,
                           std::uint64_t{4} << 30);
}

void refuse_inside(const Draw& draw, const fs::path& file, const std::string& what,
                   const std::string& hint) {
  const fs::path inside = fs::weakly_canonical(draw.folder);
  const fs::path where = fs::weakly_canonical(fs::absolute(file));
  if (std::ranges::mismatch(inside, where).in1 == inside.end()) {
    throw Error(what + " lies in the draw itself, " + quoted(file) + ": expected a place outside",
                hint);
  }
}

}  // namespace klero::selection
