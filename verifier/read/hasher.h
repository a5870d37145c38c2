// SHA-256 by libsodium of bytes that arrive piece by piece.

#pragma once

#include <memory>
#include <string_view>

#include "crypto/base/bytes.h"

namespace klero::verifier {

class Hasher {
 public:
  Hasher();
  Hasher(const Hasher&) = delete;
  Hasher& operator=(const Hasher&) = delete;
  ~Hasher();

  void add(std::string_view bytes);
  [[nodiscard]] crypto::Digest finish();  // once, at the end

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace klero::verifier
