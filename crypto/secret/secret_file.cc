#include "crypto/secret/secret_file.h"

#include <vector>

#include "crypto/base/bytes.h"
#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/files/read_file.h"
#include "crypto/files/write_file.h"

namespace klero::crypto {
namespace {

constexpr std::string_view kUnprotected = "none";
constexpr std::string_view kInteractiveName = "argon2id-interactive";
constexpr std::string_view kModerateName = "argon2id-moderate";
constexpr std::size_t kMaxName = 100;      // bytes
constexpr std::size_t kMaxKeyFile = 4096;  // bytes

std::string head(const SecretFileKind& kind, const SecretFileParts& parts,
                 std::string_view protection) {
  return std::string(kind.label) + "\nname " + parts.name + "\npublic " +
         to_hex(parts.public_part) + "\nprotection " + std::string(protection) + "\n";
}

// The fields of a secret key file, in their order.
class Fields {
 public:
  Fields(const std::filesystem::path& path, std::string_view text, std::string_view label)
      : path_(path), lines_(split(text, '\n')) {
    if (lines_[0] != label) {
      throw wrong("expected the line '" + std::string(label) + "'");
    }
  }

  // The rest of the next line, which must begin with `word` and a blank.
  std::string_view next(std::string_view word) {
    if (++line_ + 1 >= lines_.size() || !lines_[line_].starts_with(word) ||
        !lines_[line_].substr(word.size()).starts_with(' ')) {
      throw wrong("expected a line '" + std::string(word) + " …'");
    }
    return lines_[line_].substr(word.size() + 1);
  }

  template <std::size_t Size>
  std::array<std::uint8_t, Size> next_bytes(std::string_view word) {
    const auto bytes = array_from_hex<Size>(next(word));
    if (!bytes) {
      throw wrong("expected " + std::to_string(2 * Size) + " lower-case hex digits");
    }
    return *bytes;
  }

  // After the last field stands one LF and nothing else.
  void finish() {
    if (++line_ + 1 != lines_.size() || !lines_[line_].empty()) {
      throw wrong("expected the end of the file");
    }
  }

  // Never shows what stands there: it may be the secret.
  [[nodiscard]] Error wrong(const std::string& what) const {
    return Error("cannot read the key " + quoted(path_) + ":" + std::to_string(line_ + 1) + ": " +
                 what);
  }

 private:
  const std::filesystem::path& path_;
  std::vector<std::string_view> lines_;
  std::size_t line_ = 0;  // of the field read last
};

std::optional<Hardness> hardness_of(std::string_view protection) {
  if (protection == kInteractiveName) {
    return Hardness::kInteractive;
  }
  return protection == kModerateName ? std::optional(Hardness::kModerate) : std::nullopt;
}

Secret read_secret(Fields& fields, const std::filesystem::path& path,
                   const SecretFileKind& kind, const AskPassphrase& ask) {
  const std::string_view protection = fields.next("protection");
  if (protection == kUnprotected) {
    auto secret = fields.next_bytes<32>(kind.word);
    fields.finish();
    return Secret::take(secret);
  }
  const std::optional<Hardness> hardness = hardness_of(protection);
  if (!hardness) {
    throw fields.wrong("expected the protection '" + std::string(kUnprotected) + "', '" +
                       std::string(kInteractiveName) + "' or '" + std::string(kModerateName) +
                       "'");
  }
  const auto salt = fields.next_bytes<kSaltSize>("salt");
  const auto box = fields.next_bytes<kBoxSize>("box");
  fields.finish();
  std::optional<Secret> secret = open_key_box(salt, box, ask(), *hardness);
  if (!secret) {
    throw Error("cannot open the key " + quoted(path) + ": wrong passphrase, or the file is damaged");
  }
  return std::move(*secret);
}

}  // namespace

bool is_key_name(std::string_view name) {
  return !name.empty() && name.size() <= kMaxName && is_utf8(name) && !has_control(name) &&
         name.front() != ' ' && name.back() != ' ';
}

void require_key_name(std::string_view name) {
  if (!is_key_name(name)) {
    throw Error("cannot make a key: expected a name of 1 to 100 bytes without control characters "
                "and outer blanks, got '" +
                escape_text(name) + "'");
  }
}

void write_secret_file_plain(const std::filesystem::path& path, const SecretFileKind& kind,
                             const SecretFileParts& parts) {
  std::string text = head(kind, parts, kUnprotected) + std::string(kind.word) + " " +
                     to_hex(parts.secret.read().bytes()) + "\n";
  NewFile written(path, Access::kSecret);
  written.write(text);
  written.publish();
  wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
}

void write_secret_file_protected(const std::filesystem::path& path, const SecretFileKind& kind,
                                 const SecretFileParts& parts, const Secret& passphrase,
                                 Hardness hardness) {
  const std::string_view protection =
      hardness == Hardness::kModerate ? kModerateName : kInteractiveName;
  const KeyBox sealed = seal_key_box(parts.secret, passphrase, hardness);
  write_new_file(path,
                 head(kind, parts, protection) + "salt " + to_hex(sealed.salt) + "\nbox " +
                     to_hex(sealed.box) + "\n",
                 Access::kSecret);
}

SecretFile read_secret_file(const std::filesystem::path& path, const SecretFileKind& kind,
                            const AskPassphrase& ask) {
  std::string text = read_file(path, kMaxKeyFile);
  Fields fields(path, text, kind.label);
  SecretFile file;
  file.name = std::string(fields.next("name"));
  if (!is_key_name(file.name)) {
    throw fields.wrong("expected a name of 1 to 100 bytes without control characters");
  }
  file.public_part = fields.next_bytes<32>("public");
  file.secret = read_secret(fields, path, kind, ask);
  wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
  return file;
}

void not_its_secret(const std::filesystem::path& path) {
  throw Error("cannot use the key " + quoted(path) +
              ": its secret part does not belong to its public part");
}

bool is_secret_file(const std::filesystem::path& path, const SecretFileKind& kind) {
  std::string text = read_file(path, kMaxKeyFile);
  const bool is = text.starts_with(std::string(kind.label) + "\n");
  wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
  return is;
}

}  // namespace klero::crypto
