// Certificates as a test writes them: blanks between the fields, one line each.

#pragma once

#include <iterator>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "verifier/rebuild/certificate/read_certificate.h"

namespace klero::verifier {

struct CertificateText {
  std::optional<Certificate> certificate;
  Findings findings;
};

inline CertificateText read_text(const std::string& text, std::uint64_t rows, std::uint64_t quotas,
                                 std::uint64_t panels = 300) {
  CertificateReader reader("c", rows, quotas, panels);
  std::istringstream lines(text);
  std::string line;
  for (std::uint64_t number = 2; std::getline(lines, line); ++number) {
    std::istringstream words(line);
    std::vector<std::string> fields{std::istream_iterator<std::string>(words), {}};
    const std::vector<std::string_view> views(fields.begin(), fields.end());
    if (views.size() != 6) {
      throw std::logic_error("a line of the test has not six fields: " + line);
    }
    (void)reader.add(number, views);
  }
  CertificateText read;
  read.certificate = reader.finish(read.findings);
  return read;
}

}  // namespace klero::verifier
