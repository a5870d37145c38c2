#include "verifier/checks/section_3_frame.h"

#include <algorithm>
#include <set>
#include <span>

#include "crypto/base/text.h"
#include "crypto/parallel/for_each.h"
#include "verifier/checks/auditor_signature.h"
#include "verifier/checks/examination.h"
#include "verifier/checks/leaf_streams.h"
#include "verifier/order/object_reader.h"
#include "verifier/read/document_limits.h"
#include "verifier/rebuild/letters.h"

namespace klero::verifier {
namespace {

constexpr unsigned kFrame = 2;
constexpr unsigned kInvitations = 6;

std::string strata_path() { return path_of(kFrame, "strata.tsv"); }

// One line of strata.tsv: its number, its categories, its counts.
std::optional<Stratum> read_stratum(const Order& order, std::uint32_t number, const Row& row,
                                    Outcome& outcome) {
  if (row.fields[0] != std::to_string(number)) {
    outcome.fail({strata_path(), row.line, "stratum " + std::to_string(number),
                  shown(row.fields[0])});
    return std::nullopt;
  }
  const auto categories = categories_of_stratum(order, number);
  for (std::size_t i = 0; i < categories.size(); ++i) {
    const std::string& wanted = order.strata[i].categories[categories[i]].name;
    if (row.fields[i + 1] != wanted) {
      outcome.fail({strata_path(), row.line, shown(wanted), shown(row.fields[i + 1])});
      return std::nullopt;
    }
  }
  const std::size_t people_field = categories.size() + 1;
  const auto people = integer_field(strata_path(), row, people_field, 0, kMaxInteger, outcome);
  const auto letters = integer_field(strata_path(), row, people_field + 1, 0, kMaxInteger, outcome);
  const auto second = order.second_wave ? integer_field(strata_path(), row, people_field + 2, 0,
                                                        kMaxInteger, outcome)
                                        : std::optional<std::uint64_t>(0);
  if (!people || !letters || !second) {
    return std::nullopt;
  }
  return Stratum{*people, *letters, *second, row.line};
}

// The leaves of one stratum: digits, strictly ascending, as many as they should be.
void check_leaves_of(const Examination& x, std::uint32_t number, Outcome& outcome) {
  const std::string name = leaves_file(number);
  const std::string path = path_of(kFrame, name);
  std::optional<crypto::Digest> before;
  std::uint64_t count = 0;
  const bool read = visit_table(x, kFrame, name, outcome, [&](const Row& row) {
    const auto leaf = digest_field(path, row, 0, outcome);
    if (leaf && before && !(*before < *leaf)) {
      outcome.fail({path, row.line, "a leaf greater than the one before",
                    crypto::to_hex(*leaf) + (*leaf == *before ? ", the same" : ", a smaller one")});
    }
    before = leaf;
    ++count;
    return true;
  });
  const std::uint64_t people = x.strata[number - 1].people;
  if (read && count != people) {
    outcome.fail({path, 0, std::to_string(people) + " leaves, as strata.tsv says",
                  std::to_string(count)});
  }
}

// The file of one stratum: there exactly if the stratum has people, and right.
void check_leaves_file(const Examination& x, std::uint32_t number, Outcome& outcome) {
  outcome.saw();
  const std::string name = leaves_file(number);
  const bool there = x.scan.step(kFrame)->find(name) != nullptr;
  const bool wanted = x.strata[number - 1].people > 0;
  if (there && wanted) {
    check_leaves_of(x, number, outcome);
  } else if (there != wanted) {
    outcome.fail({path_of(kFrame, name), 0,
                  wanted ? "the leaves of " + std::to_string(x.strata[number - 1].people) + " people"
                         : "no such file, because the stratum has no people",
                  there ? "a file" : "no such file"});
  }
}

// `second` of each stratum: by the same levels, as far as there are people without a letter.
void check_second_letters(const Examination& x, std::span<const std::uint64_t> people,
                          Outcome& outcome) {
  if (!x.order->second_wave) {
    return;
  }
  const auto wanted = share_letters(*x.order, people, x.order->second_wave->total);
  for (std::size_t i = 0; i < x.strata.size(); ++i) {
    const Stratum& stratum = x.strata[i];
    const std::uint64_t left = stratum.people - std::min(stratum.people, stratum.letters);
    if (stratum.second != std::min(wanted[i], left)) {
      outcome.fail({strata_path(), stratum.line,
                    std::to_string(std::min(wanted[i], left)) + " letters of the second wave by the rule",
                    std::to_string(stratum.second)});
    }
  }
}

}  // namespace

void check_3_1_frame_document(Examination& x, Outcome& outcome) {
  if (usable_file(x, kFrame, "frame.json", outcome) == nullptr) {
    return;
  }
  outcome.saw();
  Findings findings;
  ObjectReader fields({&*x.scan.frame, 1, ""}, {"_format", "master_commitment", "people"},
                      path_of(kFrame, "frame.json"), findings);
  const Frame frame{fields.digest("master_commitment"), fields.integer("people")};
  if (findings.empty()) {
    x.frame = frame;
  }
  outcome.fail(findings);
}

void check_3_2_strata_table(Examination& x, Outcome& outcome) {
  const auto wanted = static_cast<std::uint32_t>(count_strata(*x.order, UINT32_MAX));
  std::vector<Stratum> strata;
  std::uint64_t lines = 0;
  std::uint64_t people = 0;
  const bool read = visit_table(x, kFrame, "strata.tsv", outcome, [&](const Row& row) {
    if (++lines > wanted) {
      return false;
    }
    const auto stratum = read_stratum(*x.order, static_cast<std::uint32_t>(lines), row, outcome);
    if (stratum) {
      strata.push_back(*stratum);
      people = std::min(people + stratum->people, kMaxInteger + 1);
    }
    return true;
  });
  if (!read) {
    return;
  }
  outcome.saw();
  if (lines != wanted) {
    outcome.fail({strata_path(), 0, std::to_string(wanted) + " strata",
                  lines > wanted ? "more" : std::to_string(lines)});
  }
  if (strata.size() == wanted && lines == wanted) {
    x.strata = strata;
    outcome.usable_anyway();
  }
  if (!x.frame) {
    outcome.blocked("3.1", path_of(kFrame, "frame.json"));
  } else if (people != x.frame->people && strata.size() == lines) {
    outcome.fail({strata_path(), 0, std::to_string(x.frame->people) + " people, as frame.json says",
                  std::to_string(people)});
  }
}

void check_3_3_leaves(Examination& x, Outcome& outcome) {
  const ScannedStep& step = *x.scan.step(kFrame);
  std::vector<Outcome> of_stratum(x.strata.size());
  crypto::for_each_in_parallel(x.strata.size(), 0, [&](std::size_t i) {
    check_leaves_file(x, static_cast<std::uint32_t>(i + 1), of_stratum[i]);
  });
  for (const Outcome& part : of_stratum) {
    outcome.add(part);
  }
  for (const ScannedFile& file : step.files) {
    const auto number = stratum_of_file(file.name);
    if (number && *number > x.strata.size()) {
      outcome.fail({file.path, 0, "no such file, because there is no such stratum", "a file"});
    }
  }
}

void check_3_4_one_leaf_a_person(Examination& x, Outcome& outcome) {
  LeafMerge merge(x);
  outcome.saw();
  std::optional<StratumLeaf> before;
  while (const auto next = merge.next()) {
    if (before && before->leaf == next->leaf) {
      outcome.fail({path_of(kFrame, leaves_file(next->stratum)), next->line,
                    "a leaf of no other stratum",
                    crypto::to_hex(next->leaf) + ", which also stands in " +
                        leaves_file(before->stratum) + " line " + std::to_string(before->line)});
    }
    before = next;
  }
}

void check_3_5_small_strata(Examination& x, Outcome& outcome) {
  for (const Stratum& stratum : x.strata) {
    outcome.saw();
    if (stratum.people > 0 && stratum.people < x.order->min_stratum) {
      outcome.fail({strata_path(), stratum.line,
                    "no people, or at least " + std::to_string(x.order->min_stratum),
                    std::to_string(stratum.people)});
    }
  }
}

void check_3_6_letters_by_rule(Examination& x, Outcome& outcome) {
  std::vector<std::uint64_t> people;
  std::uint64_t all = 0;
  for (const Stratum& stratum : x.strata) {
    people.push_back(stratum.people);
    all = std::min(all + stratum.people, kMaxInteger + 1);
  }
  if (all > kMaxInteger) {  // more than a frame document can name
    outcome.blocked("3.2", strata_path());
    return;
  }
  const auto letters = share_letters(*x.order, people, x.order->letters_total);
  check_second_letters(x, people, outcome);
  for (std::size_t i = 0; i < x.strata.size(); ++i) {
    const Stratum& stratum = x.strata[i];
    outcome.saw();
    if (stratum.letters != letters[i]) {
      outcome.fail({strata_path(), stratum.line, std::to_string(letters[i]) + " letters by the rule",
                    std::to_string(stratum.letters)});
    } else if (stratum.people > 0 && (stratum.letters < x.order->letters_minimum ||
                                      stratum.letters > stratum.people)) {
      outcome.fail({strata_path(), stratum.line,
                    "letters from " + std::to_string(x.order->letters_minimum) + " to " +
                        std::to_string(stratum.people),
                    std::to_string(stratum.letters)});
    }
  }
}

void check_3_7_register(Examination& x, Outcome& outcome) {
  // The auditor signs before letters are drawn.
  check_audit(x, {kFrame, kInvitations, {"register not audited", "Register nicht geprüft"}}, outcome);
}

}  // namespace klero::verifier
