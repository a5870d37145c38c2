// Bytes that must not be swapped out, dumped, or left behind: keys, nonces, the master secret.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
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
  ~Secret();

  [[nodiscard]] std::size_t size() const;

  // Several Readings may live at once, in one thread; a Writing only alone. Opening costs about a
  // microsecond, so keep one open around a loop.
  [[nodiscard]] Reading read() const;
  [[nodiscard]] Writing write();

 private:
  class Memory;
  std::unique_ptr<Memory> memory_;
};

// The bytes are valid while the Reading and the Secret live.
class Secret::Reading {
 public:
  explicit Reading(Memory& memory);
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;
  ~Reading();

  [[nodiscard]] std::span<const std::uint8_t> bytes() const;

 private:
  Memory& memory_;
};

class Secret::Writing {
 public:
  explicit Writing(Memory& memory);
  Writing(const Writing&) = delete;
  Writing& operator=(const Writing&) = delete;
  ~Writing();

  [[nodiscard]] std::span<std::uint8_t> bytes() const;

 private:
  Memory& memory_;
};

// Overwrites a copy that had to be made in ordinary memory.
void wipe(std::span<std::uint8_t> bytes);

}  // namespace klero::crypto
