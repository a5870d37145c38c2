#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "cmd/klero/office.h"
#include "cmd/klero/say.h"
#include "cmd/klero/steps/letter_shop.h"
#include "cmd/klero/steps/read_back.h"
#include "cmd/klero/steps/steps.h"
#include "crypto/base/error.h"
#include "selection/frame/frame_files.h"
#include "selection/frame/leaf.h"
#include "selection/frame/sealed_people.h"
#include "selection/letters/mail_merge.h"
#include "selection/letters/tickets.h"

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

// How many of a stratum are drawn, in each wave.
struct Numbers {
  std::uint64_t first = 0;
  std::uint64_t second = 0;
};

std::filesystem::path sealed_file(const Draw& draw, const std::string& name) {
  return selection::sealed_folder(draw.folder) / selection::step_folder(selection::kFrameStep) /
         name;
}

// Draws one stratum. What the sealed part says of each person must give his published leaf, or a
// letter would go to somebody else.
void draw_stratum(const Draw& draw, const selection::LeafMaker& maker, const std::string& seed,
                  StratumNumber stratum, const Numbers& letters, Drawn& first, Drawn& second) {
  const selection::Order& order = draw.record.order;
  const std::string name = selection::leaves_file(stratum);
  const std::vector<crypto::Digest> leaves = selection::read_leaves(
      name, selection::read_step_file(draw.record, selection::kFrameStep, name));
  const std::vector<selection::Ticket> tickets = selection::draw_tickets(seed, leaves, letters.first + letters.second);
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
    Drawn& drawn = i < letters.first ? first : second;
    drawn.invitations.push_back({stratum, tickets[i].ticket, leaf});
    drawn.people.push_back(
        {leaf, nonce, std::move(people[i].identity), std::move(people[i].letter_cells)});
  }
}

// Both waves at once: nobody can choose anything when the second goes out.
void draw_letters(const Draw& draw, Drawn& first, Drawn& second) {
  const selection::Order& order = draw.record.order;
  const std::string seed = seed_of_lot(draw, selection::kLot1);
  const crypto::Secret master = master_of(draw);
  const crypto::Secret::Reading reading = master.read();
  const selection::LeafMaker maker(
      order, selection::checksum_of(draw.record, selection::kOrderStep), reading.bytes());
  const selection::StrataCounts counts = selection::read_strata(
      order, selection::read_step_file(draw.record, selection::kFrameStep, "strata.tsv"));
  for (StratumNumber stratum = 1; stratum <= counts.letters.size(); ++stratum) {
    if (counts.letters[stratum - 1] == 0) continue;
    progress("stratum " + std::to_string(stratum));
    draw_stratum(draw, maker, seed, stratum,
                 {counts.letters[stratum - 1], counts.second[stratum - 1]}, first, second);
  }
  progress("");
}

std::string sealed_list(const selection::Order& order, std::vector<Invited>& people) {
  std::sort(people.begin(), people.end(),
            [](const Invited& a, const Invited& b) { return a.leaf < b.leaf; });
  return selection::write_invited(order, people);
}

void fill_step(selection::StepWriter& step, const Draw& draw) {
  const selection::Order& order = draw.record.order;
  Drawn first;
  Drawn second;
  draw_letters(draw, first, second);
  step.add(selection::kInvitationsFile, selection::write_invitations(first.invitations));
  write_letters(order, first.people, [&](std::string_view name, std::string_view bytes) {
    step.add_sealed(name, bytes);
  });
  step.add_sealed(selection::kInvitedFile, sealed_list(order, first.people));
  if (order.letters.second_wave) {
    step.add(selection::kSecondWaveTable, selection::write_invitations(second.invitations));
    step.add_sealed(selection::kSecondInvitedFile, sealed_list(order, second.people));
  }
  print("letters  " + std::to_string(first.people.size()) + " drawn; for the letter shop: " +
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
