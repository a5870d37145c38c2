#include "selection/order/locate.h"

#include <algorithm>
#include <set>

namespace klero::selection {
namespace {

class Walker {
 public:
  Walker(std::string_view text, std::size_t max_depth) : text_(text), max_depth_(max_depth) {}

  Located walk() {
    value("", 0);
    return std::move(located_);
  }

 private:
  [[nodiscard]] bool at_end() const { return position_ >= text_.size(); }
  [[nodiscard]] char here() const { return at_end() ? '\0' : text_[position_]; }

  void step() {
    line_ += here() == '\n' ? 1U : 0U;
    ++position_;
  }

  void skip_to(std::size_t position) {
    while (position_ < std::min(position, text_.size())) {
      step();
    }
  }

  void skip_blanks_and_comments() {
    while (!at_end()) {
      if (text_.substr(position_, 2) == "//") {
        skip_to(text_.find('\n', position_));
      } else if (text_.substr(position_, 2) == "/*") {
        const std::size_t end = text_.find("*/", position_ + 2);
        skip_to(end == std::string_view::npos ? end : end + 2);
      } else if (std::string_view(" \t\r\n").find(here()) != std::string_view::npos) {
        step();
      } else {
        return;
      }
    }
  }

  // The bytes of a string as they are written, between the quotes. A key with escapes thus gets
  // a pointer of its own; the line around it is found all the same.
  std::string_view string() {
    step();
    const std::size_t begin = position_;
    while (!at_end() && here() != '"') {
      if (here() == '\\') {
        step();
      }
      step();
    }
    const std::size_t end = std::min(position_, text_.size());
    step();
    return text_.substr(begin, end - begin);
  }

  void skip_literal() {
    while (!at_end() && std::string_view(",]}/ \t\r\n").find(here()) == std::string_view::npos) {
      step();
    }
  }

  bool value(const std::string& pointer, std::size_t depth) {
    skip_blanks_and_comments();
    located_.lines[pointer] = line_;
    if (here() == '"') {
      string();
    } else if (here() == '{' || here() == '[') {
      if (depth >= max_depth_) {
        located_.too_deep = true;
        return false;
      }
      return here() == '{' ? object(pointer, depth) : array(pointer, depth);
    } else {
      skip_literal();
    }
    return true;
  }

  enum class After { kComma, kClosed, kBroken };

  After after_element(char closing) {
    skip_blanks_and_comments();
    const char got = here();
    step();
    return got == ',' ? After::kComma : got == closing ? After::kClosed : After::kBroken;
  }

  // Steps into an object or a list; true if it is empty, and then past it.
  bool open_empty(char closing) {
    step();
    skip_blanks_and_comments();
    if (here() != closing) {
      return false;
    }
    step();
    return true;
  }

  bool member(const std::string& pointer, std::size_t depth, std::set<std::string_view>& keys) {
    skip_blanks_and_comments();
    if (here() != '"') {
      return false;
    }
    const std::uint64_t line = line_;
    const std::string_view key = string();
    const std::string inner = pointer_to(pointer, key);
    if (!keys.insert(key).second) {
      located_.repeated.emplace_back(inner, line);
    }
    skip_blanks_and_comments();
    if (here() != ':') {
      return false;
    }
    step();
    return value(inner, depth + 1);
  }

  bool object(const std::string& pointer, std::size_t depth) {
    if (open_empty('}')) {
      return true;
    }
    std::set<std::string_view> keys;
    for (After after = After::kComma; after == After::kComma;) {
      if (!member(pointer, depth, keys)) {
        return false;
      }
      after = after_element('}');
      if (after == After::kBroken) {
        return false;
      }
    }
    return true;
  }

  bool array(const std::string& pointer, std::size_t depth) {
    if (open_empty(']')) {
      return true;
    }
    After after = After::kComma;
    for (std::size_t index = 0; after == After::kComma; ++index) {
      if (!value(pointer_to(pointer, index), depth + 1)) {
        return false;
      }
      after = after_element(']');
    }
    return after == After::kClosed;
  }

  std::string_view text_;
  std::size_t max_depth_;
  std::size_t position_ = 0;
  std::uint64_t line_ = 1;
  Located located_;
};

}  // namespace

Located locate(std::string_view text, std::size_t max_depth) {
  return Walker(text, max_depth).walk();
}

std::uint64_t line_of(const Located& located, const std::string& pointer) {
  for (std::string around = pointer;; around.erase(around.rfind('/'))) {
    if (const auto found = located.lines.find(around); found != located.lines.end()) {
      return found->second;
    }
    if (around.empty()) {
      return 1;
    }
  }
}

std::string pointer_to(const std::string& pointer, std::string_view key) {
  std::string inner = pointer + "/";
  for (const char c : key) {
    inner += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  }
  return inner;
}

std::string pointer_to(const std::string& pointer, std::size_t index) {
  return pointer + "/" + std::to_string(index);
}

}  // namespace klero::selection
