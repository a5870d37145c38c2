// What the program says, and where: the result on stdout, all else on stderr.

#pragma once

#include <string>
#include <string_view>

namespace klero::cmd {

// Writes `text` to stdout. Throws Error if it cannot be written (a full disk behind `>`).
void print(std::string_view text);

// "klero: note: TEXT" on stderr.
void note(std::string_view text);

// "klero: error: WHAT" and, unless `hint` is empty, "klero: hint: HINT" on stderr.
void complain(std::string_view what, std::string_view hint);

// A line that the next one replaces, on stderr and only if that is a terminal. An empty text
// removes the line.
void progress(std::string_view text);

// True if somebody can be asked: stdin and stderr are a terminal.
[[nodiscard]] bool is_interactive();

// Asks and reads one line. Throws Error if nobody can be asked; the hint names `option`.
[[nodiscard]] std::string ask(std::string_view question, std::string_view option);

// A path as a word of a shell command that can be copied, escaped for the terminal.
[[nodiscard]] std::string shell_word(std::string_view path);

// Any text, as it is, as one word of a shell command; for files, not for terminals.
[[nodiscard]] std::string shell_quoted(std::string_view text);

}  // namespace klero::cmd
