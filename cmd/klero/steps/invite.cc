#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "cmd/klero/office.h"
#include "cmd/klero/say.h"
#include "cmd/klero/steps/drawn_letters.h"
#include "cmd/klero/steps/letter_shop.h"
#include "cmd/klero/steps/read_back.h"
#include "cmd/klero/steps/steps.h"
#include "selection/frame/frame_files.h"
#include "selection/frame/leaf.h"
#include "selection/letters/mail_merge.h"

namespace klero::cmd {
namespace {

using selection::Draw;
using selection::Invited;
using selection::StratumNumber;

// Without a rule for households: the smallest tickets of each stratum, the second wave after the first.
DrawnLetters draw_strata(const Drum& drum) {
  std::vector<Candidates> found(drum.counts.letters.size());
  std::vector<std::size_t> positions;
  for (std::size_t i = 0; i < found.size(); ++i) {
    found[i].wanted = drum.counts.letters[i] + drum.counts.second[i];
    if (found[i].wanted > 0) positions.push_back(i);
  }
  find_candidates(drum, positions, found);
  DrawnLetters drawn;
  for (const std::size_t i : positions) {
    for (std::size_t p = 0; p < found[i].tickets.size(); ++p) {
      add_letter(found[i], p, static_cast<StratumNumber>(i + 1),
                 p < drum.counts.letters[i] ? drawn.first : drawn.second);
    }
  }
  return drawn;
}

// Both waves at once: nobody can choose anything when the second goes out.
DrawnLetters draw_letters(const Draw& draw) {
  const selection::Order& order = draw.record.order;
  const std::string seed = seed_of_lot(draw, selection::kLot1);
  const crypto::Secret master = master_of(draw);
  const crypto::Secret::Reading reading = master.read();
  const selection::LeafMaker maker(
      order, selection::checksum_of(draw.record, selection::kOrderStep), reading.bytes());
  const selection::StrataCounts counts = selection::read_strata(
      order, selection::read_step_file(draw.record, selection::kFrameStep, "strata.tsv"));
  const Drum drum{draw, maker, seed, counts};
  return order.letters.household ? draw_households(drum) : draw_strata(drum);
}

std::string sealed_list(const selection::Order& order, std::vector<Invited>& people) {
  std::sort(people.begin(), people.end(),
            [](const Invited& a, const Invited& b) { return a.leaf < b.leaf; });
  return selection::write_invited(order, people);
}

void fill_step(selection::StepWriter& step, const Draw& draw) {
  const selection::Order& order = draw.record.order;
  auto [first, second, skipped] = draw_letters(draw);
  step.add(selection::kInvitationsFile, selection::write_invitations(order, first.invitations));
  write_letters(order, first.people, [&](std::string_view name, std::string_view bytes) {
    step.add_sealed(name, bytes);
  });
  step.add_sealed(selection::kInvitedFile, sealed_list(order, first.people));
  if (order.letters.second_wave) {
    step.add(selection::kSecondWaveTable, selection::write_invitations(order, second.invitations));
    step.add_sealed(selection::kSecondInvitedFile, sealed_list(order, second.people));
  }
  if (order.letters.household) {
    step.add(selection::kSkippedTable, selection::write_invitations(order, skipped));
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
