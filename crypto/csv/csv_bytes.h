// Where the bytes of a table come from. Internal to crypto/csv.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "crypto/csv/encoding.h"

namespace klero::crypto {

// The bytes of a file from its beginning; `name` is for messages. Throws Error, at once or when
// bytes are asked for, if it cannot be read.
[[nodiscard]] ByteSource bytes_of_file(const std::filesystem::path& path, const std::string& name);

// The bytes of a text, which must outlive the source.
[[nodiscard]] ByteSource bytes_of_text(std::string_view text);

}  // namespace klero::crypto
