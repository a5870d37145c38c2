// One writer at a time: two commands at once in one draw must not both append a step.

#pragma once

#include <filesystem>

#include "crypto/files/descriptor.h"

namespace klero::crypto {

// Holds the lock of a folder until destroyed; the system drops it when the process dies.
class FolderLock {
 public:
  // Throws Error at once, without waiting, if another process holds it.
  explicit FolderLock(const std::filesystem::path& folder);

 private:
  Descriptor folder_;
};

}  // namespace klero::crypto
