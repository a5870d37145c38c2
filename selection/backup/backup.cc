#include "selection/backup/backup.h"

#include <algorithm>
#include <vector>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/files/publish_folder.h"
#include "crypto/files/read_file.h"

namespace klero::selection {
namespace {

namespace fs = std::filesystem;
using crypto::Access;
using crypto::Error;
using crypto::quoted;

constexpr std::size_t kChunk = std::size_t{1} << 20;  // bytes
constexpr std::size_t kLongestLine = 4200;            // bytes: a path and a number

// Everything below record/ and sealed/, folders before what they hold.
std::vector<fs::path> list_all(const fs::path& draw) {
  std::vector<fs::path> paths;
  for (const char* half : {"record", "sealed"}) {
    paths.emplace_back(half);
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(draw / half)) {
      if (entry.is_symlink() || (!entry.is_regular_file() && !entry.is_directory())) {
        throw Error("cannot back up " + quoted(entry.path()) +
                    ": expected files and folders only in a draw");
      }
      paths.push_back(fs::relative(entry.path(), draw));
    }
  }
  std::ranges::sort(paths);
  return paths;
}

// A path of a backup, which may have been made by anybody who knew the passphrase.
bool is_safe(const fs::path& path) {
  return path.is_relative() && !path.empty() &&
         (*path.begin() == "record" || *path.begin() == "sealed") &&
         std::ranges::none_of(path, [](const fs::path& part) {
           return part == ".." || part == "." || part.empty();
         });
}

Access access_of(const fs::path& path) {
  return *path.begin() == "sealed" ? Access::kSecret : Access::kPublic;
}

struct Entry {
  bool is_file = false;
  std::uint64_t size = 0;
  fs::path path;
};

Entry parse_entry(const std::string& line) {
  Entry entry;
  const std::size_t blank = line.find(' ');
  std::string rest = blank == std::string::npos ? "" : line.substr(blank + 1);
  entry.is_file = line.starts_with("file ");
  if (entry.is_file) {
    const std::size_t next = std::min(rest.find(' '), rest.size());
    const auto size = crypto::parse_uint(std::string_view(rest).substr(0, next));
    rest = size && next < rest.size() ? rest.substr(next + 1) : "";
    entry.size = size.value_or(0);
  }
  entry.path = rest;
  if ((!entry.is_file && !line.starts_with("folder ")) || !is_safe(entry.path)) {
    throw Error("the backup holds a line that is none: '" + crypto::escape_text(line) + "'");
  }
  return entry;
}

void restore_file(crypto::StreamReader& backup, const Entry& entry, const fs::path& root) {
  crypto::NewFile file(root / entry.path, access_of(entry.path));
  for (std::uint64_t left = entry.size; left > 0;) {
    const std::size_t count = static_cast<std::size_t>(std::min<std::uint64_t>(left, kChunk));
    file.write(backup.read(count));
    left -= count;
  }
  file.publish();
}

BackupSize restore_all(crypto::StreamReader& backup, const fs::path& root) {
  BackupSize size;
  for (std::string line = backup.read_line(kLongestLine); line != "end";
       line = backup.read_line(kLongestLine)) {
    const Entry entry = parse_entry(line);
    if (entry.is_file) {
      restore_file(backup, entry, root);
      ++size.files;
      size.bytes += entry.size;
    } else {
      crypto::make_folder(root / entry.path, access_of(entry.path));
    }
  }
  backup.finish();
  return size;
}

}  // namespace

BackupSize write_backup(const Draw& draw, const fs::path& file, const Passphrases& passphrases) {
  refuse_inside(draw, file, "the backup", "write it to another disk");
  crypto::StreamWriter backup = open_backup_writer(file, passphrases);
  BackupSize size;
  for (const fs::path& path : list_all(draw.folder)) {
    if (fs::is_directory(draw.folder / path)) {
      backup.write("folder " + path.native() + "\n");
      continue;
    }
    const std::uint64_t bytes = fs::file_size(draw.folder / path);
    backup.write("file " + std::to_string(bytes) + " " + path.native() + "\n");
    backup.write_file(draw.folder / path, bytes);
    ++size.files;
    size.bytes += bytes;
  }
  backup.write("end\n");
  backup.publish();
  return size;
}

BackupSize restore_backup(const fs::path& file, const fs::path& draw,
                          const Passphrases& passphrases) {
  crypto::StreamReader backup = open_backup_reader(file, passphrases);
  crypto::NewFolder folder(draw, Access::kPublic);
  const BackupSize size = restore_all(backup, folder.path());
  (void)open_record(record_folder(folder.path()));
  folder.publish();
  return size;
}

}  // namespace klero::selection
