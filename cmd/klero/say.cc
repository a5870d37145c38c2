#include "cmd/klero/say.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <iostream>
#include <system_error>

#include "crypto/base/error.h"
#include "crypto/base/text.h"

namespace klero::cmd {

using crypto::Error;

void print(std::string_view text) {
  std::cout << text << std::flush;
  if (!std::cout) {
    throw Error("cannot write the result: " + std::generic_category().message(errno));
  }
}

void note(std::string_view text) { std::cerr << "klero: note: " << text << "\n"; }

void complain(std::string_view what, std::string_view hint) {
  progress("");
  std::cerr << "klero: error: " << what << "\n";
  if (!hint.empty()) {
    std::cerr << "klero: hint: " << hint << "\n";
  }
}

void progress(std::string_view text) {
  static const bool terminal = isatty(STDERR_FILENO) == 1;
  if (terminal) {
    std::cerr << "\r\x1b[K" << text << std::flush;
  }
}

bool is_interactive() { return isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1; }

std::string ask(std::string_view question, std::string_view option) {
  if (!is_interactive()) {
    throw Error("nobody can be asked: there is no terminal",
                "in a script use " + std::string(option));
  }
  std::cerr << question << std::flush;
  std::string line;
  if (!std::getline(std::cin, line)) {
    throw Error("got no answer");
  }
  return line;
}

std::string shell_word(std::string_view path) {
  const bool plain = !path.empty() && std::ranges::all_of(path, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("/._-+=@:,").find(c) != std::string_view::npos;
  });
  const std::string shown = crypto::escape_text(path, 4096);
  return plain ? shown : shell_quoted(shown);
}

std::string shell_quoted(std::string_view text) {
  std::string word = "'";
  for (const char c : text) word += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return word + "'";
}

}  // namespace klero::cmd
