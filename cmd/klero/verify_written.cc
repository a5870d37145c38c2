#include "cmd/klero/verify_written.h"

#include <string>

#include "cmd/klero/say.h"
#include "crypto/base/error.h"
#include "verifier/verify.h"

namespace klero::cmd {
namespace {

using crypto::Error;
using verifier::CheckResult;
using verifier::State;

std::string describe(const verifier::Finding& finding) {
  std::string text = finding.file;
  if (finding.line > 0) {
    text += ":" + std::to_string(finding.line);
  }
  return text + (text.empty() ? "" : ": ") + "expected " + finding.expected + ", got " +
         finding.got;
}

// The first finding of a check that failed, or why it could not be evaluated.
std::string describe(const CheckResult& result) {
  std::string text = "check " + std::string(result.rule->number) + " (" +
                     std::string(result.rule->name) +
                     (result.about.empty() ? "" : ", " + result.about) + "): ";
  const auto& findings = result.outcome.findings().shown;
  return text + (findings.empty() ? result.outcome.reason().english : describe(findings.front()));
}

const CheckResult* first_in_state(const verifier::Report& report, State state) {
  for (const CheckResult& result : report.results) {
    if (result.outcome.state() == state) {
      return &result;
    }
  }
  return nullptr;
}

// The folder of a step, by what stands in the record: corrections and voids move the names of later steps.
std::string folder_in(const std::filesystem::path& record, selection::StepNumber number) {
  for (const bool corrected : {false, true}) {
    for (unsigned voids = 0; voids <= selection::kMostVoids; ++voids) {
      const std::string folder =
          selection::step_folder(number, {.corrected = corrected, .voids = voids});
      if (std::filesystem::exists(record / folder)) {
        return folder;
      }
    }
  }
  return selection::step_folder(number);
}

}  // namespace

void verify_through(const std::filesystem::path& record, selection::StepNumber number) {
  const std::string step = folder_in(record, number);
  progress("verifying the record up to " + step);
  verifier::Options options;
  options.through = number;
  const verifier::Report report = verifier::verify_record(record, options);
  progress("");
  if (report.verdict == verifier::Verdict::kVerified ||
      report.verdict == verifier::Verdict::kRightSoFar) {
    return;
  }
  const CheckResult* worst = first_in_state(report, State::kFail);
  worst = worst != nullptr ? worst : first_in_state(report, State::kError);
  throw Error("the record does not verify up to step " + step + ": " +
                  (worst == nullptr ? "no check says why" : describe(*worst)),
              "publish and sign nothing of it; `klero-verify " +
                  shell_word(record.native()) + "` shows everything");
}

}  // namespace klero::cmd
