#include "crypto/secret/key_file.h"

#include <sodium.h>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/files/read_file.h"
#include "crypto/files/write_file.h"
#include "crypto/secret/key_box.h"
#include "crypto/sign/ed25519_sodium.h"

namespace klero::crypto {
namespace {

constexpr std::string_view kPublicLabel = "klero-public-key-v1";
constexpr std::string_view kSecretLabel = "klero-secret-key-v1";
constexpr std::string_view kUnprotected = "none";
constexpr std::string_view kInteractiveName = "argon2id-interactive";
constexpr std::string_view kModerateName = "argon2id-moderate";
constexpr std::size_t kMaxName = 100;      // bytes
constexpr std::size_t kMaxKeyFile = 4096;  // bytes

PublicKey public_key_of(const Secret& seed) {
  const Secret::Reading reading = seed.read();
  return sodium::public_key_of(reading.bytes().first<32>());
}

std::string head(const SigningKey& key, std::string_view protection) {
  return std::string(kSecretLabel) + "\nname " + key.name + "\npublic " +
         to_hex(key.public_key) + "\nprotection " + std::string(protection) + "\n";
}

// The fields of a secret key file, in their order.
class Fields {
 public:
  Fields(const std::filesystem::path& path, std::string_view text)
      : path_(path), lines_(split(text, '\n')) {
    if (lines_[0] != kSecretLabel) {
      throw wrong("expected the line '" + std::string(kSecretLabel) + "'");
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

Secret read_seed(Fields& fields, const std::filesystem::path& path, const AskPassphrase& ask) {
  const std::string_view protection = fields.next("protection");
  if (protection == kUnprotected) {
    auto seed = fields.next_bytes<32>("seed");
    fields.finish();
    return Secret::take(seed);
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
  std::optional<Secret> seed = open_key_box(salt, box, ask(), *hardness);
  if (!seed) {
    throw Error("cannot open the key " + quoted(path) + ": wrong passphrase, or the file is damaged");
  }
  return std::move(*seed);
}

}  // namespace

bool is_key_name(std::string_view name) {
  return !name.empty() && name.size() <= kMaxName && is_utf8(name) && !has_control(name) &&
         name.front() != ' ' && name.back() != ' ';
}

SigningKey make_signing_key(std::string_view name) {
  if (!is_key_name(name)) {
    throw Error("cannot make a key: expected a name of 1 to 100 bytes without control characters "
                "and outer blanks, got '" +
                escape_text(name) + "'");
  }
  SigningKey key{.name = std::string(name), .seed = Secret::random(32)};
  key.public_key = public_key_of(key.seed);
  return key;
}

void write_secret_key_plain(const std::filesystem::path& path, const SigningKey& key) {
  std::string text = head(key, kUnprotected) + "seed " + to_hex(key.seed.read().bytes()) + "\n";
  NewFile file(path, Access::kSecret);
  file.write(text);
  file.publish();
  wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
}

void write_secret_key_protected(const std::filesystem::path& path, const SigningKey& key,
                                const Secret& passphrase, Hardness hardness) {
  const std::string_view protection =
      hardness == Hardness::kModerate ? kModerateName : kInteractiveName;
  const KeyBox sealed = seal_key_box(key.seed, passphrase, hardness);
  write_new_file(path,
                 head(key, protection) + "salt " + to_hex(sealed.salt) + "\nbox " +
                     to_hex(sealed.box) + "\n",
                 Access::kSecret);
}

SigningKey read_secret_key(const std::filesystem::path& path, const AskPassphrase& ask) {
  std::string text = read_file(path, kMaxKeyFile);
  Fields fields(path, text);
  SigningKey key{.name = std::string(fields.next("name"))};
  if (!is_key_name(key.name)) {
    throw fields.wrong("expected a name of 1 to 100 bytes without control characters");
  }
  key.public_key = fields.next_bytes<32>("public");
  key.seed = read_seed(fields, path, ask);
  wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
  if (public_key_of(key.seed) != key.public_key) {
    throw Error("cannot use the key " + quoted(path) +
                ": its secret part does not belong to its public part");
  }
  return key;
}

std::string write_public_key(const NamedPublicKey& key) {
  return std::string(kPublicLabel) + " " + to_hex(key.key) + " " + key.name + "\n";
}

std::optional<NamedPublicKey> read_public_key(std::string_view line) {
  constexpr std::size_t kKeyAt = kPublicLabel.size() + 1;
  constexpr std::size_t kNameAt = kKeyAt + 64 + 1;
  if (line.size() <= kNameAt || !line.ends_with('\n') || !line.starts_with(kPublicLabel) ||
      line[kKeyAt - 1] != ' ' || line[kNameAt - 1] != ' ') {
    return std::nullopt;
  }
  const std::string_view name = line.substr(kNameAt, line.size() - kNameAt - 1);
  const auto key = array_from_hex<32>(line.substr(kKeyAt, 64));
  if (!key || !is_sound_public_key(*key) || !is_key_name(name)) {
    return std::nullopt;
  }
  return NamedPublicKey{.name = std::string(name), .key = *key};
}

}  // namespace klero::crypto
