// The sealed bundle, opened with the auditor's key: docs/protocol.md, section 11b.

#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "crypto/base/bytes.h"
#include "crypto/secret/key_file.h"

namespace klero::verifier {

struct Bundle {
  crypto::Digest order{};                                 // checksum of step 01 that it names
  std::map<std::string, std::string, std::less<>> files;  // by name

  // nullptr if it is not there.
  [[nodiscard]] const std::string* find(std::string_view name) const;
};

// All of a bundle is a few times the register; it is held in memory and never written to a disk.
inline constexpr std::uint64_t kMaxBundle = std::uint64_t{16} << 30;  // bytes

// Throws Error if the file is no bundle, is for another auditor, was cut or changed, or holds a file
// that no bundle has.
[[nodiscard]] Bundle read_bundle(const std::filesystem::path& path,
                                 const crypto::SigningKey& auditor);

}  // namespace klero::verifier
