// A.10 to A.12 and A.14: the replies against the letters, the pool and the openings.

#include <algorithm>
#include <set>
#include <variant>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/hash/sha256_sodium.h"
#include "verifier/audit/audit_state.h"
#include "verifier/audit/register_reader.h"
#include "verifier/checks/letter_tables.h"
#include "verifier/read/evidence_name.h"

namespace klero::verifier {
namespace {

std::optional<std::uint32_t> category_of(const Feature& feature, std::string_view answer) {
  for (std::uint32_t c = 0; c < feature.categories.size(); ++c) {
    const auto& values = feature.categories[c].values;
    if (std::ranges::any_of(values, [&](const auto& value) { return crypto::trim_blanks(value) == answer; })) {
      return c;
    }
  }
  return std::nullopt;
}

class ReplyReader {
 public:
  // Only replies that came in on `deadline` or before count.
  ReplyReader(const Audit& audit, std::string deadline) : audit_(audit), deadline_(std::move(deadline)) {}

  void take_header(const crypto::CsvShape& shape) {
    code_ = crypto::require_column(shape, "code", audit_.replies.name);
    const Post& post = audit_.x.order->post;
    if (post.received) {
      received_ = crypto::require_column(shape, *post.received, audit_.replies.name);
    }
    if (post.consent) {
      consent_ = crypto::require_column(shape, post.consent->column, audit_.replies.name);
    }
    for (const Feature& feature : audit_.x.order->features) {
      if (feature.column) {
        asked_.push_back(
            {&feature, crypto::require_column(shape, *feature.column, audit_.replies.name)});
      }
    }
  }

  void take_row(const crypto::CsvRow& row) {
    const auto code = crypto::read_letter_code(row.fields[code_], crypto::sodium::sha256);
    const auto* nonce = std::get_if<crypto::LetterNonce>(&code);
    if (nonce == nullptr) {
      skip(row, {"its code cannot be read", "ihr Code ist nicht lesbar"});
      return;
    }
    const auto letter = audit_.letters.find(*nonce);
    if (letter == audit_.letters.end()) {
      skip(row, {"nobody with a letter has its code", "niemand mit Brief hat ihren Code"});
      return;
    }
    if (!counts(row, letter->second)) {
      return;
    }
    AuditedReply reply{row.line, {}, false};
    for (const auto& [feature, field] : asked_) {
      const auto category = category_of(*feature, crypto::trim_blanks(row.fields[field]));
      if (!category) {
        const std::string name = crypto::escape_text(feature->name);
        refuse(letter->second, RefusedLetter::kUnknownAnswer);
        skip(row, {"its answer to '" + name + "' is in no category",
                   "ihre Antwort zu '" + name + "' gehört zu keiner Kategorie"});
        return;
      }
      reply.answers.push_back(*category);
    }
    const auto [before, is_new] = replies.emplace(letter->second, reply);
    if (!is_new) {
      before->second.contradicted |= before->second.answers != reply.answers;
      skip(row, {"its code came before, on line " + std::to_string(before->second.line),
                 "ihr Code kam schon vor, in Zeile " + std::to_string(before->second.line)});
    }
  }

  std::map<crypto::Digest, AuditedReply> replies;
  std::vector<NotEntered> not_entered;
  std::map<crypto::Digest, RefusedLetter> refused;  // of these letters what came furthest

 private:
  // By section 2.2, `post`: with consent, and in time.
  bool counts(const crypto::CsvRow& row, const crypto::Digest& leaf) {
    const Post& post = audit_.x.order->post;
    if (post.consent) {
      const std::string_view answer = crypto::trim_blanks(row.fields[consent_]);
      if (std::ranges::none_of(post.consent->values, [&](const auto& value) {
            return crypto::trim_blanks(value) == answer;
          })) {
        refuse(leaf, RefusedLetter::kNoConsent);
        skip(row, {"it does not consent", "sie willigt nicht ein"});
        return false;
      }
    }
    const auto last = read_written_date(deadline_);
    const auto day = post.received
                         ? read_written_date(crypto::trim_blanks(row.fields[received_]))
                         : last;
    if (!day || *day > *last) {
      refuse(leaf, RefusedLetter::kLate);
      skip(row, {"it did not come in by " + deadline_, "sie ging nicht bis " + deadline_ + " ein"});
      return false;
    }
    return true;
  }

  void refuse(const crypto::Digest& leaf, RefusedLetter why) {
    const auto known = refused.try_emplace(leaf, why).first;
    known->second = std::max(known->second, why);
  }

  void skip(const crypto::CsvRow& row, const Said& why) {
    not_entered.push_back({row.line, why});
  }

  const Audit& audit_;
  std::string deadline_;
  std::size_t code_ = 0;
  std::size_t received_ = 0;  // if the order names the column
  std::size_t consent_ = 0;
  std::vector<std::pair<const Feature*, std::size_t>> asked_;
};

crypto::CsvImport import_for(const Audit& audit, Outcome& outcome) {
  crypto::CsvImport import;
  import.columns = {"code"};
  import.filled = import.columns;
  for (const Feature& feature : audit.x.order->features) {
    if (feature.column) {
      import.columns.push_back(*feature.column);
    }
  }
  const Post& post = audit.x.order->post;
  if (post.received) {
    import.columns.push_back(*post.received);
  }
  if (post.consent) {
    import.columns.push_back(post.consent->column);
  }
  import.bad_row = [&](const std::string& told) {
    outcome.fail({audit.replies.name, 0, "a row that can be read", told});
  };
  return import;
}

// Answers that contradict each other count for nothing.
void drop_contradictions(Audit& audit) {
  std::erase_if(*audit.answered, [&](const auto& entry) {
    if (entry.second.contradicted) {
      audit.refused[entry.first] = RefusedLetter::kContradiction;
      audit.not_entered.push_back(
          {entry.second.line, {"another row of its code answers otherwise",
                               "eine andere Zeile ihres Codes antwortet anders"}});
    }
    return entry.second.contradicted;
  });
}

bool has_replies(const Audit& audit, Outcome& outcome) {
  if (!audit.answered) {
    needs(outcome, "A.10");
    return false;
  }
  outcome.saw();
  return true;
}

std::string pool_path(const Examination& x) { return path_of(x, x.scan.pool_step(), "pool.tsv"); }

}  // namespace

void audit_10_rows_have_replies(Audit& audit, Outcome& outcome) {
  if (!audit.frame) {
    needs(outcome, "A.3");
    return;
  }
  if (!audit.replies.there && require_file(audit, "replies.csv", outcome) == nullptr) {
    return;
  }
  outcome.saw();
  ReplyReader reader(audit, audit.x.order->post.deadline);
  try {
    visit_csv(audit.replies, import_for(audit, outcome),
              {.header = [&](const auto& shape) { reader.take_header(shape); },
               .row = [&](const auto& row) { reader.take_row(row); }});
  } catch (const crypto::Error& error) {
    outcome.fail({audit.replies.name, 0, "a table with the column code and one a question",
                  error.what()});
    return;
  }
  audit.answered = std::move(reader.replies);
  audit.not_entered = std::move(reader.not_entered);
  audit.refused = std::move(reader.refused);
  drop_contradictions(audit);
  std::erase_if(audit.refused, [&](const auto& entry) { return audit.answered->contains(entry.first); });
  for (std::size_t row = 0; row < audit.x.pool().rows.size(); ++row) {
    if (!audit.answered->contains(audit.x.pool().rows[row].leaf)) {
      outcome.fail({pool_path(audit.x), row + 2, "a reply of the person with this letter", "none"});
    }
  }
}

void audit_23_second_wave(Audit& audit, Outcome& outcome) {
  const Order& order = *audit.x.order;
  if (has_no_second_wave(audit.x, outcome)) {
    return;
  }
  if (!has_replies(audit, outcome)) {
    return;
  }
  ReplyReader reader(audit, order.second_wave->date);
  Outcome told_before;  // what cannot be read is a finding of A.10
  visit_csv(audit.replies, import_for(audit, told_before),
            {.header = [&](const auto& shape) { reader.take_header(shape); },
             .row = [&](const auto& row) { reader.take_row(row); }});
  const auto answered = static_cast<std::uint64_t>(
      std::ranges::count_if(audit.x.invitations, [&](const Invitation& invitation) {
        const auto reply = reader.replies.find(invitation.entry.leaf);
        return reply != reader.replies.end() && !reply->second.contradicted;
      }));
  const std::string counted = std::to_string(answered);
  const std::string told = std::to_string(audit.x.decision->answered);
  if (audit.x.decision->sent != (answered < order.second_wave->below)) {
    outcome.fail({"evidence/" + path_of(6, kSecondWaveFile), 3,
                  counted + " letters of the first wave answered by " + order.second_wave->date +
                      ", by the replies",
                  told});
  } else if (answered != audit.x.decision->answered) {
    outcome.remark({"the replies now give " + counted + " answered where the office counted " + told +
                        "; the decision is the same",
                    "die Antworten ergeben heute " + counted + " beantwortete, das Amt zählte " + told +
                        "; die Entscheidung ist dieselbe"});
  }
}

void audit_11_replies_have_rows(Audit& audit, Outcome& outcome) {
  if (!has_replies(audit, outcome)) {
    return;
  }
  std::set<crypto::Digest> pool;
  for (const PoolRow& row : audit.x.pool().rows) {
    pool.insert(row.leaf);
  }
  for (const auto& [leaf, reply] : *audit.answered) {
    if (!pool.contains(leaf)) {
      outcome.fail({audit.replies.name, reply.line, "a row of the pool for this reply", "none"});
    }
  }
}

void audit_12_not_entered(Audit& audit, Outcome& outcome) {
  if (!has_replies(audit, outcome) || audit.not_entered.empty()) {
    return;
  }
  constexpr std::size_t kShown = 50;
  std::ranges::sort(audit.not_entered, {}, &NotEntered::line);
  const std::string count = std::to_string(audit.not_entered.size());
  Said said{count + " rows of the replies were not entered; is that right? ",
            count + " Zeilen der Antworten wurden nicht übernommen; zu Recht? "};
  for (std::size_t i = 0; i < std::min(audit.not_entered.size(), kShown); ++i) {
    const NotEntered& row = audit.not_entered[i];
    const std::string line = std::to_string(row.line);
    said.english += (i == 0 ? "line " : "; line ") + line + ": " + row.why.english;
    said.german += (i == 0 ? "Zeile " : "; Zeile ") + line + ": " + row.why.german;
  }
  outcome.manual(said);
}

void audit_14_answers(Audit& audit, Outcome& outcome) {
  if (!has_replies(audit, outcome)) {
    return;
  }
  std::size_t asked = 0;
  for (std::size_t f = 0; f < audit.x.order->features.size(); ++f) {
    const Feature& feature = audit.x.order->features[f];
    if (!feature.column) {
      continue;
    }
    if (audit.categories[f].size() != audit.x.pool().rows.size()) {
      needs(outcome, "A.13");
      ++asked;
      continue;
    }
    for (std::size_t row = 0; row < audit.x.pool().rows.size(); ++row) {
      const auto reply = audit.answered->find(audit.x.pool().rows[row].leaf);
      if (reply != audit.answered->end() &&
          reply->second.answers[asked] != audit.categories[f][row]) {
        outcome.fail({audit.replies.name, reply->second.line,
                      crypto::escape_text(feature.name) + ": as entered in row " +
                          std::to_string(row + 1) + ", " +
                          shown(feature.categories[audit.categories[f][row]].name),
                      shown(feature.categories[reply->second.answers[asked]].name)});
      }
    }
    ++asked;
  }
}

}  // namespace klero::verifier
