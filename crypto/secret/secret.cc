#include "crypto/secret/secret.h"

#include <sodium.h>

#include <algorithm>
#include <string>

#include "crypto/base/error.h"

namespace klero::crypto {

class Secret::Memory {
 public:
  explicit Memory(std::size_t size) : size_(size) {
    // sodium_init picks the generator and the guard bytes; calling it again is harmless.
    if (sodium_init() < 0) {
      throw Error("cannot keep a secret: libsodium does not start");
    }
    bytes_ = static_cast<std::uint8_t*>(sodium_malloc(size));
    if (bytes_ == nullptr) {
      throw Error("cannot keep a secret of " + std::to_string(size) +
                  " bytes: the system gives no memory for it");
    }
    sodium_memzero(bytes_, size_);
    sodium_mprotect_noaccess(bytes_);
  }
  Memory(const Memory&) = delete;
  Memory& operator=(const Memory&) = delete;
  ~Memory() { sodium_free(bytes_); }  // wipes first

  [[nodiscard]] std::span<std::uint8_t> bytes() const { return {bytes_, size_}; }

  void start_reading() {
    if (readers_++ == 0) {
      sodium_mprotect_readonly(bytes_);
    }
  }
  void stop_reading() {
    if (--readers_ == 0) {
      sodium_mprotect_noaccess(bytes_);
    }
  }
  void start_writing() { sodium_mprotect_readwrite(bytes_); }
  void stop_writing() { sodium_mprotect_noaccess(bytes_); }

 private:
  std::uint8_t* bytes_ = nullptr;
  std::size_t size_;
  int readers_ = 0;
};

Secret::Secret(std::size_t size) : memory_(std::make_unique<Memory>(size)) {}
Secret::Secret(Secret&& other) noexcept = default;
Secret& Secret::operator=(Secret&& other) noexcept = default;
Secret::~Secret() = default;

Secret Secret::random(std::size_t size) {
  Secret secret(size);
  randombytes_buf(secret.write().bytes().data(), size);
  return secret;
}

Secret Secret::take(std::span<std::uint8_t> source) {
  Secret secret(source.size());
  std::ranges::copy(source, secret.write().bytes().begin());
  wipe(source);
  return secret;
}

std::size_t Secret::size() const {
  return memory_->bytes().size();
}

Secret::Reading Secret::read() const {
  return Reading(*memory_);
}

Secret::Writing Secret::write() {
  return Writing(*memory_);
}

Secret::Reading::Reading(Memory& memory) : memory_(memory) {
  memory_.start_reading();
}

Secret::Reading::~Reading() {
  memory_.stop_reading();
}

std::span<const std::uint8_t> Secret::Reading::bytes() const {
  return memory_.bytes();
}

Secret::Writing::Writing(Memory& memory) : memory_(memory) {
  memory_.start_writing();
}

Secret::Writing::~Writing() {
  memory_.stop_writing();
}

std::span<std::uint8_t> Secret::Writing::bytes() const {
  return memory_.bytes();
}

void wipe(std::span<std::uint8_t> bytes) {
  sodium_memzero(bytes.data(), bytes.size());
}

}  // namespace klero::crypto
