// What steps need of the steps before them: read from the record and the sealed part of a draw.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "crypto/secret/secret.h"
#include "selection/lot/slot_checks.h"
#include "selection/record/draw.h"
#include "selection/replies/pool.h"

namespace klero::cmd {

// The order with the quotas in force: from step 08 on with as many steps of its list as that took.
[[nodiscard]] selection::Order order_in_force(const selection::Draw& draw);

// The lot that a command means: the second one as soon as there is a portfolio.
[[nodiscard]] selection::LotSteps current_lot(const selection::Draw& draw);

// BASE of a lot.
[[nodiscard]] selection::LotBase base_of(const selection::Draw& draw,
                                         const selection::LotSteps& lot);

// The commitment documents that stand in the commit step of a lot, by slot; and the commitments.
[[nodiscard]] selection::SlotFiles published_documents(const selection::Draw& draw,
                                                       const selection::LotSteps& lot);
[[nodiscard]] selection::Commitments published_commitments(const selection::Draw& draw,
                                                           const selection::LotSteps& lot);

// The seed of a lot, 64 digits.
[[nodiscard]] std::string seed_of_lot(const selection::Draw& draw, const selection::LotSteps& lot);

// Everybody who got a letter: of the first wave, and of the second if its letters were sent.
[[nodiscard]] std::vector<selection::Invitation> invitations_of(const selection::Draw& draw);
[[nodiscard]] std::vector<selection::Invited> invited_of(const selection::Draw& draw);

// Those of one wave, whether its letters were sent or not. The second needs an order that has it.
enum class Wave { kFirst, kSecond };
[[nodiscard]] std::vector<selection::Invitation> invitations_of(const selection::Draw& draw,
                                                                Wave wave);
[[nodiscard]] std::vector<selection::Invited> invited_of(const selection::Draw& draw, Wave wave);

// The pool that counts, with the sealed answers out of the sealed part; and, if it is a correction, the
// pool of step 07 that it replaced.
[[nodiscard]] selection::Pool pool_of(const selection::Draw& draw);
[[nodiscard]] std::optional<selection::Pool> superseded_pool(const selection::Draw& draw);

// The invited people of the pool's rows, in the sequence of the rows.
[[nodiscard]] std::vector<selection::Invited> people_of_pool(const selection::Draw& draw,
                                                             const selection::Pool& pool);

// The master secret.
[[nodiscard]] crypto::Secret master_of(const selection::Draw& draw);

}  // namespace klero::cmd
