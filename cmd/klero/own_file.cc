#include "cmd/klero/own_file.h"

#include "crypto/base/error.h"
#include "crypto/files/publish_folder.h"
#include "crypto/files/read_file.h"
#include "crypto/files/write_file.h"

namespace klero::cmd {

namespace fs = std::filesystem;

void write_or_confirm(const fs::path& path, std::string_view bytes, crypto::Access access) {
  if (!fs::exists(fs::symlink_status(path))) {
    crypto::write_new_file(path, bytes, access);
  } else if (crypto::read_file(path) != bytes) {
    throw crypto::Error("the file holds something else already, " + crypto::quoted(path) +
                        ": nothing is overwritten");
  }
}

void make_folders(const fs::path& folder, crypto::Access access) {
  if (folder.empty() || fs::is_directory(folder)) {
    return;
  }
  make_folders(folder.parent_path(), access);
  // "mine/" has the parent "mine", which is there by now.
  if (!fs::is_directory(folder)) crypto::make_folder(folder, access);
}

}  // namespace klero::cmd
