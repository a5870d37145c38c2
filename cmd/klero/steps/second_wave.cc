#include <CLI/CLI.hpp>
#include <map>
#include <memory>

#include "cmd/klero/next.h"
#include "cmd/klero/office.h"
#include "cmd/klero/say.h"
#include "cmd/klero/steps/import_options.h"
#include "cmd/klero/steps/letter_shop.h"
#include "cmd/klero/steps/read_back.h"
#include "cmd/klero/steps/refused_rows.h"
#include "cmd/klero/steps/steps.h"
#include "cmd/klero/today.h"
#include "cmd/klero/verify_written.h"
#include "crypto/base/error.h"
#include "crypto/files/publish_folder.h"
#include "selection/letters/mail_merge.h"
#include "selection/letters/second_wave.h"
#include "selection/order/texts.h"
#include "selection/record/publish.h"

namespace klero::cmd {
namespace {

using crypto::Error;
using selection::Draw;
using selection::Invited;

struct WaveOptions {
  OfficeOptions office;
  ImportOptions import;
  std::string replies;
  bool skip_refused = false;
};

std::filesystem::path letters_folder(const Draw& draw) {
  return selection::sealed_folder(draw.folder) /
         selection::step_folder(selection::kInvitationsStep) / "second-wave";
}

// Where and when this may be decided. In a rehearsal any day will do.
void require_time(const Draw& draw) {
  const selection::Order& order = draw.record.order;
  if (!order.letters.second_wave) {
    throw Error("the order has no second wave of letters: there is nothing to decide");
  }
  if (draw.record.steps.back().folder != selection::step_folder(selection::kInvitationsStep)) {
    throw Error("out of order: the second wave is decided after step " +
                    selection::step_folder(selection::kInvitationsStep) + " and before the pool",
                "`klero status " + draw.folder.string() + "` says what to do next");
  }
  const std::chrono::year_month_day day = order.letters.second_wave->date;
  if (order.mode == selection::Mode::kReal && today() <= day) {
    throw Error("replies count for the second wave until " + selection::write_date(day) +
                    "; today is " + selection::write_date(today()),
                "run this on the day after, with all replies that have come in");
  }
}

// How many letters of the first wave are answered by replies that came in by the day.
std::uint64_t count_answered(const Draw& draw, const WaveOptions& options) {
  selection::Order order = draw.record.order;
  order.post.deadline = order.letters.second_wave->date;
  const selection::RepliesReading reading = selection::read_replies(
      order, invitations_of(draw, Wave::kFirst), invited_of(draw, Wave::kFirst), options.replies,
      said_of(options.import));
  std::vector<selection::RefusedReply> refused;
  std::uint64_t late = 0;
  for (const selection::RefusedReply& reply : reading.refused) {
    if (reply.refusal == selection::Refusal::kLate) {
      ++late;
    } else {
      refused.push_back(reply);
    }
  }
  settle_refused(refused, options.replies, reading.rows, "replies", options.skip_refused,
                 "mend them, or go on without them: --skip-refused");
  if (late > 0) {
    note(std::to_string(late) + " replies came in after " +
         selection::write_date(order.post.deadline) + ", or name no day: they do not count here");
  }
  return reading.pool.rows.size();
}

// The people of the second wave in the sequence of its table: by stratum, then by ticket.
std::vector<Invited> people_by_ticket(const Draw& draw) {
  std::map<crypto::Digest, Invited> by_leaf;
  for (Invited& person : invited_of(draw, Wave::kSecond)) by_leaf[person.leaf] = std::move(person);
  std::vector<Invited> people;
  for (const selection::Invitation& letter : invitations_of(draw, Wave::kSecond)) {
    people.push_back(by_leaf.at(letter.leaf));
  }
  return people;
}

// The letters for the shop, whole or not at all; they are there already if a run was repeated.
void make_letters(const Draw& draw) {
  const std::filesystem::path path = letters_folder(draw);
  crypto::remove_unfinished(path.parent_path());
  if (std::filesystem::exists(path)) return;
  crypto::NewFolder folder(path, crypto::Access::kSecret);
  write_letters(draw.record.order, people_by_ticket(draw),
                [&](std::string_view name, std::string_view bytes) { folder.add(name, bytes); });
  folder.publish();
}

// The text first: from then on nothing else can be said. Then its signature, then the letters.
void decide(const Draw& draw, const OfficeOptions& options, std::uint64_t answered) {
  const selection::StepNumber step = selection::kInvitationsStep;
  const std::string text = selection::write_wave_decision(
      draw.record.order, selection::checksum_of(draw.record, step), answered);
  const crypto::SigningKey key = office_key(draw, options);
  const std::string signature = signer_of(key)(text);
  selection::add_evidence(draw, step, {{std::string(selection::kSecondWaveText), text}});
  selection::add_evidence(draw, step, {{std::string(selection::kSecondWaveSignature), signature}});
}

void second_wave(const WaveOptions& options) {
  const Draw draw = selection::open_draw(options.office.draw);
  require_time(draw);
  const std::uint64_t answered = count_answered(draw, options);
  decide(draw, options.office, answered);
  const selection::SecondWave& rule = *draw.record.order.letters.second_wave;
  const bool sent = answered < rule.below;
  if (sent) make_letters(draw);
  verify_through(draw.record.folder, selection::kInvitationsStep);
  print("answered " + std::to_string(answered) + " of " +
        std::to_string(invitations_of(draw, Wave::kFirst).size()) + " letters by " +
        selection::write_date(rule.date) + "; " + (sent ? "fewer" : "not fewer") + " than " +
        std::to_string(rule.below) + "\nsecond   " +
        (sent ? std::to_string(invitations_of(draw, Wave::kSecond).size()) +
                    " more letters; for the letter shop: " +
                    shell_word((letters_folder(draw) / selection::kMailMergeFile).native())
              : std::string("no more letters")) +
        "\n" + next_words(draw));
}

}  // namespace

void add_second_wave(CLI::App& program) {
  CLI::App* command = program.add_subcommand(
      "second-wave", "Count the answered letters, and send more by the order's rule if too few are");
  auto options = std::make_shared<WaveOptions>();
  add_office_options(*command, options->office);
  command
      ->add_option("--replies,REPLIES", options->replies,
                   "The replies so far: a CSV file as `klero replies` takes it")
      ->required();
  add_import_options(*command, options->import);
  command->add_flag("--skip-refused", options->skip_refused,
                    "Go on without the rows that are refused");
  command->callback([options] { second_wave(*options); });
}

}  // namespace klero::cmd
