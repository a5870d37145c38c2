// The key of an escrow holder (docs/escrow.md, section 2) and the file that holds it: that of
// crypto/secret/secret_file.h with the label klero-holder-key-v1 and the word "scalar". PUBLIC is
// the point y = x·E, the secret the scalar x, both in the encodings of docs/sealed-features.md.

#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/escrow/same_log.h"
#include "crypto/group/point.h"
#include "crypto/group/scalar.h"
#include "crypto/secret/secret_file.h"

namespace klero::crypto {

inline constexpr SecretFileKind kHolderKeyFile = {.label = "klero-holder-key-v1",
                                                  .word = "scalar"};

struct HolderKey {
  std::string name;  // whose; is_key_name()
  Point key;         // y, not the identity
  Secret scalar{32};
};

// A fresh key. Throws Error if `name` is no name.
[[nodiscard]] HolderKey make_holder_key(std::string_view name);

// Both refuse to overwrite. Throw Error.
void write_holder_key_plain(const std::filesystem::path& path, const HolderKey& key);
void write_holder_key_protected(const std::filesystem::path& path, const HolderKey& key,
                                const Secret& passphrase, Hardness hardness = Hardness::kModerate);

// Throws Error if the file breaks the grammar, the passphrase is wrong, or the scalar is none or
// does not belong to the point that the file names.
[[nodiscard]] HolderKey read_holder_key(const std::filesystem::path& path,
                                        const AskPassphrase& ask);

// x, for the arithmetic of the group: in ordinary memory, wiped when it goes. Keep it short.
[[nodiscard]] Scalar secret_of(const HolderKey& key);

// That its holder has x: possession_statement() of deposit.h, proven anew in every call.
[[nodiscard]] SameLogProof prove_possession(const HolderKey& key, std::string mode,
                                            std::vector<std::string> context);

}  // namespace klero::crypto
