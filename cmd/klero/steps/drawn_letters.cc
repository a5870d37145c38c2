#include "cmd/klero/steps/drawn_letters.h"

#include <algorithm>

#include "cmd/klero/say.h"
#include "crypto/base/error.h"
#include "selection/frame/leaf_stream.h"
#include "selection/frame/sealed_people.h"
#include "selection/letters/household_walk.h"
#include "selection/record/listed_file.h"

namespace klero::cmd {
namespace {

using selection::Draw;
using selection::LeafMaker;
using selection::StratumNumber;

std::string joined(const std::vector<std::string>& cells) {
  std::string text;
  for (std::size_t i = 0; i < cells.size(); ++i) text += (i == 0 ? "" : "\t") + cells[i];
  return text;
}

// So many more people than letters are looked at in the first round.
std::uint64_t with_slack(std::uint64_t letters) { return letters + letters / 4 + 16; }

// The people with the smallest tickets of one stratum.
struct Candidates {
  std::uint64_t wanted = 0;  // so many, if there are so many
  std::vector<selection::Ticket> tickets;
  std::vector<KnownPerson> people;  // in the same sequence
};

void find_candidates(const Draw& draw, const LeafMaker& maker, std::string_view seed,
                     StratumNumber stratum, Candidates& found) {
  found.tickets = draw_stratum(draw, seed, stratum, found.wanted);
  found.people = know_people(draw, maker, stratum, found.tickets);
}

selection::WalkStratum as_walked(const Candidates& found, std::uint64_t people) {
  selection::WalkStratum stratum;
  stratum.complete = found.wanted == people;
  for (std::size_t i = 0; i < found.tickets.size(); ++i) {
    stratum.candidates.push_back(
        {found.tickets[i].ticket, found.people[i].made.opening.value().tag});
  }
  return stratum;
}

selection::Invitation line_of(const Candidates& found, std::size_t position,
                              StratumNumber stratum) {
  return {stratum, found.tickets[position].ticket, found.people[position].made.leaf,
          found.people[position].made.opening};
}

}  // namespace

std::vector<selection::Ticket> draw_stratum(const Draw& draw, std::string_view seed,
                                            StratumNumber stratum, std::uint64_t count) {
  const std::string name = selection::leaves_file(stratum);
  selection::TicketDraw tickets(seed, count);
  selection::visit_leaves(
      crypto::LineReader(selection::checked_step_file(draw.record, selection::kFrameStep, name)),
      name, [&](const crypto::Digest& leaf) { tickets.add(leaf); });
  return tickets.take();
}

std::vector<KnownPerson> know_people(const Draw& draw, const LeafMaker& maker,
                                     StratumNumber stratum,
                                     const std::vector<selection::Ticket>& tickets) {
  const std::string name = selection::people_file(stratum);
  std::vector<std::size_t> positions;
  for (const selection::Ticket& ticket : tickets) positions.push_back(ticket.position);
  std::vector<selection::SealedPerson> sealed = selection::read_people(
      draw.record.order,
      selection::sealed_folder(draw.folder) / selection::step_folder(selection::kFrameStep) / name,
      positions);
  const std::string text = selection::stratum_text(draw.record.order, stratum);
  std::vector<KnownPerson> people;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    selection::SealedPerson& person = sealed[i];
    selection::MadeLeaf made =
        maker.make(text, person.key, person.identity, joined(person.letter_cells));
    if (made.leaf != tickets[i].leaf) {
      throw crypto::Error("sealed/02-frame/" + name + ":" + std::to_string(positions[i] + 2) +
                          ": does not give the leaf that the record holds for it");
    }
    people.push_back({made, std::move(person.identity), std::move(person.letter_cells)});
  }
  return people;
}

void add_letter(const KnownPerson& person, selection::Invitation letter, DrawnWave& wave) {
  wave.invitations.push_back(letter);
  wave.people.push_back(
      {person.made.leaf, person.made.nonce, person.identity, person.letter_cells});
}

void draw_households(const Draw& draw, const LeafMaker& maker, std::string_view seed,
                     const selection::StrataCounts& counts, DrawnLetters& drawn) {
  std::vector<Candidates> found(counts.people.size());
  std::vector<selection::WalkStratum> strata(counts.people.size());
  std::vector<selection::WalkResult> results(counts.people.size());
  for (std::size_t i = 0; i < strata.size(); ++i) {
    results[i].more_needed = counts.people[i] > 0;
    found[i].wanted = with_slack(counts.letters[i] + counts.second[i]) / 2;
  }
  while (std::ranges::any_of(results, &selection::WalkResult::more_needed)) {
    for (std::size_t i = 0; i < strata.size(); ++i) {
      if (!results[i].more_needed) continue;
      const auto stratum = static_cast<StratumNumber>(i + 1);
      progress("stratum " + std::to_string(stratum));
      found[i].wanted = std::min(2 * found[i].wanted, counts.people[i]);
      find_candidates(draw, maker, seed, stratum, found[i]);
      strata[i] = as_walked(found[i], counts.people[i]);
      strata[i].first = counts.letters[i];
      strata[i].second = counts.second[i];
    }
    results = selection::walk_households(strata);
  }
  progress("");
  for (std::size_t i = 0; i < strata.size(); ++i) {
    const auto stratum = static_cast<StratumNumber>(i + 1);
    for (const std::size_t position : results[i].first) {
      add_letter(found[i].people[position], line_of(found[i], position, stratum), drawn.first);
    }
    for (const std::size_t position : results[i].second) {
      add_letter(found[i].people[position], line_of(found[i], position, stratum), drawn.second);
    }
    for (const std::size_t position : results[i].skipped) {
      drawn.skipped.push_back(line_of(found[i], position, stratum));
    }
  }
}

}  // namespace klero::cmd
