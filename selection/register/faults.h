// What is wrong with the rows of a table that an office hands in. All faults are found in one run,
// so that the office mends its file once.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace klero::selection {

class RowFaults {
 public:
  static constexpr std::size_t kKept = 50;

  // Counts a fault, and keeps the first kKept of them as "FILE:LINE: WHAT".
  //
  //   what  one line; text from the file is escaped already
  void add(const std::string& file, std::uint64_t line, const std::string& what);

  // The same for a fault that is told whole already.
  void add(const std::string& told);

  [[nodiscard]] std::uint64_t count() const { return count_; }
  // "1 fault", "7 faults", "60 faults, of which 50 are shown".
  [[nodiscard]] std::string in_words() const;
  [[nodiscard]] const std::vector<std::string>& kept() const { return kept_; }

 private:
  std::uint64_t count_ = 0;
  std::vector<std::string> kept_;
};

}  // namespace klero::selection
