#include "cmd/klero/steps/drawn_letters.h"

#include <algorithm>

#include "cmd/klero/say.h"
#include "crypto/base/error.h"
#include "crypto/parallel/for_each.h"
#include "selection/frame/leaf_stream.h"
#include "selection/frame/sealed_people.h"
#include "selection/letters/household_walk.h"
#include "selection/record/listed_file.h"

namespace klero::cmd {
namespace {

using selection::StratumNumber;

// So many more people than letters are looked at in the first round.
std::uint64_t with_slack(std::uint64_t letters) { return letters + letters / 4 + 16; }

// The smallest tickets of a stratum, smallest first.
std::vector<selection::Ticket> draw_stratum(const Drum& drum, StratumNumber stratum,
                                            std::uint64_t count) {
  const std::string name = selection::leaves_file(stratum);
  selection::TicketDraw tickets(drum.seed, count);
  selection::visit_leaves(crypto::LineReader(selection::checked_step_file(
                              drum.draw.record, selection::kFrameStep, name)),
                          name, [&](const crypto::Digest& leaf) { tickets.add(leaf); });
  return tickets.take();
}

// The people of these tickets, in this sequence.
std::vector<KnownPerson> know_people(const Drum& drum, StratumNumber stratum,
                                     const std::vector<selection::Ticket>& tickets) {
  const selection::Order& order = drum.draw.record.order;
  const std::string name = selection::people_file(stratum);
  std::vector<std::size_t> positions;
  positions.reserve(tickets.size());
  for (const selection::Ticket& ticket : tickets) positions.push_back(ticket.position);
  std::vector<selection::SealedPerson> sealed = selection::read_people(
      order,
      selection::sealed_folder(drum.draw.folder) / selection::step_folder(selection::kFrameStep) /
          name,
      positions);
  const std::string text = selection::stratum_text(order, stratum);
  std::vector<KnownPerson> people;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    selection::SealedPerson& person = sealed[i];
    const selection::MadeLeaf made = selection::make_leaf(drum.maker, text, person);
    if (made.leaf != tickets[i].leaf) {
      throw crypto::Error("sealed/02-frame/" + name + ":" + std::to_string(positions[i] + 2) +
                          ": does not give the leaf that the record holds for it");
    }
    people.push_back({made, std::move(person.identity), std::move(person.letter_cells)});
  }
  return people;
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

// The strata that need a look at more people, `found` wanting twice as many of them.
std::vector<std::size_t> look_further(const std::vector<selection::WalkResult>& results,
                                      const selection::StrataCounts& counts,
                                      std::vector<Candidates>& found) {
  std::vector<std::size_t> further;
  for (std::size_t i = 0; i < results.size(); ++i) {
    if (!results[i].more_needed) continue;
    found[i].wanted = std::min(2 * found[i].wanted, counts.people[i]);
    further.push_back(i);
  }
  return further;
}

}  // namespace

void find_candidates(const Drum& drum, const std::vector<std::size_t>& positions,
                     std::vector<Candidates>& found) {
  crypto::for_each_in_parallel(
      positions.size(), 0,
      [&](std::size_t i) {
        Candidates& here = found[positions[i]];
        const auto stratum = static_cast<StratumNumber>(positions[i] + 1);
        here.tickets = draw_stratum(drum, stratum, here.wanted);
        here.people = know_people(drum, stratum, here.tickets);
      },
      [](std::size_t done, std::size_t total) {
        progress("stratum " + std::to_string(done) + " of " + std::to_string(total));
      });
  progress("");
}

void add_letter(Candidates& found, std::size_t position, StratumNumber stratum, DrawnWave& wave) {
  wave.invitations.push_back(line_of(found, position, stratum));
  KnownPerson& person = found.people[position];
  wave.people.push_back({person.made.leaf, person.made.nonce, std::move(person.identity),
                         std::move(person.letter_cells)});
}

DrawnLetters draw_households(const Drum& drum) {
  const selection::StrataCounts& counts = drum.counts;
  std::vector<Candidates> found(counts.people.size());
  std::vector<selection::WalkStratum> strata(counts.people.size());
  std::vector<selection::WalkResult> results(counts.people.size());
  for (std::size_t i = 0; i < strata.size(); ++i) {
    results[i].more_needed = counts.people[i] > 0;
    found[i].wanted = with_slack(counts.letters[i] + counts.second[i]) / 2;
  }
  while (std::ranges::any_of(results, &selection::WalkResult::more_needed)) {
    const std::vector<std::size_t> further = look_further(results, counts, found);
    find_candidates(drum, further, found);
    for (const std::size_t i : further) {
      strata[i] = as_walked(found[i], counts.people[i]);
      strata[i].first = counts.letters[i];
      strata[i].second = counts.second[i];
    }
    results = selection::walk_households(strata);
  }
  DrawnLetters drawn;
  for (std::size_t i = 0; i < strata.size(); ++i) {
    const auto stratum = static_cast<StratumNumber>(i + 1);
    for (const std::size_t p : results[i].first) add_letter(found[i], p, stratum, drawn.first);
    for (const std::size_t p : results[i].second) add_letter(found[i], p, stratum, drawn.second);
    for (const std::size_t p : results[i].skipped) {
      drawn.skipped.push_back(line_of(found[i], p, stratum));
    }
  }
  return drawn;
}

}  // namespace klero::cmd
