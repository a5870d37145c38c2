// What a record would give away about single people, told before it is published.
#pragma once

#include <vector>

#include "cmd/klero/language.h"
#include "selection/panel/problem/portfolio.h"
#include "selection/record/draw.h"
#include "selection/replies/pool.h"

namespace klero::cmd {

// Prints the disclosure report; says nothing if no feature is sealed.
//
//   opened  the drawn panel first, then the spot checks; empty before step 12
//
// Throws Error if the record must not be published like this: a category with fewer people than
// minimum_cell, or an answer that follows from what is public.
void tell_disclosure(const selection::Draw& draw, const selection::Pool& pool,
                     const std::vector<selection::Panel>& opened, Language language);

}  // namespace klero::cmd
