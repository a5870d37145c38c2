// A.13 and A.15 to A.19: openings, panels, chances.

#include <algorithm>
#include <array>
#include <set>

#include "crypto/base/text.h"
#include "crypto/format/tsv.h"
#include "crypto/group/commitment.h"
#include "crypto/hash/sha256_sodium.h"
#include "verifier/audit/audit_state.h"
#include "verifier/checks/panel_rows.h"
#include "verifier/rebuild/sealed_panel.h"

namespace klero::verifier {
namespace {

constexpr std::array<std::string_view, 5> kOpeningColumns{"row", "feature", "category", "value",
                                                          "blinding"};
constexpr std::array<std::string_view, 3> kMemberColumns{"panel", "row", "salt"};
constexpr std::array<std::string_view, 3> kChanceColumns{"row", "panels", "salt"};

Said open_form() {
  return {"does not apply: the panels are open, everybody checks them (7.2 to 7.6)",
          "entfällt: Die Gremien sind offen, jeder prüft sie (7.2 bis 7.6)"};
}

// A sealed category: its feature, and its place among the feature's.
struct SealedCategory {
  std::size_t feature = 0;
  std::size_t category = 0;
};

std::vector<SealedCategory> sealed_categories(const Order& order) {
  std::vector<SealedCategory> all;
  for (std::size_t f = 0; f < order.features.size(); ++f) {
    for (std::size_t c = 0; order.features[f].sealed && c < order.features[f].categories.size(); ++c) {
      all.push_back({f, c});
    }
  }
  return all;
}

// Reads a table of the bundle; every row goes to `visit`, which says what is wrong with it.
bool visit_bundle_table(const Audit& audit, std::string_view name, crypto::TsvColumns columns,
                        Outcome& outcome, const crypto::TsvVisitor& visit) {
  const std::string* file = require_file(audit, name, outcome);
  if (file == nullptr) {
    return false;
  }
  outcome.saw();
  crypto::LineReader lines = crypto::LineReader::of_text(*file);
  const auto flaw = crypto::visit_tsv(lines, columns, visit);
  if (flaw) {
    outcome.fail({std::string(name), flaw->line, flaw->expected, flaw->got});
  }
  return !flaw;
}

// One line of openings.tsv against its commitment.
class OpeningReader {
 public:
  OpeningReader(Audit& audit, Outcome& outcome)
      : audit_(audit), outcome_(outcome), sealed_(sealed_categories(*audit.x.order)) {}

  std::optional<crypto::Flaw> take(const crypto::TsvRow& line) {
    const std::size_t row = at_ / sealed_.size();
    const SealedCategory& place = sealed_[at_ % sealed_.size()];
    const Feature& feature = audit_.x.order->features[place.feature];
    const std::string& category = feature.categories[place.category].name;
    const auto blinding = crypto::Scalar::from_hex(line.fields[4]);
    const bool one = line.fields[3] == "1";
    if (row >= audit_.x.pool().rows.size() || line.fields[0] != std::to_string(row + 1) ||
        line.fields[1] != feature.name || line.fields[2] != category ||
        (!one && line.fields[3] != "0") || !blinding) {
      return crypto::Flaw{line.line, "row, feature, category, 0 or 1, scalar: row by row",
                          "something else"};
    }
    const crypto::Point& published =
        audit_.x.pool().commitments.of_row(static_cast<RowNumber>(row + 1))[at_ % sealed_.size()];
    if (crypto::commit(crypto::Scalar::from_uint(one ? 1 : 0), *blinding) != published) {
      outcome_.fail({"openings.tsv", line.line,
                     "an opening of the commitment of row " + std::to_string(row + 1) + " for " +
                         crypto::escape_text(feature.name) + ", " + crypto::escape_text(category),
                     "one of another commitment"});
    }
    if (place.category == 0) {
      chosen_ = 0;
    }
    if (one) {
      ++chosen_;
      audit_.categories[place.feature].resize(row + 1);
      audit_.categories[place.feature][row] = static_cast<std::uint32_t>(place.category);
    }
    if (place.category + 1 == feature.categories.size() && chosen_ != 1) {
      return crypto::Flaw{line.line, "one category chosen in each row and feature",
                          std::to_string(chosen_)};
    }
    ++at_;
    return std::nullopt;
  }
  [[nodiscard]] bool complete() const { return at_ == audit_.x.pool().rows.size() * sealed_.size(); }

 private:
  Audit& audit_;
  Outcome& outcome_;
  std::vector<SealedCategory> sealed_;
  std::size_t at_ = 0;
  std::size_t chosen_ = 0;
};


// Every panel of panels.tsv against its root.
class PanelReader {
 public:
  PanelReader(Audit& audit, Outcome& outcome) : audit_(audit), outcome_(outcome) {}

  std::optional<crypto::Flaw> take(const crypto::TsvRow& line) {
    const auto panel = crypto::parse_uint(line.fields[0]);
    const auto row = crypto::parse_uint(line.fields[1]);
    const auto salt = crypto::digest_from_hex(line.fields[2]);
    const bool next = panel && *panel == audit_.panels.size();
    if (next) {
      finish();
      audit_.panels.emplace_back();
    }
    if (!panel || *panel + 1 != audit_.panels.size() || *panel >= audit_.x.roots.size() || !row ||
        !salt || *row < 1 || *row > audit_.x.pool().rows.size() ||
        (!members_.empty() && *row <= members_.back().row)) {
      return crypto::Flaw{line.line, "panel, row and salt, by panel, then strictly by row",
                          "something else"};
    }
    members_.push_back({static_cast<RowNumber>(*row), *salt});
    audit_.panels.back().push_back(static_cast<RowNumber>(*row));
    ++audit_.counts[*row - 1];
    return std::nullopt;
  }

  // The panel that is complete now.
  void finish() {
    if (audit_.panels.empty()) {
      return;
    }
    const std::size_t panel = audit_.panels.size() - 1;
    const std::string name = "panel " + std::to_string(panel);
    if (members_.size() != audit_.x.order->seats) {
      outcome_.fail({"panels.tsv", 0, name + " with " + std::to_string(audit_.x.order->seats) +
                         " members", std::to_string(members_.size())});
    }
    if (root_of_panel(*audit_.x.order, *audit_.x.scan.step(audit_.x.scan.pool_step())->checksum, panel, members_) !=
        audit_.x.roots[panel]) {
      outcome_.fail({"panels.tsv", 0, name + " with the root that step 08 holds", "another root"});
    }
    members_.clear();
  }

 private:
  Audit& audit_;
  Outcome& outcome_;
  std::vector<OpenedMember> members_;
};

bool is_open(const Audit& audit, Outcome& outcome) {
  if (!audit.x.order->committed) {
    outcome.not_checked(open_form());
  }
  return !audit.x.order->committed;
}

bool has_panels(const Audit& audit, Outcome& outcome) {
  if (audit.panels.empty()) {
    needs(outcome, "A.15");
  }
  return !audit.panels.empty();
}

}  // namespace

void audit_13_openings(Audit& audit, Outcome& outcome) {
  if (!has_sealed_feature(*audit.x.order)) {
    outcome.not_checked({"does not apply: no sealed feature", "entfällt: kein versiegeltes Merkmal"});
    return;
  }
  if (audit.x.pool().commitments.rows() != audit.x.pool().rows.size()) {
    needs(outcome, "10.1");
    return;
  }
  OpeningReader reader(audit, outcome);
  const bool read = visit_bundle_table(audit, "openings.tsv", kOpeningColumns, outcome,
                                       [&](const crypto::TsvRow& row) { return reader.take(row); });
  if (read && !reader.complete()) {
    outcome.fail({"openings.tsv", 0, "a line for each row and sealed category", "fewer"});
  }
}

void audit_15_panels(Audit& audit, Outcome& outcome) {
  if (is_open(audit, outcome)) {
    return;
  }
  audit.counts.assign(audit.x.pool().rows.size(), 0);
  PanelReader reader(audit, outcome);
  const bool read = visit_bundle_table(audit, "panels.tsv", kMemberColumns, outcome,
                                       [&](const crypto::TsvRow& row) { return reader.take(row); });
  if (!read) {
    audit.panels.clear();
    return;
  }
  reader.finish();
  if (audit.panels.size() != audit.x.order->panels) {
    outcome.fail({"panels.tsv", 0, std::to_string(audit.x.order->panels) + " panels",
                  std::to_string(audit.panels.size())});
  }
}

void audit_16_quotas(Audit& audit, Outcome& outcome) {
  if (is_open(audit, outcome) || !has_panels(audit, outcome)) {
    return;
  }
  const bool known = std::ranges::all_of(
      audit.categories, [&](const auto& rows) { return rows.size() == audit.x.pool().rows.size(); });
  if (!known) {
    needs(outcome, "A.13");
    return;
  }
  outcome.saw();
  for (const Quota& quota : strict_quotas(audit.x.in_force())) {
    const std::vector<std::uint32_t>& rows = audit.categories[quota.feature];
    for (std::size_t panel = 0; panel < audit.panels.size(); ++panel) {
      const auto count = static_cast<std::uint64_t>(
          std::ranges::count_if(audit.panels[panel], [&](RowNumber row) {
            return rows[row - 1] == quota.category;
          }));
      if (count < quota.least || count > quota.most) {
        outcome.fail({"panels.tsv", 0,
                      "panel " + std::to_string(panel) + ", " +
                          name_of_quota(*audit.x.order, quota) + ": " +
                          std::to_string(quota.least) + " to " + std::to_string(quota.most),
                      std::to_string(count)});
      }
    }
  }
}

void audit_17_chances(Audit& audit, Outcome& outcome) {
  if (is_open(audit, outcome) || !has_panels(audit, outcome)) {
    return;
  }
  std::set<std::pair<std::string, std::string>> published;
  visit_rows(audit.x.folder, path_of(audit.x, audit.x.scan.portfolio_step(), "chances.tsv"), [&](const Row& row) {
    published.emplace(row.fields[0], row.fields[1]);
    return true;
  });
  std::size_t row = 0;
  const bool read = visit_bundle_table(
      audit, "chances.tsv", kChanceColumns, outcome,
      [&](const crypto::TsvRow& line) -> std::optional<crypto::Flaw> {
        const auto salt = crypto::digest_from_hex(line.fields[2]);
        if (line.fields[0] != std::to_string(row + 1) || row >= audit.counts.size() || !salt) {
          return crypto::Flaw{line.line, "row, panels and salt, by row", "something else"};
        }
        const std::string count = std::to_string(audit.counts[row]);
        if (line.fields[1] != count) {
          outcome.fail({"chances.tsv", line.line, count + ", the panels in which row " +
                            std::to_string(row + 1) + " stands", shown(line.fields[1])});
        }
        const std::string text =
            lines({label(*audit.x.order, "chance"),
                   crypto::to_hex(*audit.x.scan.step(audit.x.scan.pool_step())->checksum),
                   "row " + std::to_string(row + 1), "panels " + std::string(line.fields[1]),
                   line.fields[2]});
        if (!published.contains({std::string(line.fields[1]),
                                 crypto::to_hex(crypto::sodium::sha256(text))})) {
          outcome.fail({"chances.tsv", line.line, "a chance that step 08 holds", "one that it does not"});
        }
        ++row;
        return std::nullopt;
      });
  if (read && row != audit.counts.size()) {
    outcome.fail({"chances.tsv", 0, std::to_string(audit.counts.size()) + " rows",
                  std::to_string(row)});
  }
}

void audit_19_always_or_never(Audit& audit, Outcome& outcome) {
  if (is_open(audit, outcome) || !has_panels(audit, outcome)) {
    return;
  }
  outcome.saw();
  std::string always;
  std::string never;
  for (std::size_t row = 0; row < audit.counts.size(); ++row) {
    if (audit.counts[row] == audit.panels.size()) {
      always += " " + std::to_string(row + 1);
    } else if (audit.counts[row] == 0) {
      never += " " + std::to_string(row + 1);
    }
  }
  if (!always.empty() || !never.empty()) {
    outcome.manual({"do the quotas demand it? rows in every panel:" + (always.empty() ? " none" : always) +
                        "; rows in no panel:" + (never.empty() ? " none" : never),
                    "verlangen es die Quoten? Zeilen in jedem Gremium:" + (always.empty() ? " keine" : always) +
                        "; Zeilen in keinem:" + (never.empty() ? " keine" : never)});
  }
}

}  // namespace klero::verifier
