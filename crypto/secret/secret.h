// Bytes that must not be swapped out, dumped, or left behind: keys, nonces, the master secret.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace klero::crypto {

// Memory of sodium_malloc: locked, between guard pages, wiped when freed, and not even readable
// except while a Reading (or Writing) of it lives. Moves; is never copied.
class Secret {
 public:
  class Reading;
  class Writing;

  // `size` bytes, all zero. Throws Error if the system gives none.
  explicit Secret(std::size_t size);

  // From the operating system's generator.
  [[nodiscard]] static Secret random(std::size_t size);

  // Takes the bytes over and wipes `source`.
  [[nodiscard]] static Secret take(std::span<std::uint8_t> source);

  Secret(Secret&& other) noexcept;
  Secret& operator=(Secret&& other) noexcept;
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;
  ~Secret();

  [[nodiscard]] std::size_t size() const { return size_; }

  // One Reading or Writing at a time. Its bytes are valid while it lives; opening costs about a
  // microsecond, so keep one open around a loop.
  [[nodiscard]] Reading read() const;
  [[nodiscard]] Writing write();

 private:
  std::uint8_t* bytes_ = nullptr;
  std::size_t size_ = 0;
};

class Secret::Reading {
 public:
  explicit Reading(const Secret& secret);
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;
  ~Reading();

  [[nodiscard]] std::span<const std::uint8_t> bytes() const {
    return {secret_.bytes_, secret_.size_};
  }

 private:
  const Secret& secret_;
};

class Secret::Writing {
 public:
  explicit Writing(Secret& secret);
  Writing(const Writing&) = delete;
  Writing& operator=(const Writing&) = delete;
  ~Writing();

  [[nodiscard]] std::span<std::uint8_t> bytes() const { return {secret_.bytes_, secret_.size_}; }

 private:
  Secret& secret_;
};

// Overwrites a copy that had to be made in ordinary memory.
void wipe(std::span<std::uint8_t> bytes);

}  // namespace klero::crypto
