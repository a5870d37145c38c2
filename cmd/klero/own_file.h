// Files that somebody writes on his own machine and sends.

#pragma once

#include <filesystem>
#include <string_view>

#include "crypto/files/access.h"

namespace klero::cmd {

// Writes a file, or leaves it alone if it holds the same bytes already. Throws Error if it holds
// others.
void write_or_confirm(const std::filesystem::path& path, std::string_view bytes,
                      crypto::Access access);

// Makes a folder, and those above it, unless they are there.
void make_folders(const std::filesystem::path& folder, crypto::Access access);

}  // namespace klero::cmd
