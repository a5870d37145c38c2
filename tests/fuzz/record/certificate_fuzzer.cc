// Any bytes as a certificate of fairness, about chances that are not the fairest: it may be refused in
// any way, but never hold.

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/base/text.h"
#include "verifier/rebuild/certificate/check_certificate.h"
#include "verifier/rebuild/certificate/read_certificate.h"

namespace {

using namespace klero::verifier;

// Rows 0, 1, 2, no two of them together, and row 3; two seats. Fairest: one third each, and row 3 always.
constexpr std::array<std::array<std::uint32_t, 4>, 3> kCategories{{{0, 0, 1, 1}, {1, 0, 0, 1}, {0, 1, 0, 1}}};

FairnessProblem problem_with(std::vector<std::uint64_t> counts) {
  FairnessProblem problem;
  problem.seats = 2;
  problem.panels = 30;
  for (const auto& categories : kCategories) {
    problem.columns.push_back({{{0, 1}, {0, 2}}, categories});
  }
  problem.panels_of_row = std::move(counts);
  return problem;
}

bool holds(const FairnessProblem& problem, const Certificate& certificate) {
  Findings findings;
  check_claims(problem, certificate, "c", findings);
  check_levels(problem, certificate, "c", findings);
  return findings.empty();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  CertificateReader reader("c", 4, 6, 30);
  std::uint64_t number = 0;
  for (const std::string_view line : klero::crypto::split(bytes, '\n')) {
    const auto fields = klero::crypto::split(line, '\t');
    if (++number > 1 && fields.size() == 6 && !reader.add(number, fields)) {
      break;
    }
  }
  Findings findings;
  const auto certificate = reader.finish(findings);
  if (certificate.has_value() != findings.empty()) {
    std::abort();
  }
  static const FairnessProblem unfair = problem_with({14, 8, 8, 30});
  if (certificate && holds(unfair, *certificate)) {
    std::abort();
  }
  return 0;
}
