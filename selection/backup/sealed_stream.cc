#include "selection/backup/sealed_stream.h"

#include <sodium.h>

#include <array>
#include <optional>
#include <utility>

#include "crypto/base/bytes.h"
#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/files/read_file.h"

namespace klero::selection {
namespace {

using crypto::Error;
using crypto::Secret;

constexpr std::string_view kMagic = "klero-backup-v1";
constexpr std::size_t kLongestHeadLine = 64;  // bytes
constexpr std::size_t kKey = crypto::kStreamKeyBytes;
constexpr unsigned kMostCustodians = 2;

using Salt = std::array<std::uint8_t, crypto_pwhash_SALTBYTES>;

void add_custodian(crypto_generichash_state& hash, const Secret& passphrase, const Salt& salt) {
  Secret key(kKey);
  const Secret::Writing writing = key.write();
  const Secret::Reading typed = passphrase.read();
  if (crypto_pwhash(writing.bytes().data(), kKey,
                    reinterpret_cast<const char*>(typed.bytes().data()), typed.bytes().size(),
                    salt.data(), crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE,
                    crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw Error("cannot stretch the passphrase: not enough memory, expected 256 MiB");
  }
  crypto_generichash_update(&hash, writing.bytes().data(), kKey);
}

Secret key_of(const Passphrases& passphrases, const std::vector<Salt>& salts) {
  crypto_generichash_state hash;
  crypto_generichash_init(&hash, crypto::as_bytes(kMagic).data(), kMagic.size(), kKey);
  for (std::size_t i = 0; i < passphrases.size(); ++i) {
    add_custodian(hash, passphrases[i], salts[i]);
  }
  Secret key(kKey);
  crypto_generichash_final(&hash, key.write().bytes().data(), kKey);
  sodium_memzero(&hash, sizeof hash);
  return key;
}

std::string head_of(const std::vector<Salt>& salts) {
  std::string head(kMagic);
  head += "\ncustodians " + std::to_string(salts.size()) + "\n";
  for (const Salt& salt : salts) {
    head += "salt " + crypto::to_hex(salt) + "\n";
  }
  return head;
}

std::vector<Salt> fresh_salts(std::size_t count) {
  if (count < 1 || count > kMostCustodians) {
    throw Error("expected 1 or 2 custodians, got " + std::to_string(count));
  }
  std::vector<Salt> salts(count);
  for (Salt& salt : salts) {
    randombytes_buf(salt.data(), salt.size());
  }
  return salts;
}

Error not_authentic(const std::filesystem::path& path) {
  return Error("cannot open the backup " + crypto::quoted(path) +
                   ": wrong passphrase, or the file is cut or damaged",
               "two custodians give their passphrases in the sequence of the backup");
}

Error no_backup(const std::filesystem::path& path) {
  return Error("no backup, " + crypto::quoted(path) + ": expected a file that begins with " +
               std::string(kMagic));
}

std::string head_line(const crypto::Descriptor& file, const std::filesystem::path& path) {
  std::optional<std::string> line = crypto::read_head_line(file, kLongestHeadLine, path);
  if (!line) {
    throw no_backup(path);
  }
  return *std::move(line);
}

std::vector<Salt> read_head(const crypto::Descriptor& file, const std::filesystem::path& path) {
  if (head_line(file, path) != kMagic) {
    throw no_backup(path);
  }
  const std::string count = head_line(file, path);
  if (count != "custodians 1" && count != "custodians 2") {
    throw no_backup(path);
  }
  std::vector<Salt> salts(count.back() == '1' ? 1 : 2);
  for (Salt& salt : salts) {
    const std::string line = head_line(file, path);
    if (!line.starts_with("salt ") || !crypto::read_hex(std::string_view(line).substr(5), salt)) {
      throw no_backup(path);
    }
  }
  return salts;
}

std::vector<Salt> salts_for(const crypto::Descriptor& file, const std::filesystem::path& path,
                            const Passphrases& passphrases) {
  std::vector<Salt> salts = read_head(file, path);
  if (salts.size() != passphrases.size()) {
    throw Error("the backup " + crypto::quoted(path) + " is for " + std::to_string(salts.size()) +
                    (salts.size() == 1 ? " custodian" : " custodians") + ": expected as many "
                    "passphrases, got " + std::to_string(passphrases.size()),
                "give each with its own --passphrase-file, in the sequence of the backup");
  }
  return salts;
}

}  // namespace

crypto::StreamWriter open_backup_writer(const std::filesystem::path& path,
                                        const Passphrases& passphrases) {
  const std::vector<Salt> salts = fresh_salts(passphrases.size());
  return {path, crypto::StreamHead{head_of(salts), ""}, key_of(passphrases, salts)};
}

crypto::StreamReader open_backup_reader(const std::filesystem::path& path,
                                        const Passphrases& passphrases) {
  crypto::Descriptor file = crypto::open_regular(path);
  const std::vector<Salt> salts = salts_for(file, path, passphrases);
  return {crypto::OpenedStream{path, std::move(file), head_of(salts)}, key_of(passphrases, salts),
          not_authentic(path)};
}

unsigned custodians_of(const std::filesystem::path& path) {
  const crypto::Descriptor file = crypto::open_regular(path);
  return static_cast<unsigned>(read_head(file, path).size());
}

}  // namespace klero::selection
