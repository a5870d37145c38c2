#include "crypto/stream/stream_reader.h"

#include <algorithm>
#include <utility>

#include "crypto/stream/stream_state.h"

namespace klero::crypto {

using namespace stream;

StreamReader::StreamReader(OpenedStream opened, const Secret& key, Error damaged)
    : path_(std::move(opened.path)),
      file_(std::move(opened.file)),
      damaged_(std::move(damaged)),
      state_(sizeof(State)),
      authenticated_(std::move(opened.lines)) {
  const std::string header = read_up_to(file_, kHeader, path_);
  const Secret::Writing state = state_.write();
  if (header.size() != kHeader ||
      crypto_secretstream_xchacha20poly1305_init_pull(state_in(state),
                                                      raw(std::string_view(header)),
                                                      key.read().bytes().data()) != 0) {
    throw damaged_;
  }
}

StreamReader::~StreamReader() { sodium_memzero(piece_.data(), piece_.size()); }

void StreamReader::open_piece() {
  const std::string sealed = read_up_to(file_, kPiece + kTag, path_);
  if (final_ || sealed.size() < kTag) {
    throw damaged_;
  }
  piece_.assign(sealed.size() - kTag, '\0');
  position_ = 0;
  unsigned char tag = 0;
  const Secret::Writing state = state_.write();
  if (crypto_secretstream_xchacha20poly1305_pull(state_in(state), raw(piece_), nullptr, &tag,
                                                 raw(std::string_view(sealed)), sealed.size(),
                                                 raw(authenticated_),
                                                 authenticated_.size()) != 0) {
    throw damaged_;
  }
  authenticated_.clear();
  final_ = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
}

std::string StreamReader::read(std::size_t count) {
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
      throw damaged_;
    }
  }
  return bytes;
}

std::string StreamReader::read_line(std::size_t longest) {
  std::string line;
  while (line.size() <= longest) {
    const std::string byte = read(1);
    if (byte == "\n") {
      return line;
    }
    line += byte;
  }
  throw damaged_;
}

void StreamReader::finish() {
  if (!final_ && position_ == piece_.size()) {
    open_piece();  // the only one, of an empty text
  }
  if (position_ != piece_.size() || !final_ || !read_up_to(file_, 1, path_).empty()) {
    throw damaged_;
  }
}

}  // namespace klero::crypto
