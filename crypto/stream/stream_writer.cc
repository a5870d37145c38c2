#include "crypto/stream/stream_writer.h"

#include <algorithm>

#include "crypto/stream/stream_state.h"

namespace klero::crypto {

using namespace stream;

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

void StreamWriter::publish() {
  seal_piece(crypto_secretstream_xchacha20poly1305_TAG_FINAL);
  file_.publish();
}

}  // namespace klero::crypto
