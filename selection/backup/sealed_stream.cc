#include "selection/backup/sealed_stream.h"

#include <sodium.h>

#include <algorithm>
#include <cstring>

#include "crypto/base/bytes.h"
#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/files/read_file.h"

namespace klero::selection {
namespace {

using crypto::Error;
using crypto::Secret;

constexpr std::string_view kMagic = "klero-backup-v1";
constexpr std::size_t kPiece = 64 * 1024;  // bytes before sealing
constexpr std::size_t kSealedPiece = kPiece + crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr std::size_t kHeader = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t kKey = crypto_secretstream_xchacha20poly1305_KEYBYTES;
constexpr unsigned kMostCustodians = 2;

using Salt = std::array<std::uint8_t, crypto_pwhash_SALTBYTES>;
using State = crypto_secretstream_xchacha20poly1305_state;

State* state_in(const Secret::Writing& writing) {
  return reinterpret_cast<State*>(writing.bytes().data());
}

unsigned char* raw(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

const unsigned char* raw(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

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
  crypto_generichash_init(&hash, raw(kMagic), kMagic.size(), kKey);
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

// Up to `count` bytes; fewer only at the end of the file.
std::string read_up_to(const crypto::Descriptor& file, std::size_t count,
                       const std::filesystem::path& path) {
  std::string bytes(count, '\0');
  std::size_t got = 0;
  while (got < count) {
    const std::size_t more = crypto::read_some(file, bytes.data() + got, count - got, path);
    if (more == 0) {
      break;
    }
    got += more;
  }
  bytes.resize(got);
  return bytes;
}

Error no_backup(const std::filesystem::path& path) {
  return Error("no backup, " + crypto::quoted(path) + ": expected a file that begins with " +
               std::string(kMagic));
}

// One line of the text head, without its LF.
std::string head_line(const crypto::Descriptor& file, const std::filesystem::path& path) {
  std::string line;
  while (line.size() <= 64) {
    const std::string byte = read_up_to(file, 1, path);
    if (byte == "\n") {
      return line;
    }
    if (byte.empty()) {
      break;
    }
    line += byte;
  }
  throw no_backup(path);
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

}  // namespace

SealedWriter::SealedWriter(const std::filesystem::path& path, const Passphrases& passphrases)
    : file_(path, crypto::Access::kSecret), state_(sizeof(State)) {
  const std::vector<Salt> salts = fresh_salts(passphrases.size());
  const Secret key = key_of(passphrases, salts);
  std::string header(kHeader, '\0');
  const Secret::Writing state = state_.write();
  crypto_secretstream_xchacha20poly1305_init_push(state_in(state), raw(header),
                                                  key.read().bytes().data());
  head_ = head_of(salts);
  file_.write(head_);
  file_.write(header);
}

SealedWriter::~SealedWriter() { sodium_memzero(piece_.data(), piece_.size()); }

void SealedWriter::seal_piece(unsigned char tag) {
  std::string sealed(piece_.size() + crypto_secretstream_xchacha20poly1305_ABYTES, '\0');
  const Secret::Writing state = state_.write();
  crypto_secretstream_xchacha20poly1305_push(state_in(state), raw(sealed), nullptr, raw(piece_),
                                             piece_.size(), raw(head_), head_.size(), tag);
  file_.write(sealed);
  sodium_memzero(piece_.data(), piece_.size());
  piece_.clear();
  head_.clear();
}

void SealedWriter::write(std::string_view bytes) {
  while (!bytes.empty()) {
    if (piece_.size() == kPiece) {
      seal_piece(0);
    }
    const std::size_t count = std::min(bytes.size(), kPiece - piece_.size());
    piece_ += bytes.substr(0, count);
    bytes.remove_prefix(count);
  }
}

void SealedWriter::publish() {
  seal_piece(crypto_secretstream_xchacha20poly1305_TAG_FINAL);
  file_.publish();
}

SealedReader::SealedReader(const std::filesystem::path& path, const Passphrases& passphrases)
    : path_(path), file_(crypto::open_regular(path)), state_(sizeof(State)) {
  const std::vector<Salt> salts = read_head(file_, path);
  if (salts.size() != passphrases.size()) {
    throw Error("the backup " + crypto::quoted(path) + " is for " + std::to_string(salts.size()) +
                    (salts.size() == 1 ? " custodian" : " custodians") + ": expected as many "
                    "passphrases, got " + std::to_string(passphrases.size()),
                "give each with its own --passphrase-file, in the sequence of the backup");
  }
  head_ = head_of(salts);
  const std::string header = read_up_to(file_, kHeader, path);
  const Secret key = key_of(passphrases, salts);
  const Secret::Writing state = state_.write();
  if (header.size() != kHeader ||
      crypto_secretstream_xchacha20poly1305_init_pull(state_in(state), raw(std::string_view(header)),
                                                      key.read().bytes().data()) != 0) {
    throw not_authentic(path);
  }
}

SealedReader::~SealedReader() { sodium_memzero(piece_.data(), piece_.size()); }

void SealedReader::open_piece() {
  const std::string sealed = read_up_to(file_, kSealedPiece, path_);
  if (final_ || sealed.size() < crypto_secretstream_xchacha20poly1305_ABYTES) {
    throw not_authentic(path_);
  }
  piece_.assign(sealed.size() - crypto_secretstream_xchacha20poly1305_ABYTES, '\0');
  position_ = 0;
  unsigned char tag = 0;
  const Secret::Writing state = state_.write();
  if (crypto_secretstream_xchacha20poly1305_pull(
          state_in(state), raw(piece_), nullptr, &tag, raw(std::string_view(sealed)),
          sealed.size(), raw(head_), head_.size()) != 0) {
    throw not_authentic(path_);
  }
  head_.clear();
  final_ = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
}

std::string SealedReader::read(std::size_t count) {
  std::string bytes;
  bytes.reserve(std::min(count, kPiece));
  while (bytes.size() < count) {
    if (position_ == piece_.size()) {
      open_piece();
    }
    const std::size_t more = std::min(count - bytes.size(), piece_.size() - position_);
    bytes.append(piece_, position_, more);
    position_ += more;
    if (more == 0 && final_) {
      throw not_authentic(path_);
    }
  }
  return bytes;
}

std::string SealedReader::read_line(std::size_t longest) {
  std::string line;
  while (line.size() <= longest) {
    const std::string byte = read(1);
    if (byte == "\n") {
      return line;
    }
    line += byte;
  }
  throw not_authentic(path_);
}

void SealedReader::finish() {
  if (position_ != piece_.size() || !final_ || !read_up_to(file_, 1, path_).empty()) {
    throw not_authentic(path_);
  }
}

unsigned custodians_of(const std::filesystem::path& path) {
  const crypto::Descriptor file = crypto::open_regular(path);
  return static_cast<unsigned>(read_head(file, path).size());
}

}  // namespace klero::selection
