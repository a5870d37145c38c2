#include "verifier/audit/audit.h"

#include <algorithm>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "verifier/audit/audit_state.h"

namespace klero::verifier {
namespace {

AuditTable table_of(const Bundle& bundle, std::string_view name,
                    const std::optional<std::filesystem::path>& file,
                    const crypto::CsvSaid& said) {
  if (file) {
    return {crypto::escape_text(file->native()), {}, file, said, true};
  }
  const std::string* text = bundle.find(name);
  return {std::string(name), text == nullptr ? std::string_view{} : *text, std::nullopt, said,
          text != nullptr};
}

Verdict judge_audit(const std::vector<AuditResult>& results, Verdict record) {
  const auto any = [&](State state) {
    return std::ranges::any_of(
        results, [&](const AuditResult& result) { return result.outcome.state() == state; });
  };
  if (any(State::kFail)) {
    return Verdict::kWrong;
  }
  return any(State::kError) ? Verdict::kCouldNotCheck : record;
}

std::optional<crypto::Digest> checksum_of(const Examination& x, unsigned number) {
  const ScannedStep* step = x.scan.step(number);
  return step == nullptr ? std::nullopt : step->checksum;
}

// What the checks after A.1 read is only there in a record in which nothing is wrong.
bool is_usable(const Report& record) {
  return record.verdict == Verdict::kVerified || record.verdict == Verdict::kRightSoFar;
}

void run_rule(const AuditRule& rule, Audit& audit, Outcome& outcome) {
  const unsigned from =
      rule.from_step < kPortfolioStep ? rule.from_step : audit.x.scan.portfolio_step();
  if (rule.from_step > 1 && !is_usable(audit.record)) {
    needs(outcome, "A.1");
  } else if (audit.x.scan.step(from) == nullptr) {
    const std::string step = std::to_string(from);
    outcome.not_checked({"the record ends before step " + step, "die Akte endet vor Schritt " + step});
  } else {
    try {
      rule.check(audit, outcome);
    } catch (const crypto::Error& error) {
      outcome.error(error.what());
    }
  }
}

}  // namespace

void needs(Outcome& outcome, std::string_view number) { outcome.blocked(number); }

const std::string* require_file(const Audit& audit, std::string_view name, Outcome& outcome) {
  const std::string* file = audit.bundle.find(name);
  if (file == nullptr) {
    outcome.fail({std::string(name), 0, "this file in the bundle", "no such file"});
  }
  return file;
}

AuditReport run_audit(const Examination& x, const Report& record, const AuditInput& input) {
  Audit audit{.x = x,
              .record = record,
              .bundle = input.bundle,
              .people = table_of(input.bundle, "register.csv", input.people, input.people_said),
              .replies = table_of(input.bundle, "replies.csv", input.replies, input.replies_said),
              .served = table_of(input.bundle, "served.csv", input.served, input.served_said),
              .master = {},
              .frame = {},
              .letters = {},
              .answered = {},
              .not_entered = {},
              .refused = {},
              .categories = x.pool().answers,
              .panels = {},
              .counts = {}};
  AuditReport report;
  for (const AuditRule& rule : audit_rules()) {
    AuditResult& result = report.results.emplace_back();
    result.rule = &rule;
    run_rule(rule, audit, result.outcome);
  }
  report.verdict = judge_audit(report.results, record.verdict);
  report.order = checksum_of(x, 1);
  report.frame = checksum_of(x, 2);
  report.panel_step = x.scan.expected_name(x.scan.panel_step()).substr(0, 2);
  report.panel = checksum_of(x, x.scan.panel_step());
  if (x.order) {
    report.title = x.order->title;
    report.auditor = x.order->auditor ? std::optional(x.order->auditor->name) : std::nullopt;
  }
  return report;
}

}  // namespace klero::verifier
