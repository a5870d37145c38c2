#include "selection/replies/read_replies.h"

#include <algorithm>
#include <map>
#include <optional>

#include "crypto/base/text.h"
#include "crypto/csv/csv.h"
#include "selection/order/texts.h"
#include "selection/register/birth_date.h"
#include "selection/register/cell.h"
#include "selection/register/classify.h"
#include "selection/replies/letter_index.h"

namespace klero::selection {
namespace {

// A row whose code and answers could be read.
struct Reply {
  std::uint64_t line = 0;
  std::string code;  // escaped
  const Invited* person = nullptr;
  std::vector<std::uint32_t> answers;
};

class ReplyReader {
 public:
  ReplyReader(const Order& order, const std::vector<Invited>& invited, RepliesReading& reading)
      : order_(order), reading_(reading), letters_(invited) {}

  void take_header(const crypto::CsvShape& shape, std::string_view file) {
    code_ = crypto::require_column(shape, "code", file);
    const Post& post = order_.post;
    if (post.received) received_ = crypto::require_column(shape, *post.received, file);
    if (post.consent) {
      consent_ = Question{post.consent->column,
                          crypto::require_column(shape, post.consent->column, file),
                          ValueMap({post.consent->values})};
    }
    for (const std::size_t position : asked_features(order_)) {
      const Feature& feature = order_.features[position];
      questions_.push_back(
          {*feature.column, crypto::require_column(shape, *feature.column, file),
           value_map_of(feature)});
    }
  }

  void take_row(const crypto::CsvRow& row) {
    ++reading_.rows;
    Reply reply;
    reply.line = row.line;
    reply.code = crypto::escape_text(row.fields[code_], 60);
    if (read_code(row.fields[code_], reply) && read_consent(row, reply) && read_day(row, reply) &&
        read_answers(row, reply)) {
      replies_.push_back(std::move(reply));
    }
  }

  // The replies that count, at most one a person.
  std::vector<Reply> finish() {
    std::stable_sort(replies_.begin(), replies_.end(), [](const Reply& a, const Reply& b) {
      return a.person->leaf < b.person->leaf;
    });
    std::vector<Reply> accepted;
    for (auto first = replies_.begin(); first != replies_.end();) {
      const auto last = std::find_if(
          first, replies_.end(), [&](const Reply& reply) { return reply.person != first->person; });
      take_person({first, last}, accepted);
      first = last;
    }
    std::sort(reading_.refused.begin(), reading_.refused.end(),
              [](const RefusedReply& a, const RefusedReply& b) { return a.line < b.line; });
    return accepted;
  }

 private:
  struct Question {
    std::string column;
    std::size_t field;
    ValueMap values;
  };

  // The readers say whether they understood; if not, the row is refused.

  bool read_code(std::string_view typed, Reply& reply) {
    const auto found = letters_.find(typed);
    if (const auto* flaw = std::get_if<CodeFlaw>(&found)) {
      return refuse(reply, flaw->refusal, flaw->why);
    }
    reply.person = std::get<const Invited*>(found);
    return true;
  }

  bool read_consent(const crypto::CsvRow& row, const Reply& reply) {
    if (!consent_) return true;
    const std::string_view cell = cells_.normal(row.fields[consent_->field]);
    if (consent_->values.find(cell)) return true;
    return refuse(reply, Refusal::kNoConsent,
                  "column '" + crypto::escape_text(consent_->column) + "' holds '" +
                      crypto::escape_text(cell, 80) + "', which is no consent; consent is " +
                      consent_->values.known_values() + consent_->values.likely(cell));
  }

  bool read_day(const crypto::CsvRow& row, const Reply& reply) {
    if (!order_.post.received) return true;
    const std::string_view cell = cells_.normal(row.fields[received_]);
    const std::optional<Date> day = parse_register_date(cell);
    if (day && *day <= order_.post.deadline) return true;
    return refuse(reply, Refusal::kLate,
                  "column '" + crypto::escape_text(*order_.post.received) + "' holds '" +
                      crypto::escape_text(cell, 80) + "'" +
                      (day ? ", expected a day not after " + write_date(order_.post.deadline)
                           : std::string(why_no_date(cell))));
  }

  bool read_answers(const crypto::CsvRow& row, Reply& reply) {
    for (const Question& question : questions_) {
      const std::string_view cell = cells_.normal(row.fields[question.field]);
      const std::optional<std::uint32_t> category = question.values.find(cell);
      if (!category) {
        return refuse(reply, Refusal::kUnknownAnswer,
                      "column '" + crypto::escape_text(question.column) + "' holds '" +
                          crypto::escape_text(cell, 80) + "', which the order does not know; it knows " +
                          question.values.known_values() + question.values.likely(cell));
      }
      reply.answers.push_back(*category);
    }
    return true;
  }

  // `replies` of one person, by line.
  void take_person(std::span<const Reply> replies, std::vector<Reply>& accepted) {
    const Reply& first = replies.front();
    const auto differs = [&](const Reply& reply) { return reply.answers != first.answers; };
    const auto other = std::find_if(replies.begin(), replies.end(), differs);
    if (other == replies.end()) {
      accepted.push_back(first);
      for (const Reply& reply : replies.subspan(1)) {
        refuse(reply, Refusal::kTwice, "the same reply stands in line " + std::to_string(first.line));
      }
      return;
    }
    for (const Reply& reply : replies) {
      const Reply& against = differs(reply) ? first : *other;
      refuse(reply, Refusal::kContradiction,
             "the same code with other answers stands in line " +
                        std::to_string(against.line) + "; none of them counts");
    }
  }

  // Always false.
  bool refuse(const Reply& reply, Refusal refusal, const std::string& why) {
    reading_.refused.push_back({reply.line, refusal, reply.code, why});
    if (reply.person != nullptr) {
      const auto known = reading_.not_entered.try_emplace(reply.person->leaf, refusal).first;
      known->second = std::max(known->second, refusal);
    }
    return false;
  }

  const Order& order_;
  RepliesReading& reading_;
  LetterIndex letters_;
  CellReader cells_;
  std::size_t code_ = 0;
  std::size_t received_ = 0;  // if the order names the column
  std::optional<Question> consent_;
  std::vector<Question> questions_;
  std::vector<Reply> replies_;
};

crypto::CsvImport import_for(const Order& order, const crypto::CsvSaid& said) {
  crypto::CsvImport import;
  import.columns = {"code"};
  for (const std::size_t position : asked_features(order)) {
    import.columns.push_back(*order.features[position].column);
  }
  if (order.post.received) import.columns.push_back(*order.post.received);
  if (order.post.consent) import.columns.push_back(order.post.consent->column);
  import.filled = {"code"};
  import.said = said;
  import.normal_name = normal_cell;
  return import;
}

template <class Read>
RepliesReading read_with(const Order& order, const std::vector<Invitation>& invitations,
                         const std::vector<Invited>& invited, std::string_view name,
                         const crypto::CsvSaid& said, const Read& read) {
  std::map<crypto::Digest, StratumNumber> strata;
  for (const Invitation& invitation : invitations) strata[invitation.leaf] = invitation.stratum;
  RepliesReading reading;
  ReplyReader reader(order, invited, reading);
  crypto::CsvVisitor visitor;
  visitor.header = [&](const crypto::CsvShape& shape) { reader.take_header(shape, name); };
  visitor.row = [&](const crypto::CsvRow& row) { reader.take_row(row); };
  reading.shape = read(import_for(order, said), visitor);
  for (const Reply& reply : reader.finish()) {
    const StratumNumber stratum = strata.at(reply.person->leaf);
    reading.not_entered.erase(reply.person->leaf);
    reading.pool.rows.push_back(
        {reply.person->leaf, stratum, make_profile(order, stratum, reply.answers)});
  }
  return reading;
}

}  // namespace

RepliesReading read_replies(const Order& order, const std::vector<Invitation>& invitations,
                            const std::vector<Invited>& invited,
                            const std::filesystem::path& file, const crypto::CsvSaid& said) {
  return read_with(order, invitations, invited, file.string(), said,
                   [&](const crypto::CsvImport& import, const crypto::CsvVisitor& visitor) {
                     return crypto::import_csv(file, import, visitor);
                   });
}

RepliesReading read_replies_text(const Order& order, const std::vector<Invitation>& invitations,
                                 const std::vector<Invited>& invited, std::string_view name,
                                 std::string_view text, const crypto::CsvSaid& said) {
  return read_with(order, invitations, invited, name, said,
                   [&](const crypto::CsvImport& import, const crypto::CsvVisitor& visitor) {
                     return crypto::import_csv_text(name, text, import, visitor);
                   });
}

}  // namespace klero::selection
