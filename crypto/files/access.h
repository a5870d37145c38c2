// Who may read what we write. The mode is set exactly, whatever the umask is.

#pragma once

namespace klero::crypto {

enum class Access {
  kPublic,  // files 0644, folders 0755: the record
  kSecret,  // files 0600, folders 0700: sealed/, keys
};

}  // namespace klero::crypto
