// A.22: what became of the letters, counted again.

#include <array>
#include <set>
#include <span>

#include "crypto/base/error.h"
#include "crypto/hash/sha256_sodium.h"
#include "verifier/audit/audit_state.h"
#include "verifier/audit/register_reader.h"
#include "verifier/rebuild/small_numbers.h"

namespace klero::verifier {
namespace {

constexpr std::size_t kNoReply = 6;
constexpr std::size_t kOther = 7;
using Counts = std::array<std::uint64_t, 8>;  // the lines of post.tsv

// The leaves of the letters on the list of those that came back.
std::set<crypto::Digest> read_returned(const Audit& audit, std::string_view text, Outcome& outcome) {
  const AuditTable table{"undeliverable.csv", text, std::nullopt, {}, true};
  std::set<crypto::Digest> leaves;
  crypto::CsvImport import;
  import.columns = {"code"};
  import.filled = import.columns;
  import.bad_row = [&](const std::string& told) {
    outcome.fail({table.name, 0, "a row that can be read", told});
  };
  std::size_t column = 0;
  visit_csv(table, import,
            {.header = [&](const auto& shape) { column = crypto::require_column(shape, "code", table.name); },
             .row =
                 [&](const auto& row) {
                   const auto code = crypto::read_letter_code(row.fields[column], crypto::sodium::sha256);
                   const auto* nonce = std::get_if<crypto::LetterNonce>(&code);
                   const auto letter = nonce == nullptr ? audit.letters.end() : audit.letters.find(*nonce);
                   if (letter != audit.letters.end()) {
                     leaves.insert(letter->second);
                   }
                 }});
  return leaves;
}

// The line of post.tsv for a letter whose replies were refused.
std::size_t line_of(RefusedLetter refused) {
  switch (refused) {
    case RefusedLetter::kContradiction:
      return 1;
    case RefusedLetter::kUnknownAnswer:
      return 2;
    case RefusedLetter::kLate:
      return 3;
    case RefusedLetter::kNoConsent:
      return 4;
  }
  return kNoReply;
}

Counts count_letters(const Audit& audit, const std::set<crypto::Digest>& returned) {
  Counts counts{};
  for (const auto& letter : audit.letters) {
    const crypto::Digest& leaf = letter.second;
    const auto refused = audit.refused.find(leaf);
    if (audit.answered->contains(leaf)) {
      ++counts[0];
    } else if (refused != audit.refused.end()) {
      ++counts[line_of(refused->second)];
    } else {
      ++counts[returned.contains(leaf) ? 5 : kNoReply];
    }
  }
  return counts;
}

// Small numbers go to `other`.
void merge(Counts& counts, std::uint64_t minimum) {
  const std::vector<bool> merges = which_merge(std::span(counts).subspan(1, kNoReply), minimum);
  for (std::size_t i = 1; i <= kNoReply; ++i) {
    if (merges[i - 1]) {
      counts[kOther] += counts[i];
      counts[i] = 0;
    }
  }
}

}  // namespace

void audit_22_post(Audit& audit, Outcome& outcome) {
  const auto& post = audit.x.pool().post;
  if (!audit.answered || !post) {
    needs(outcome, post ? "A.10" : "6.8");
    return;
  }
  const std::string* list = require_file(audit, "undeliverable.csv", outcome);
  if (list == nullptr) {
    return;
  }
  outcome.saw();
  try {
    Counts counts = count_letters(audit, read_returned(audit, *list, outcome));
    merge(counts, audit.x.order->minimum_cell);
    for (std::size_t i = 0; i < counts.size(); ++i) {
      if ((*post)[i] != counts[i]) {
        outcome.fail({path_of(audit.x, audit.x.scan.pool_step(), "post.tsv"), i + 2, std::to_string(counts[i]),
                      std::to_string((*post)[i])});
      }
    }
  } catch (const crypto::Error& error) {
    outcome.fail({"undeliverable.csv", 0, "a table with the column code", error.what()});
  }
}

}  // namespace klero::verifier
