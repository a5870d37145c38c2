#include "crypto/files/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>

#include "crypto/files/read_file.h"

namespace klero::crypto {

FolderLock::FolderLock(const std::filesystem::path& folder)
    : folder_(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  if (!folder_.is_open()) {
    throw system_error("cannot open", folder);
  }
  if (flock(folder_.number(), LOCK_EX | LOCK_NB) == 0) {
    return;
  }
  if (errno == EWOULDBLOCK) {
    throw Error("cannot lock " + quoted(folder) + ": another command is at work in it",
                "wait until it has ended, then run the command again");
  }
  throw system_error("cannot lock", folder);
}

}  // namespace klero::crypto
