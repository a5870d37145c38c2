#include "verifier/report/json.h"

#include "crypto/base/bytes.h"
#include "crypto/format/canonical_json.h"
#include "verifier/report/words.h"

namespace klero::verifier {
namespace {

using crypto::Json;

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json hex_or_null(const std::optional<crypto::Digest>& digest) {
  return digest ? Json(crypto::to_hex(*digest)) : Json(nullptr);
}

Json check_json(const CheckResult& result) {
  return {{"number", std::string(result.rule->number)},
          {"about", result.about},
          {"state", std::string(name_of(result.outcome.state()))},
          {"reached", result.reached},
          {"reason", result.outcome.reason().english},
          {"findings", findings_json(result.outcome.findings())},
          {"more", result.outcome.findings().more}};
}

Json end_json(const std::optional<EndFact>& end) {
  if (!end) {
    return nullptr;
  }
  return {{"cosigned_by", end->witnesses},
          {"date", end->date},
          {"reason", end->reason},
          {"step", end->step}};
}

Json second_wave_json(const Facts& facts) {
  if (!facts.second_wave) {
    return nullptr;
  }
  return {{"answered", facts.second_wave->answered},
          {"below", facts.second_wave->below},
          {"date", facts.second_wave->date},
          {"letters", facts.second_wave->letters},
          {"sent", facts.second_wave->sent}};
}

Json correction_json(const Facts& facts) {
  if (!facts.correction) {
    return nullptr;
  }
  Json correction = end_json(facts.correction->step);
  correction["objections"] = facts.correction->objections;
  return correction;
}

Json lots_json(const Facts& facts) {
  Json lots = Json::array();
  for (const LotFact& lot : facts.lots) {
    lots.push_back({{"lot", lot.lot},
                    {"seed", hex_or_null(lot.seed)},
                    {"values", lot.values.english},
                    {"revealed", lot.revealed},
                    {"opened_by_escrow", lot.opened},
                    {"missing", lot.missing},
                    {"absent", lot.absent},
                    {"close_signed_by", lot.signers},
                    {"close_cosigned_by", lot.witnesses},
                    {"close_stamped", lot.stamped},
                    {"voided", end_json(lot.voided)}});
  }
  return lots;
}

Json quotas_json(const Facts& facts) {
  Json quotas = Json::array();
  for (const QuotaFact& quota : facts.quotas) {
    quotas.push_back({{"feature", quota.feature},
                      {"category", quota.category},
                      {"min", quota.bounds.min},
                      {"max", quota.bounds.max},
                      {"min_flex", quota.bounds.min_flex},
                      {"max_flex", quota.bounds.max_flex},
                      {"sealed", quota.sealed},
                      {"pool", or_null(quota.pool)},
                      {"panel", or_null(quota.panel)}});
  }
  return quotas;
}

Json panel_json(const Facts& facts) {
  Json members = Json::array();
  for (const MemberFact& member : facts.members) {
    members.push_back({{"row", member.row}, {"leaf", crypto::to_hex(member.leaf)}});
  }
  return {{"drawn", or_null(facts.panel_number)},
          {"spot_checks", facts.spot_checks},
          {"members", members}};
}

Json replacements_json(const Facts& facts) {
  Json pairs = Json::array();
  for (const PairFact& pair : facts.pairs) {
    Json swaps = Json::array();
    for (const Swap& swap : pair.swaps) {
      swaps.push_back({{"leaver", swap.leaver}, {"candidate", or_null(swap.candidate)}});
    }
    pairs.push_back({{"step", pair.step}, {"swaps", swaps}, {"values", pair.values.english}});
  }
  return pairs;
}

Json order_json(const Facts& facts) {
  if (!facts.order_read) {
    return nullptr;
  }
  return {{"title", facts.title},   {"body", facts.body},         {"attempt", facts.attempt},
          {"form", facts.form},     {"previous", facts.previous}, {"rehearsal", facts.rehearsal},
          {"panels", facts.panels}, {"seats", facts.seats}};
}

std::string name_of(Shortfall shortfall) {
  switch (shortfall) {
    case Shortfall::kNoAnchor:
      return "no anchor";
    case Shortfall::kUnfinished:
      return "unfinished";
    case Shortfall::kNotCosigned:
      return "not cosigned";
    case Shortfall::kAnnulled:
      return "annulled";
    case Shortfall::kStoppedEarly:
      break;
  }
  return "stopped early";
}

Json earlier_json(const Report& report) {
  Json list = Json::array();
  for (const EarlierReport& earlier : report.earlier) {
    const Facts& facts = earlier.report.facts;
    list.push_back({{"path", earlier.path},
                    {"attempt", facts.attempt},
                    {"annulment", end_json(facts.annulment)},
                    {"last_checksum",
                     hex_or_null(facts.steps.empty() ? std::nullopt : facts.steps.back().checksum)},
                    {"exit", static_cast<unsigned>(earlier.report.verdict)},
                    {"sentence", verdict_sentence(earlier.report, Language::kEnglish)}});
  }
  return list;
}

}  // namespace

Json findings_json(const Findings& findings) {
  Json list = Json::array();
  for (const Finding& finding : findings.shown) {
    list.push_back({{"file", finding.file},
                    {"line", finding.line},
                    {"expected", finding.expected},
                    {"got", finding.got}});
  }
  return list;
}

std::string write_json(const Report& report) {
  const Facts& facts = report.facts;
  const Said who = collusion_sentence(facts.seeds);
  Json checks = Json::array();
  for (const CheckResult& result : report.results) {
    checks.push_back(check_json(result));
  }
  Json steps = Json::array();
  for (const StepFact& step : facts.steps) {
    steps.push_back({{"name", step.name}, {"checksum", hex_or_null(step.checksum)}});
  }
  Json shortfalls = Json::array();
  for (const Shortfall shortfall : report.shortfalls) {
    shortfalls.push_back(name_of(shortfall));
  }
  return crypto::write_canonical_json(
      {{"_format", "kleroterion/report/1"},
       {"checks", checks},
       {"exit", static_cast<unsigned>(report.verdict)},
       {"sentence", verdict_sentence(report, Language::kEnglish)},
       {"shortfalls", shortfalls},
       {"register_audited", has_passed(report, "3.7")},
       {"sealed_part_audited", has_passed(report, "8.6")},
       {"annulment", end_json(facts.annulment)},
       {"correction", correction_json(facts)},
       {"collusion", {{"de", who.german}, {"en", who.english}}},
       {"earlier_attempts", earlier_json(report)},
       {"order", order_json(facts)},
       {"steps", steps},
       {"people", or_null(facts.people)},
       {"letters", or_null(facts.letters)},
       {"second_wave", second_wave_json(facts)},
       {"pool", or_null(facts.pool)},
       {"lots", lots_json(facts)},
       {"panel", panel_json(facts)},
       {"quotas", quotas_json(facts)},
       {"relaxed", relaxation_sentence(facts, Language::kEnglish)},
       {"replacements", replacements_json(facts)}});
}

}  // namespace klero::verifier
