// From the register to the leaves of every stratum: docs/protocol.md, section 3.
#pragma once

#include <functional>
#include <span>

#include "selection/frame/allotment.h"
#include "selection/frame/leaf.h"
#include "selection/register/register.h"

namespace klero::selection {

// The people of each stratum.
[[nodiscard]] PerStratum count_people(const Order& order, const Register& people);

// A leaf and whose it is.
struct LeafRow {
  crypto::Digest leaf{};
  const Person* person = nullptr;
};

// Is handed the leaves of one stratum, strictly ascending; the span is valid during the call only.
using StratumVisitor = std::function<void(StratumNumber, std::span<const LeafRow>)>;

// Computes the leaves of every stratum that has people, in sequence of number; on `threads`
// threads, whose number has no influence on the result. Memory: 44 bytes for each person of the
// largest stratum, 4 for each of the register.
//
// Throws Error if two people have the same leaf, which takes a broken hash or the same key twice.
void visit_leaves(const Order& order, const LeafMaker& maker, const Register& people,
                  unsigned threads, const StratumVisitor& visit);

}  // namespace klero::selection
