#include "cmd/klero/passphrase.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstddef>

#include "crypto/base/bytes.h"
#include "crypto/base/error.h"
#include "crypto/files/descriptor.h"
#include "crypto/files/read_file.h"

namespace klero::cmd {
namespace {

using crypto::Descriptor;
using crypto::Error;
using crypto::Secret;

constexpr std::size_t kLongest = 1024;      // bytes
constexpr std::size_t kShortestTyped = 8;   // bytes

// Switches the echo of a terminal off while it lives.
class Silence {
 public:
  explicit Silence(int terminal) : terminal_(terminal) {
    changed_ = tcgetattr(terminal_, &before_) == 0;
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    changed_ = changed_ && tcsetattr(terminal_, TCSAFLUSH, &silent) == 0;
  }
  Silence(const Silence&) = delete;
  Silence& operator=(const Silence&) = delete;
  ~Silence() {
    if (changed_) {
      tcsetattr(terminal_, TCSAFLUSH, &before_);
    }
  }

 private:
  int terminal_;
  termios before_{};
  bool changed_ = false;
};

void write_all(int terminal, std::string_view text) {
  if (write(terminal, text.data(), text.size()) < 0) {
    throw Error("cannot write to the terminal");
  }
}

// The first line of `bytes`, which is wiped.
Secret first_line(std::span<std::uint8_t> bytes) {
  auto end = std::ranges::find(bytes, std::uint8_t{'\n'});
  if (end != bytes.begin() && *std::prev(end) == '\r') {
    --end;
  }
  Secret line = Secret::take(bytes.first(static_cast<std::size_t>(end - bytes.begin())));
  crypto::wipe(bytes);
  return line;
}

Secret read_typed(const std::string& question) {
  const Descriptor terminal(open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY));
  if (!terminal.is_open()) {
    throw Error("a passphrase is needed, and there is no terminal to type it at",
                "in a script use --passphrase-file");
  }
  write_all(terminal.number(), question + ": ");
  std::array<std::uint8_t, kLongest> buffer{};
  ssize_t got = 0;
  {
    const Silence silence(terminal.number());
    got = read(terminal.number(), buffer.data(), buffer.size());
  }
  write_all(terminal.number(), "\n");
  if (got <= 1) {
    throw Error("the passphrase is empty");
  }
  return first_line(std::span(buffer).first(static_cast<std::size_t>(got)));
}

bool equal(const Secret& one, const Secret& other) {
  const Secret::Reading a = one.read();
  const Secret::Reading b = other.read();
  return std::ranges::equal(a.bytes(), b.bytes());
}

}  // namespace

Secret read_passphrase(const std::filesystem::path& file) {
  const Descriptor opened = crypto::open_regular(file);
  std::array<std::uint8_t, kLongest> buffer{};
  const std::size_t got =
      crypto::read_some(opened, reinterpret_cast<char*>(buffer.data()), buffer.size(), file);
  if (got == 0 || buffer[0] == '\n' || buffer[0] == '\r') {
    throw Error("no passphrase, " + crypto::quoted(file) + ": expected it in the first line, got "
                "an empty one");
  }
  return first_line(std::span(buffer).first(got));
}

Secret ask_passphrase(const std::string& what) { return read_typed("Passphrase of " + what); }

Secret ask_new_passphrase(const std::string& what) {
  Secret first = read_typed("New passphrase for " + what);
  if (first.size() < kShortestTyped) {
    throw Error("the passphrase is too short: expected at least 8 characters",
                "five words drawn by dice are easy to keep and hard to guess");
  }
  if (!equal(first, read_typed("The same again"))) {
    throw Error("the two passphrases differ");
  }
  return first;
}

Secret passphrase_from(const std::string& file, const std::string& what) {
  return file.empty() ? ask_passphrase(what) : read_passphrase(file);
}

Secret new_passphrase_from(const std::string& file, const std::string& what) {
  return file.empty() ? ask_new_passphrase(what) : read_passphrase(file);
}

}  // namespace klero::cmd
