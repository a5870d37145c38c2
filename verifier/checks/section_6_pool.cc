#include "verifier/checks/section_6_pool.h"

#include <algorithm>
#include <map>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "verifier/checks/answers.h"
#include "verifier/checks/examination.h"

namespace klero::verifier {
namespace {

std::string pool_path(const Examination& x) { return path_of(x, x.pool_step(), "pool.tsv"); }

// The category in which a feature puts the row; nullopt if the answer is none of its categories.
std::optional<std::size_t> category_named(const Feature& feature, std::string_view name) {
  for (std::size_t c = 0; c < feature.categories.size(); ++c) {
    if (feature.categories[c].name == name) {
      return c;
    }
  }
  return std::nullopt;
}

}  // namespace

void check_6_1_table(Examination& x, Outcome& outcome) {
  const bool read = visit_table(x, x.pool_step(), "pool.tsv", outcome, [&](const Row& row) {
    const auto leaf = digest_field(pool_path(x), row, 0, outcome);
    if (!leaf) {
      return true;
    }
    if (!x.pool_at_hand().rows.empty() && !(x.pool_at_hand().rows.back().leaf < *leaf)) {
      outcome.fail({pool_path(x), row.line, "leaves strictly ascending",
                    crypto::to_hex(*leaf) + " after " + crypto::to_hex(x.pool_at_hand().rows.back().leaf)});
    }
    PoolRow next;
    next.leaf = *leaf;
    next.values.assign(row.fields.begin() + 1, row.fields.end());
    x.pool_at_hand().rows.push_back(std::move(next));
    if (x.pool_at_hand().rows.size() > kMaxRows) {
      throw crypto::Error("cannot check '" + pool_path(x) + "': more than " +
                          std::to_string(kMaxRows) + " rows");
    }
    return true;
  });
  if (read) {
    outcome.saw();
  }
}

void check_6_2_invited(Examination& x, Outcome& outcome) {
  std::map<crypto::Digest, std::uint32_t> strata;
  for (const Invitation& invitation : x.invitations) {
    strata.emplace(invitation.entry.leaf, invitation.stratum);
  }
  for (const Invitation& invitation : x.second_wave) {
    if (x.second_wave_sent()) {
      strata.emplace(invitation.entry.leaf, invitation.stratum);
    }
  }
  for (std::size_t i = 0; i < x.pool_at_hand().rows.size(); ++i) {
    outcome.saw();
    const auto found = strata.find(x.pool_at_hand().rows[i].leaf);
    if (found == strata.end()) {
      outcome.fail({pool_path(x), i + 2,
                    x.second_wave_sent() ? "a leaf of invitations.tsv or second-wave.tsv"
                                         : "a leaf of invitations.tsv",
                    crypto::to_hex(x.pool_at_hand().rows[i].leaf)});
    } else {
      x.pool_at_hand().rows[i].stratum = found->second;
    }
  }
}

void check_6_3_answers(Examination& x, Outcome& outcome) {
  std::size_t column = 0;
  for (const Feature& feature : x.order->features) {
    if (!feature.column || feature.sealed) {
      continue;
    }
    for (std::size_t i = 0; i < x.pool_at_hand().rows.size(); ++i) {
      outcome.saw();
      const std::string& answer = x.pool_at_hand().rows[i].values[column];
      if (!category_named(feature, answer)) {
        outcome.fail({pool_path(x), i + 2,
                      "a category of '" + crypto::escape_text(feature.name) + "'", shown(answer)});
      }
    }
    ++column;
  }
  if (column == 0) {
    outcome.not_checked({"does not apply: no feature is asked for in the replies",
                         "entfällt: In den Antworten wird kein Merkmal erfragt"});
  }
}

void check_6_4_margins(Examination& x, Outcome& outcome) {
  build_answers(x, x.pool_at_hand());
  const std::string path = path_of(x, x.pool_step(), "margins.tsv");
  const std::vector<Quota> quotas = public_quotas(*x.order);
  std::uint64_t lines = 0;
  const bool read = visit_table(x, x.pool_step(), "margins.tsv", outcome, [&](const Row& row) {
    if (++lines > quotas.size()) {
      return false;
    }
    const Quota& quota = quotas[lines - 1];
    const Feature& feature = x.order->features[quota.feature];
    const auto& answers = x.pool_at_hand().answers[quota.feature];
    const auto people = static_cast<std::uint64_t>(
        std::count(answers.begin(), answers.end(), static_cast<std::uint32_t>(quota.category)));
    const std::string& category = feature.categories[quota.category].name;
    if (row.fields[0] != feature.name || row.fields[1] != category ||
        row.fields[2] != std::to_string(people)) {
      outcome.fail({path, row.line,
                    name_of_quota(*x.order, quota) + ": " + std::to_string(people),
                    crypto::escape_text(row.fields[0]) + " / " +
                        crypto::escape_text(row.fields[1]) + ": " +
                        crypto::escape_text(row.fields[2])});
    }
    return true;
  });
  if (read) {
    outcome.saw();
  }
  if (read && lines != quotas.size()) {
    outcome.fail({path, 0, std::to_string(quotas.size()) + " lines",
                  lines > quotas.size() ? "more" : std::to_string(lines)});
  }
}

void check_6_5_enough(Examination& x, Outcome& outcome) {
  outcome.saw();
  if (x.pool_at_hand().rows.size() < x.order->seats) {
    outcome.fail({pool_path(x), 0, "at least " + std::to_string(x.order->seats) + " rows",
                  std::to_string(x.pool_at_hand().rows.size())});
  }
}

namespace {

// Every number in field `people` of a table of the pool at hand is 0 or big enough. What else is wrong with the
// number is the matter of `rule`.
void check_cells(const Examination& x, std::string_view name, std::string_view rule,
                 Outcome& outcome) {
  const std::string path = path_of(x, x.pool_step(), name);
  visit_table(x, x.pool_step(), name, outcome, [&](const Row& row) {
    const auto people = read_integer(row.fields[2]);
    if (!people) {
      outcome.blocked(rule, path);
      return true;
    }
    outcome.saw();
    if (*people > 0 && *people < x.order->minimum_cell) {
      outcome.fail({path, row.line,
                    "no people, or at least " + std::to_string(x.order->minimum_cell) + ", in '" +
                        crypto::escape_text(row.fields[0]) + " / " +
                        crypto::escape_text(row.fields[1]) + "'",
                    std::to_string(*people)});
    }
    return true;
  });
}

}  // namespace

void check_6_7_small_cells(Examination& x, Outcome& outcome) {
  check_cells(x, "margins.tsv", "6.4", outcome);
  if (has_sealed_feature(*x.order) && x.group == 0) {  // a correction has no totals
    check_cells(x, "totals.tsv", "10.4", outcome);
  }
}

void check_6_6_replies(Examination& /*x*/, Outcome& outcome) {
  outcome.not_checked(
      {"the public cannot see it: each respondent checks his own row with klero-verify receipt",
       "die Öffentlichkeit sieht es nicht: Jeder prüft seine eigene Zeile mit klero-verify receipt"});
}

}  // namespace klero::verifier
