#include "verifier/receipt/receipt.h"

#include <algorithm>

#include "crypto/base/text.h"
#include "crypto/hash/sha256_sodium.h"
#include "verifier/checks/examination.h"
#include "verifier/checks/panel_rows.h"

namespace klero::verifier {
namespace {

crypto::Digest inner_of(const Examination& x, const ReceiptQuestion& question) {
  return inner_of(*x.order, question.identity, crypto::to_hex(question.nonce));
}

// The tag of whoever asks, if the record opens it: he was drawn or skipped.
std::optional<HouseholdTag> opened_tag(const Examination& x, const ReceiptQuestion& question) {
  const crypto::Digest inner = inner_of(x, question);
  for (const auto* letters : {&x.invitations, &x.second_wave, &x.skipped}) {
    for (const Invitation& letter : *letters) {
      if (letter.opening.inner == inner) {
        return letter.opening.tag;
      }
    }
  }
  return std::nullopt;
}

crypto::Digest leaf_of(const Examination& x, const ReceiptQuestion& question,
                       std::uint32_t stratum) {
  if (x.order->household) {
    return leaf_of_opening(*x.order, crypto::to_hex(*x.scan.step(1)->checksum), stratum,
                           {question.tag.value_or(HouseholdTag{}), inner_of(x, question)});
  }
  const std::string text =
      lines({label(*x.order, "leaf"), crypto::to_hex(*x.scan.step(1)->checksum),
             text_of_stratum(*x.order, stratum), question.identity, crypto::to_hex(question.nonce)});
  return crypto::sodium::sha256(text);
}

bool is_in_stratum(const Examination& x, std::uint32_t stratum, const crypto::Digest& leaf) {
  const std::string wanted = crypto::to_hex(leaf);
  bool found = false;
  visit_rows(x.folder, path_of(2, leaves_file(stratum)), [&](const Row& row) {
    found = row.fields[0] == wanted;
    return !found;
  });
  return found;
}

void add_letter(const Examination& x, Receipt& receipt) {
  if (!x.lots[0].seed) {
    return;
  }
  receipt.ticket = ticket_of(*x.lots[0].seed, crypto::to_hex(receipt.leaf));
  if (x.invitations.empty()) {
    return;
  }
  receipt.drawn = false;
  for (const Invitation& invitation : x.invitations) {
    if (invitation.stratum == receipt.stratum) {
      receipt.cut_off = invitation.entry.ticket;  // ascending: the last one stays
      receipt.drawn = *receipt.drawn || invitation.entry.leaf == receipt.leaf;
    }
  }
  receipt.skipped = std::any_of(
      x.skipped.begin(), x.skipped.end(),
      [&](const Invitation& passed) { return passed.entry.leaf == receipt.leaf; });
  if (x.decision) {
    receipt.second_sent = x.decision->sent;
  }
  for (const Invitation& invitation : x.second_wave) {
    if (invitation.stratum == receipt.stratum) {
      receipt.cut_off = x.second_wave_sent() ? invitation.entry.ticket : receipt.cut_off;
      receipt.second = receipt.second || invitation.entry.leaf == receipt.leaf;
    }
  }
}

std::vector<std::pair<std::string, std::string>> answers_of(const Examination& x, RowNumber row) {
  std::vector<std::pair<std::string, std::string>> answers;
  for (std::size_t f = 0; f < x.pool().answers.size(); ++f) {
    const Feature& feature = x.order->features[f];
    if (feature.sealed) {
      continue;  // only his receipt opens it to him
    }
    answers.emplace_back(crypto::escape_text(feature.name),
                         crypto::escape_text(feature.categories[x.pool().answers[f][row - 1]].name));
  }
  return answers;
}

// In how many of the open panels the row stands; nullopt before the portfolio, or if it is committed.
std::optional<std::uint64_t> count_panels(const Examination& x, RowNumber row) {
  if (x.order->committed || x.scan.step(x.scan.portfolio_step()) == nullptr) {
    return std::nullopt;
  }
  Outcome ignored;
  std::uint64_t panels = 0;
  const bool read = visit_panels(x, ignored, [&](const PanelLine& panel) {
    panels += std::binary_search(panel.rows.begin(), panel.rows.end(), row) ? 1U : 0U;
  });
  return read ? std::optional(panels) : std::nullopt;
}

bool contains(const std::vector<RowNumber>& rows, RowNumber row) {
  return std::find(rows.begin(), rows.end(), row) != rows.end();
}

void add_pool(const Examination& x, Receipt& receipt) {
  const auto found = std::find_if(x.pool().rows.begin(), x.pool().rows.end(), [&](const PoolRow& row) {
    return row.leaf == receipt.leaf;
  });
  if (found == x.pool().rows.end()) {
    return;
  }
  PoolReceipt pool;
  pool.row = static_cast<RowNumber>(found - x.pool().rows.begin() + 1);
  pool.answers = answers_of(x, pool.row);
  pool.panels = count_panels(x, pool.row);
  pool.member = contains(x.panel, pool.row);
  for (const Pair& pair : x.pairs) {
    pool.left = pool.left || contains(pair.leavers, pool.row);
    if (!pair.panel.empty()) {
      pool.member = contains(pair.panel, pool.row);
    }
  }
  receipt.pool = std::move(pool);
}

Receipt receipt_in(const Examination& x, std::uint32_t stratum, const crypto::Digest& leaf) {
  Receipt receipt;
  receipt.stratum = stratum;
  receipt.stratum_text = crypto::escape_text(text_of_stratum(*x.order, stratum), 500);
  receipt.leaf = leaf;
  receipt.people = x.strata[stratum - 1].people;
  receipt.letters = x.strata[stratum - 1].letters;
  add_letter(x, receipt);
  add_pool(x, receipt);
  return receipt;
}

}  // namespace

std::string tidy_identity(std::string_view typed) {
  std::string tidy;
  bool first = true;
  for (std::string_view piece : crypto::split(typed, '|')) {
    while (piece.starts_with(' ')) {
      piece.remove_prefix(1);
    }
    while (piece.ends_with(' ')) {
      piece.remove_suffix(1);
    }
    tidy += (first ? "" : " | ") + std::string(piece);
    first = false;
  }
  return tidy;
}

std::optional<Receipt> find_receipt(const Examination& x, const ReceiptQuestion& question) {
  if (!x.order || !x.scan.step(1)->checksum) {
    return std::nullopt;
  }
  ReceiptQuestion full = question;
  if (x.order->household && !full.tag) {
    full.tag = opened_tag(x, question);
  }
  if (x.order->household && !full.tag) {
    return std::nullopt;
  }
  for (std::uint32_t number = 1; number <= x.strata.size(); ++number) {
    const Stratum& stratum = x.strata[number - 1];
    const crypto::Digest leaf = leaf_of(x, full, number);
    if (stratum.people > 0 && is_in_stratum(x, number, leaf)) {
      return receipt_in(x, number, leaf);
    }
  }
  return std::nullopt;
}

Receipt receipt_of_row(const Examination& x, RowNumber row) {
  const PoolRow& found = x.pool().rows[row - 1];
  return receipt_in(x, found.stratum, found.leaf);
}

}  // namespace klero::verifier
