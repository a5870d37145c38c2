// Passphrases: from a file, or typed without echo at the terminal.

#pragma once

#include <filesystem>
#include <string>

#include "crypto/secret/secret.h"

namespace klero::cmd {

// The first line of a file without its line end. Throws Error if it is empty.
[[nodiscard]] crypto::Secret read_passphrase(const std::filesystem::path& file);

// Typed once: to open something. `what` is named in the question ("the office's key").
// Throws Error if there is no terminal.
[[nodiscard]] crypto::Secret ask_passphrase(const std::string& what);

// Typed twice, at least 8 bytes: to protect something new.
[[nodiscard]] crypto::Secret ask_new_passphrase(const std::string& what);

// From `file`, or, if that is empty, from the terminal.
[[nodiscard]] crypto::Secret passphrase_from(const std::string& file, const std::string& what);
[[nodiscard]] crypto::Secret new_passphrase_from(const std::string& file, const std::string& what);

}  // namespace klero::cmd
