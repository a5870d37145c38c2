#include "crypto/stream/stream_writer.h"

#include <algorithm>

#include "crypto/base/error.h"
#include "crypto/files/read_file.h"
#include "crypto/stream/stream_state.h"

namespace klero::crypto {

using namespace stream;

namespace {

constexpr std::size_t kChunk = std::size_t{1} << 20;  // bytes

}  // namespace

StreamWriter::StreamWriter(const std::filesystem::path& path, const StreamHead& head,
                           const Secret& key)
    : file_(path, Access::kSecret), state_(sizeof(State)), authenticated_(head.lines) {
  std::string header(kHeader, '\0');
  const Secret::Writing state = state_.write();
  crypto_secretstream_xchacha20poly1305_init_push(state_in(state), raw(header),
                                                  key.read().bytes().data());
  file_.write(head.lines);
  file_.write(head.wrapped_key);
  file_.write(header);
}

StreamWriter::~StreamWriter() { sodium_memzero(piece_.data(), piece_.size()); }

void StreamWriter::seal_piece(unsigned char tag) {
  std::string sealed(piece_.size() + kTag, '\0');
  const Secret::Writing state = state_.write();
  crypto_secretstream_xchacha20poly1305_push(state_in(state), raw(sealed), nullptr, raw(piece_),
                                             piece_.size(), raw(authenticated_),
                                             authenticated_.size(), tag);
  file_.write(sealed);
  sodium_memzero(piece_.data(), piece_.size());
  piece_.clear();
  authenticated_.clear();
}

void StreamWriter::write(std::string_view bytes) {
  while (!bytes.empty()) {
    if (piece_.size() == kPiece) {
      seal_piece(0);
    }
    const std::size_t count = std::min(bytes.size(), kPiece - piece_.size());
    piece_ += bytes.substr(0, count);
    bytes.remove_prefix(count);
  }
}

void StreamWriter::write_file(const std::filesystem::path& path, std::uint64_t size) {
  const Descriptor file = open_regular(path);
  std::string chunk(kChunk, '\0');
  std::uint64_t copied = 0;
  while (copied <= size) {
    const std::size_t got = read_some(file, chunk.data(), chunk.size(), path);
    if (got == 0) {
      break;
    }
    write(std::string_view(chunk).substr(0, got));
    copied += got;
  }
  sodium_memzero(chunk.data(), chunk.size());
  if (copied != size) {
    throw Error("cannot copy " + quoted(path) + ": it changed while it was read");
  }
}

void StreamWriter::publish() {
  seal_piece(crypto_secretstream_xchacha20poly1305_TAG_FINAL);
  file_.publish();
}

}  // namespace klero::crypto
