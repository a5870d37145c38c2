#include "verifier/verify.h"

#include <algorithm>
#include <utility>
#include <variant>
#include <vector>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "verifier/order/parse_order.h"
#include "verifier/read/scan.h"

namespace klero::verifier {
namespace {

void read_order(Examination& x) {
  if (!x.scan.order) {
    return;
  }
  auto parsed = parse_order(*x.scan.order, path_of(1, "order.json"));
  if (auto* order = std::get_if<Order>(&parsed)) {
    x.order = std::move(*order);
  } else {
    x.order_findings = std::get<Findings>(parsed);
  }
}

// Why nothing more than "right as far as it goes" can be said: protocol section 12.
std::vector<Shortfall> find_shortfalls(const Examination& x, const Options& options) {
  std::vector<Shortfall> found;
  if (!options.anchor) {
    found.push_back(Shortfall::kNoAnchor);
  }
  const ScannedRecord& scan = x.scan;
  const bool finished = scan.last_of(StepKind::kPanel) != nullptr &&
                        scan.steps.back().kind != StepKind::kLeavers;
  if (scan.annulment_step() != nullptr) {
    found.push_back(Shortfall::kAnnulled);
  } else if (!finished) {
    found.push_back(scan.has_more_steps ? Shortfall::kStoppedEarly : Shortfall::kUnfinished);
  }
  if (x.cosignatures_wanting) {
    found.push_back(Shortfall::kNotCosigned);
  }
  return found;
}

EarlierAttempt summarise(const std::string& path, const Facts& facts) {
  return {path, facts.order_read, facts.attempt, facts.previous,
          facts.steps.empty() ? std::nullopt : facts.steps.back().checksum};
}

}  // namespace

Report verify_record(const std::filesystem::path& path, const Options& options) {
  return verify_record(path, options, [](const Examination&, const Report&) {});
}

Report verify_attempts(const std::filesystem::path& path, Options options,
                       const std::vector<std::filesystem::path>& earlier) {
  Options alone;
  alone.authorities = options.authorities;
  alone.beacon_certificates = options.beacon_certificates;
  alone.progress = options.progress;
  std::vector<EarlierReport> reports;
  for (const std::filesystem::path& one : earlier) {
    const std::string name = crypto::escape_text(one.native());
    reports.push_back({name, verify_record(one, alone)});
    options.earlier.push_back(summarise(name, reports.back().report.facts));
  }
  Report report = verify_record(path, options);
  report.earlier = std::move(reports);
  return report;
}

Report verify_record(const std::filesystem::path& path, const Options& options,
                     const std::function<void(const Examination&, const Report&)>& then) {
  const RecordFolder folder(path);
  const ScannedRecord scan = scan_record(folder, options.through);
  if (scan.steps.empty() && !scan.has_evidence) {
    throw crypto::Error("'" + crypto::escape_text(path.native()) +
                            "' is no record: it holds neither the folder 01-order nor evidence",
                        "name the folder that holds 01-order");
  }
  Examination x(folder, scan, options);
  x.progress = options.progress;
  read_order(x);
  x.pairs.resize(static_cast<std::size_t>(
      std::count_if(scan.steps.begin(), scan.steps.end(), [](const ScannedStep& step) {
        return step.kind == StepKind::kLeavers;
      })));
  x.lots.resize(2 + scan.course().voids);
  x.pools.resize(scan.course().corrected ? 2 : 1);
  Report report;
  report.results = Engine(x).run();
  report.facts = gather_facts(x);
  report.shortfalls = find_shortfalls(x, options);
  report.verdict = judge(report.results, report.shortfalls);
  then(x, report);
  return report;
}

}  // namespace klero::verifier
