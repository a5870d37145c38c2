#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "cmd/klero/office.h"
#include "cmd/klero/say.h"
#include "cmd/klero/steps/read_back.h"
#include "cmd/klero/steps/steps.h"
#include "crypto/base/error.h"
#include "crypto/format/letter_code.h"
#include "crypto/hash/sha256_openssl.h"
#include "selection/frame/frame_files.h"
#include "selection/frame/leaf.h"
#include "selection/frame/sealed_people.h"
#include "selection/letters/mail_merge.h"
#include "selection/letters/tickets.h"
#include "selection/picture/letter_picture.h"

namespace klero::cmd {
namespace {

using crypto::Error;
using selection::Draw;
using selection::Invitation;
using selection::Invited;
using selection::StratumNumber;

struct Drawn {
  std::vector<Invitation> invitations;  // by stratum, then ticket
  std::vector<Invited> people;          // in the same sequence
};

std::filesystem::path sealed_file(const Draw& draw, const std::string& name) {
  return selection::sealed_folder(draw.folder) / selection::step_folder(selection::kFrameStep) /
         name;
}

// Draws one stratum. What the sealed part says of each person must give his published leaf, or a
// letter would go to somebody else.
void draw_stratum(const Draw& draw, const selection::LeafMaker& maker, const std::string& seed,
                  StratumNumber stratum, std::uint64_t letters, Drawn& drawn) {
  const selection::Order& order = draw.record.order;
  const std::string name = selection::leaves_file(stratum);
  const std::vector<crypto::Digest> leaves = selection::read_leaves(
      name, selection::read_step_file(draw.record, selection::kFrameStep, name));
  const std::vector<selection::Ticket> tickets = selection::draw_tickets(seed, leaves, letters);
  std::vector<std::size_t> positions;
  for (const selection::Ticket& ticket : tickets) positions.push_back(ticket.position);
  const std::string people_name = selection::people_file(stratum);
  std::vector<selection::SealedPerson> people =
      selection::read_people(order, sealed_file(draw, people_name), positions);
  const std::string text = selection::stratum_text(order, stratum);
  for (std::size_t i = 0; i < tickets.size(); ++i) {
    const crypto::Digest& leaf = leaves[positions[i]];
    const crypto::LetterNonce nonce = maker.nonce(people[i].key);
    if (maker.leaf(text, people[i].identity, nonce) != leaf) {
      throw Error("sealed/02-frame/" + people_name + ":" + std::to_string(positions[i] + 2) +
                  ": does not give the leaf that the record holds for it");
    }
    drawn.invitations.push_back({stratum, tickets[i].ticket, leaf});
    drawn.people.push_back(
        {leaf, nonce, std::move(people[i].identity), std::move(people[i].letter_cells)});
  }
}

Drawn draw_letters(const Draw& draw) {
  const selection::Order& order = draw.record.order;
  const std::string seed = seed_of_lot(draw, selection::kLot1);
  const crypto::Secret master = master_of(draw);
  const crypto::Secret::Reading reading = master.read();
  const selection::LeafMaker maker(
      order, selection::checksum_of(draw.record, selection::kOrderStep), reading.bytes());
  const selection::StrataCounts counts = selection::read_strata(
      order, selection::read_step_file(draw.record, selection::kFrameStep, "strata.tsv"));
  Drawn drawn;
  for (StratumNumber stratum = 1; stratum <= counts.letters.size(); ++stratum) {
    if (counts.letters[stratum - 1] == 0) continue;
    progress("stratum " + std::to_string(stratum));
    draw_stratum(draw, maker, seed, stratum, counts.letters[stratum - 1], drawn);
  }
  progress("");
  return drawn;
}

// Tells the first of the letters that somebody should look at.
void tell_letters(const std::vector<std::size_t>& numbers, const std::string& what) {
  if (numbers.empty()) return;
  note(std::to_string(numbers.size()) + " of the letters " + what + ", the first is in row " +
       std::to_string(numbers.front()) + " of letters.csv");
}

// For the letter shop: the table, and each letter's code as a picture.
void add_letters(selection::StepWriter& step, const selection::Order& order,
                 const std::vector<Invited>& people) {
  const selection::MailMerge merge = selection::write_mail_merge(order, people);
  step.add_sealed(selection::kMailMergeFile, merge.text);
  tell_letters(merge.without_salutation, "have a value for which the order has no salutation");
  tell_letters(merge.without_representative,
               "go to somebody who is not of full age for certain, and name no representative");
  for (std::size_t i = 0; i < people.size(); ++i) {
    progress("picture " + std::to_string(i + 1) + " of " + std::to_string(people.size()));
    step.add_sealed(selection::picture_file(i + 1),
                    selection::letter_picture(
                        crypto::write_letter_code(people[i].nonce, crypto::openssl::sha256)));
  }
  progress("");
}

void fill_step(selection::StepWriter& step, const Draw& draw) {
  const selection::Order& order = draw.record.order;
  Drawn drawn = draw_letters(draw);
  step.add("invitations.tsv", selection::write_invitations(drawn.invitations));
  add_letters(step, order, drawn.people);
  std::sort(drawn.people.begin(), drawn.people.end(),
            [](const Invited& a, const Invited& b) { return a.leaf < b.leaf; });
  step.add_sealed(selection::kInvitedFile, selection::write_invited(order, drawn.people));
  print("letters  " + std::to_string(drawn.people.size()) + " drawn; for the letter shop: " +
        shell_word((selection::sealed_folder(draw.folder) /
                    selection::step_folder(selection::kInvitationsStep) / selection::kMailMergeFile)
                       .native()) +
        "\n");
}

void invite(const OfficeOptions& options) {
  Draw draw = selection::open_draw(options.draw);
  make_step(draw, selection::kInvitationsStep, {}, options,
            [&](selection::StepWriter& step) { fill_step(step, draw); });
}

}  // namespace

void add_invite(CLI::App& program) {
  CLI::App* command = program.add_subcommand("invite", "Draw the letters by the seed of lot 1");
  auto options = std::make_shared<OfficeOptions>();
  add_office_options(*command, *options);
  command->callback([options] { invite(*options); });
}

}  // namespace klero::cmd
