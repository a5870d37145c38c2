// Rule 6.8: what became of the letters, in numbers.

#include <algorithm>
#include <array>

#include "crypto/base/text.h"
#include "verifier/checks/examination.h"
#include "verifier/checks/section_6_pool.h"

namespace klero::verifier {
namespace {

constexpr std::array<std::string_view, 8> kOutcomes{"entered",    "contradiction", "unknown answer",
                                                    "late",       "no consent",    "undeliverable",
                                                    "no reply",   "other"};
constexpr std::array<std::string_view, 8> kGerman{
    "eingetragen",           "widersprüchlich",   "unbekannte Angabe", "verspätet",
    "nicht eingewilligt",    "unzustellbar",      "ohne Antwort",      "sonstige"};
constexpr std::size_t kOther = 7;

// "120 entered, 30 late".
std::string told(const std::array<std::uint64_t, 8>& counts,
                 const std::array<std::string_view, 8>& names) {
  std::string text;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] > 0) {
      text += (text.empty() ? "" : ", ") + std::to_string(counts[i]) + " " + std::string(names[i]);
    }
  }
  return text;
}

std::string post_path(const Examination& x) { return path_of(x, x.pool_step(), "post.tsv"); }

// The numbers in sequence; none if the table is another one.
std::optional<std::array<std::uint64_t, 8>> read_post(Examination& x, Outcome& outcome) {
  std::array<std::uint64_t, 8> counts{};
  std::size_t lines = 0;
  bool right = true;
  const bool read = visit_table(x, x.pool_step(), "post.tsv", outcome, [&](const Row& row) {
    const std::string_view expected = lines < kOutcomes.size() ? kOutcomes[lines] : "no more lines";
    const auto number = read_integer(row.fields[1]);
    if (row.fields[0] != expected || !number) {
      outcome.fail({post_path(x), row.line, std::string(expected) + ", and a number",
                    crypto::escape_text(row.fields[0]) + ": " + crypto::escape_text(row.fields[1])});
      right = false;
      return false;
    }
    counts[lines++] = *number;
    return true;
  });
  if (read && right && lines < kOutcomes.size()) {
    outcome.fail({post_path(x), 0, std::to_string(kOutcomes.size()) + " lines", std::to_string(lines)});
  }
  return read && lines == kOutcomes.size() && right ? std::optional(counts) : std::nullopt;
}

}  // namespace

void check_6_8_post(Examination& x, Outcome& outcome) {
  const auto counts = read_post(x, outcome);
  if (!counts) {
    return;
  }
  outcome.saw();
  x.pool_at_hand().post = counts;
  outcome.remark({told(*counts, kOutcomes), told(*counts, kGerman)});
  const std::size_t rows = x.pool_at_hand().rows.size();
  if (counts->front() != rows) {
    outcome.fail({post_path(x), 2, std::to_string(rows), std::to_string(counts->front())});
  }
  std::uint64_t sum = 0;
  for (const std::uint64_t count : *counts) {
    sum += count;
  }
  const std::size_t letters =
      x.invitations.size() + (x.second_wave_sent() ? x.second_wave.size() : 0);
  if (sum != letters) {
    outcome.fail({post_path(x), 0, "every letter once: " + std::to_string(letters) + " together",
                  std::to_string(sum)});
  }
  // A small number stands in `other`, which may only be small itself if nothing else is left.
  const bool alone = std::all_of(counts->begin() + 1, counts->begin() + kOther,
                                 [](std::uint64_t count) { return count == 0; });
  for (std::size_t i = 1; i < counts->size(); ++i) {
    const std::uint64_t count = (*counts)[i];
    if (count > 0 && count < x.order->minimum_cell && !(i == kOther && alone)) {
      outcome.fail({post_path(x), i + 2,
                    "no letters, or at least " + std::to_string(x.order->minimum_cell) + ", in '" +
                        std::string(kOutcomes[i]) + "'",
                    std::to_string(count)});
    }
  }
}

}  // namespace klero::verifier
