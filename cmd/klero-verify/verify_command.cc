#include <fstream>
#include <iostream>

#include "cmd/klero-verify/anchor.h"
#include "cmd/klero-verify/commands.h"
#include "cmd/klero-verify/progress.h"
#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/files/read_file.h"
#include "crypto/x509/certificates.h"
#include "verifier/report/html.h"
#include "verifier/report/json.h"
#include "verifier/report/text.h"
#include "verifier/verify.h"

namespace klero::cmd {
namespace {

void write_page(const std::string& path, const std::string& page) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << page << std::flush;
  if (!file) {
    throw crypto::Error("cannot write '" + crypto::escape_text(path) + "'");
  }
}

// 01..99, as steps are numbered; CLI11 would read 08 as an octal number.
unsigned read_through(std::string_view typed) {
  if (typed.empty()) {
    return verifier::kLastStep;
  }
  const auto number =
      crypto::parse_uint(typed.size() == 2 && typed[0] == '0' ? typed.substr(1) : typed);
  if (!number || *number < 1 || *number > verifier::kLastStep) {
    throw crypto::Error("--through: expected a step from 01 to 99, got '" +
                        crypto::escape_text(typed) + "'");
  }
  return static_cast<unsigned>(*number);
}

// Certificates that the user trusts; the files one behind another. nullopt if none was named.
std::optional<std::string> read_certificate_files(const std::vector<std::string>& files) {
  constexpr std::size_t kLongest = std::size_t{1} << 20;  // bytes
  std::string all;
  for (const std::string& file : files) {
    const std::string pem = crypto::read_file(file, kLongest);
    (void)crypto::read_certificates(pem);  // says what is wrong before the long work begins
    all += pem + "\n";
  }
  return files.empty() ? std::nullopt : std::optional(all);
}

}  // namespace

int run_verify(const VerifyArguments& arguments) {
  verifier::Options options;
  options.through = read_through(arguments.through);
  options.anchor = read_anchor(arguments.order);
  options.authorities = read_certificate_files(arguments.authorities);
  if (!arguments.beacon_certificate.empty()) {
    options.beacon_certificates = read_certificate_files({arguments.beacon_certificate});
  }
  options.progress = show_progress();
  const auto language = arguments.language == "de" ? verifier::Language::kGerman
                                                   : verifier::Language::kEnglish;
  const verifier::Report report = verifier::verify_attempts(
      arguments.record, options, {arguments.earlier.begin(), arguments.earlier.end()});
  if (!arguments.html.empty()) {
    write_page(arguments.html, verifier::write_html(report, language, KLERO_VERSION));
  }
  std::cout << (arguments.json ? verifier::write_json(report)
                               : verifier::write_text(report, language));
  return static_cast<int>(report.verdict);
}

}  // namespace klero::cmd
