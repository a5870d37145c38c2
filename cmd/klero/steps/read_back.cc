#include "cmd/klero/steps/read_back.h"

#include <iterator>
#include <map>
#include <utility>

#include "cmd/klero/steps/sealing.h"
#include "crypto/base/error.h"
#include "selection/frame/frame_files.h"
#include "selection/letters/second_wave.h"
#include "selection/lot/seed.h"
#include "selection/order/relax.h"
#include "selection/portfolio/relaxation.h"

namespace klero::cmd {

using crypto::Error;
using selection::Draw;
using selection::Invited;
using selection::LotSteps;
using selection::Pool;

selection::Order order_in_force(const Draw& draw) {
  const std::size_t steps = selection::read_relaxation_steps(selection::read_step_file(
      draw.record, selection::portfolio_step(draw.record), selection::kRelaxationFile));
  return selection::with_relaxation(draw.record.order, steps);
}

LotSteps current_lot(const Draw& draw) {
  const bool portfolio = selection::has_step(draw.record, selection::portfolio_step(draw.record));
  return portfolio ? selection::second_lot(draw.record) : selection::kLot1;
}

selection::LotBase base_of(const Draw& draw, const LotSteps& lot) {
  return {lot.lot, selection::checksum_of(draw.record, lot.base)};
}

selection::SlotFiles published_documents(const Draw& draw, const LotSteps& lot) {
  selection::SlotFiles documents;
  for (unsigned slot = 1; slot <= draw.record.order.slots.size(); ++slot) {
    const std::string name = selection::slot_file_name(slot, ".txt");
    if (selection::step_has_file(draw.record, lot.commit, name)) {
      documents[slot] = selection::read_step_file(draw.record, lot.commit, name);
    }
  }
  return documents;
}

selection::Commitments published_commitments(const Draw& draw, const LotSteps& lot) {
  selection::Commitments commitments;
  const selection::LotBase base = base_of(draw, lot);
  for (const auto& [slot, document] : published_documents(draw, lot)) {
    const auto read = selection::read_commitment_document(
        draw.record.order, {base.checksum, lot.lot, slot}, document);
    if (const auto* fault = std::get_if<selection::NotThis>(&read)) {
      throw Error("record: " + selection::folder_of(draw.record, lot.commit) + "/" +
                  selection::slot_file_name(slot, ".txt") + ": " + fault->why);
    }
    commitments[slot] = std::get<std::string>(read);
  }
  return commitments;
}

std::string seed_of_lot(const Draw& draw, const LotSteps& lot) {
  return selection::seed_of(selection::read_step_file(draw.record, lot.seed, "seed.txt"));
}

namespace {

// Whether the letters of the second wave were sent; not, as long as nobody has decided it.
bool second_wave_sent(const Draw& draw) {
  const selection::Record& record = draw.record;
  return selection::has_evidence(record, selection::kInvitationsStep, selection::kSecondWaveText) &&
         selection::read_wave_decision(
             record.order, selection::checksum_of(record, selection::kInvitationsStep),
             selection::read_evidence(record, selection::kInvitationsStep,
                                      selection::kSecondWaveText));
}

// What `of` gives for the first wave, and for the second if its letters were sent.
template <class Of>
auto of_all_letters(const Draw& draw, const Of& of) {
  auto all = of(Wave::kFirst);
  if (second_wave_sent(draw)) {
    auto more = of(Wave::kSecond);
    std::move(more.begin(), more.end(), std::back_inserter(all));
  }
  return all;
}

}  // namespace

std::vector<selection::Invitation> invitations_of(const Draw& draw, Wave wave) {
  const std::string_view name =
      wave == Wave::kFirst ? selection::kInvitationsFile : selection::kSecondWaveTable;
  return selection::read_invitations(
      draw.record.order, name, selection::read_step_file(draw.record, selection::kInvitationsStep, name));
}

std::vector<selection::Invitation> invitations_of(const Draw& draw) {
  return of_all_letters(draw, [&](Wave wave) { return invitations_of(draw, wave); });
}

std::vector<Invited> invited_of(const Draw& draw, Wave wave) {
  return selection::read_invited(
      draw.record.order,
      selection::read_sealed(draw, selection::kInvitationsStep,
                             wave == Wave::kFirst ? selection::kInvitedFile
                                                  : selection::kSecondInvitedFile));
}

std::vector<Invited> invited_of(const Draw& draw) {
  return of_all_letters(draw, [&](Wave wave) { return invited_of(draw, wave); });
}

namespace {

Pool pool_in_step(const Draw& draw, selection::StepNumber number) {
  return selection::read_pool(draw.record.order, invitations_of(draw),
                              selection::read_step_file(draw.record, number, "pool.tsv"),
                              opened_answers(draw, number));
}

}  // namespace

Pool pool_of(const Draw& draw) { return pool_in_step(draw, selection::pool_step(draw.record)); }

std::optional<Pool> superseded_pool(const Draw& draw) {
  return selection::course_of(draw.record).corrected
             ? std::optional(pool_in_step(draw, selection::kPoolStep))
             : std::nullopt;
}

std::vector<Invited> people_of_pool(const Draw& draw, const Pool& pool) {
  std::map<crypto::Digest, Invited> by_leaf;
  for (Invited& person : invited_of(draw)) by_leaf[person.leaf] = std::move(person);
  std::vector<Invited> people;
  for (const selection::PoolRow& row : pool.rows) {
    const auto found = by_leaf.find(row.leaf);
    if (found == by_leaf.end()) {
      throw Error("sealed: " + std::string(selection::kInvitedFile) + " lacks the leaf " +
                  crypto::to_hex(row.leaf) + " of the pool");
    }
    people.push_back(found->second);
  }
  return people;
}

crypto::Secret master_of(const Draw& draw) {
  std::string digits =
      selection::read_sealed(draw, selection::kFrameStep, selection::kMasterSecretFile);
  crypto::Secret master = selection::read_master(digits);
  crypto::wipe({reinterpret_cast<std::uint8_t*>(digits.data()), digits.size()});
  return master;
}

}  // namespace klero::cmd
