// One writer at a time: two commands at once in one draw must not both append a step.

#pragma once

#include <filesystem>

namespace klero::crypto {

// Holds the lock of a folder until destroyed; the system drops it when the process dies.
class FolderLock {
 public:
  // Throws Error at once, without waiting, if another process holds it.
  explicit FolderLock(const std::filesystem::path& folder);
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  ~FolderLock();

 private:
  int descriptor_ = -1;
};

}  // namespace klero::crypto
