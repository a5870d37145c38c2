#include "verifier/checks/section_7_portfolio.h"

#include <optional>
#include <utility>

#include "verifier/checks/answers.h"
#include "verifier/checks/examination.h"
#include "verifier/checks/fairness.h"
#include "verifier/checks/panel_rows.h"
#include "verifier/order/object_reader.h"
#include "verifier/read/document_limits.h"
#include "verifier/rebuild/certificate/read_certificate.h"

namespace klero::verifier {
namespace {

Said committed_form() {
  return {"does not apply: the panels are committed (7.5)",
          "entfällt: Die Gremien sind verdeckt (7.5)"};
}

std::string panels_path(const Examination& x) { return path_of(x, x.scan.portfolio_step(), "panels.tsv"); }
std::string chances_path(const Examination& x) { return path_of(x, x.scan.portfolio_step(), "chances.tsv"); }

// In how many panels each row stands.
std::vector<std::uint64_t> count_panels(const Examination& x, Outcome& outcome) {
  std::vector<std::uint64_t> counts(x.pool().rows.size(), 0);
  visit_panels(x, outcome, [&](const PanelLine& panel) {
    for (const RowNumber row : panel.rows) {
      if (row <= counts.size()) {
        ++counts[row - 1];
      }
    }
  });
  return counts;
}

// A line of chances.tsv in form open.
void check_open_chance(const std::string& path, const Row& row, std::uint64_t number,
                       const std::vector<std::uint64_t>& counts, Outcome& outcome) {
  if (row.fields[0] != std::to_string(number)) {
    outcome.fail({path, row.line, "row " + std::to_string(number), shown(row.fields[0])});
  } else if (row.fields[1] != std::to_string(counts[number - 1])) {
    outcome.fail({path, row.line,
                  std::to_string(counts[number - 1]) + ", the panels in which the row stands",
                  shown(row.fields[1])});
  }
}

struct SealedChance {
  std::uint64_t panels = 0;
  crypto::Digest hash{};

  auto operator<=>(const SealedChance&) const = default;
};

// The lines of chances.tsv in form committed: their sequence and their sum.
class SealedChances {
 public:
  SealedChances(std::string path, std::uint64_t most, Outcome& outcome)
      : path_(std::move(path)), most_(most), outcome_(outcome) {}

  void add(const Row& row) {
    const auto panels = integer_field(path_, row, 0, 0, most_, outcome_);
    const auto hash = digest_field(path_, row, 1, outcome_);
    if (!panels || !hash) {
      return;
    }
    const SealedChance next{*panels, *hash};
    if (before_ && !(*before_ < next)) {
      outcome_.fail({path_, row.line, "lines ascending by panels, then strictly by hash",
                     "a line that does not come after the one before"});
    }
    before_ = next;
    sum_ += *panels;  // at most 100,000 a line
  }
  [[nodiscard]] std::uint64_t sum() const { return sum_; }

 private:
  std::string path_;
  std::uint64_t most_;
  Outcome& outcome_;
  std::optional<SealedChance> before_;
  std::uint64_t sum_ = 0;
};

// A certificate of step 08; nullopt, with findings or `outcome` blocked, if it cannot be read.
std::optional<Certificate> read_certificate(const Examination& x, std::string_view name,
                                            Outcome& outcome, Findings& findings) {
  CertificateReader reader(path_of(x, x.scan.portfolio_step(), name), x.pool().rows.size(),
                           strict_quotas(*x.order).size(), x.order->panels);
  const bool read = visit_table(x, x.scan.portfolio_step(), name, outcome, [&](const Row& row) {
    return reader.add(row.line, row.fields);
  });
  return read ? reader.finish(findings) : std::nullopt;
}

}  // namespace

void check_7_1_panels(Examination& x, Outcome& outcome) {
  const std::string path = panels_path(x);
  std::uint64_t lines = 0;
  const bool read = visit_table(x, x.scan.portfolio_step(), "panels.tsv", outcome, [&](const Row& row) {
    if (++lines > x.order->panels) {
      return false;
    }
    if (row.fields[0] != std::to_string(lines - 1)) {
      outcome.fail({path, row.line, "panel " + std::to_string(lines - 1), shown(row.fields[0])});
    }
    if (!x.order->committed) {
      if (!read_rows(row.fields[1])) {
        outcome.fail({path, row.line, "rows, ascending strictly, separated by one blank",
                      shown(row.fields[1])});
      }
    } else if (const auto root = digest_field(path, row, 1, outcome)) {
      x.roots.push_back(*root);
    }
    return true;
  });
  if (!read) {
    return;
  }
  outcome.saw();
  if (lines != x.order->panels) {
    outcome.fail({path, 0, std::to_string(x.order->panels) + " panels",
                  lines > x.order->panels ? "more" : std::to_string(lines)});
  }
}

void check_7_2_seats(Examination& x, Outcome& outcome) {
  if (x.order->committed) {
    outcome.not_checked(committed_form());
    return;
  }
  visit_panels(x, outcome, [&](const PanelLine& panel) {
    check_seats(x, panels_path(x), panel, outcome);
  });
}

void check_7_3_quotas(Examination& x, Outcome& outcome) {
  if (x.order->committed) {
    outcome.not_checked(committed_form());
    return;
  }
  build_answers(x, x.pool());
  visit_panels(x, outcome, [&](const PanelLine& panel) {
    check_quotas(x, panels_path(x), panel, outcome);
  });
}

void check_7_4_chances(Examination& x, Outcome& outcome) {
  const bool open = !x.order->committed;
  const auto counts = open ? count_panels(x, outcome) : std::vector<std::uint64_t>();
  SealedChances sealed(chances_path(x), x.order->panels, outcome);
  std::uint64_t lines = 0;
  const bool read = visit_table(x, x.scan.portfolio_step(), "chances.tsv", outcome, [&](const Row& row) {
    if (++lines > x.pool().rows.size()) {
      return false;
    }
    if (open) {
      check_open_chance(chances_path(x), row, lines, counts, outcome);
    } else {
      sealed.add(row);
    }
    return true;
  });
  if (!read) {
    return;
  }
  outcome.saw();
  const std::uint64_t seats = x.order->seats * x.order->panels;
  if (lines != x.pool().rows.size()) {
    outcome.fail({chances_path(x), 0, std::to_string(x.pool().rows.size()) + " lines, as the pool has rows",
                  lines > x.pool().rows.size() ? "more" : std::to_string(lines)});
  } else if (!open && outcome.findings().empty() && sealed.sum() != seats) {
    outcome.fail({chances_path(x), 0, "a sum of " + std::to_string(seats) + ", seats times panels",
                  std::to_string(sealed.sum())});
  }
}

void check_7_5_sealed_panels(Examination& x, Outcome& outcome) {
  if (x.order->committed) {
    outcome.not_checked(
        {"the public cannot see the panels that are not opened: spot checks (8.4), each "
         "respondent's receipt and the auditor can",
         "die Öffentlichkeit sieht die nicht geöffneten Gremien nicht: das tun Stichproben (8.4), "
         "die Quittung jedes Einzelnen und der Prüfer"});
  } else {
    outcome.not_checked({"does not apply: the panels are open", "entfällt: Die Gremien sind offen"});
  }
}

void check_7_6_fairness(Examination& x, Outcome& outcome) {
  if (x.order->committed) {
    outcome.not_checked({"the panels are committed: the auditor has the certificate",
                         "die Gremien sind verdeckt: Das Zertifikat hat der Prüfer"});
    return;
  }
  build_answers(x, x.pool());
  const std::string path = path_of(x, x.scan.portfolio_step(), "certificate.tsv");
  Findings findings;
  const auto certificate = read_certificate(x, "certificate.tsv", outcome, findings);
  if (outcome.state() == State::kError) {
    return;
  }
  if (certificate && certificate->empty()) {
    outcome.not_checked({"certificate.tsv claims nothing: nobody says that the chances are as equal as "
                         "the quotas permit",
                         "certificate.tsv behauptet nichts: Niemand sagt, dass die Chancen so gleich "
                         "sind, wie die Quoten erlauben"});
    return;
  }
  outcome.fail(findings);
  if (certificate) {
    FairnessProblem problem = fairness_problem(x.in_force(), x.pool().answers);
    problem.panels_of_row = count_panels(x, outcome);
    check_fairness(problem, *certificate, path, outcome);
  }
}

void check_7_7_relaxation(Examination& x, Outcome& outcome) {
  const ScannedFile* file = usable_file(x, x.scan.portfolio_step(), "relaxation.json", outcome);
  if (file == nullptr) {
    return;
  }
  outcome.saw();
  Findings findings;
  ObjectReader fields({&*x.scan.relaxation, 1, ""}, {"_format", "steps"}, file->path, findings);
  const std::uint64_t steps = fields.integer("steps");
  if (steps > x.order->relax.size()) {
    fields.wrong("steps", "at most the " + std::to_string(x.order->relax.size()) +
                              " steps that the order lists");
  }
  if (findings.empty()) {
    x.relaxed_steps = steps;
    if (steps > 0) {
      x.relaxed = with_relaxation(*x.order, steps);
    }
  }
  outcome.fail(findings);
}

void check_7_8_no_further_than_needed(Examination& x, Outcome& outcome) {
  const std::string path = path_of(x, x.scan.portfolio_step(), "infeasible.tsv");
  if (x.order->committed) {
    outcome.not_checked(
        x.relaxed_steps == 0
            ? nothing_relaxed()
            : Said{"that one step fewer does not suffice only people's sealed answers show: the "
                   "auditor has the proof",
                   "dass ein Schritt weniger nicht reicht, zeigen nur die verdeckten Angaben: Den "
                   "Beweis hat der Prüfer"});
    return;
  }
  build_answers(x, x.pool());
  Findings findings;
  const auto certificate = read_certificate(x, "infeasible.tsv", outcome, findings);
  if (outcome.state() == State::kError) {
    return;
  }
  check_infeasible(x, x.pool().answers, certificate, path, std::move(findings), outcome);
}

}  // namespace klero::verifier
