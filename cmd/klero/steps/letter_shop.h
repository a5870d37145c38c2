// What the letter shop gets: the table of the letters, and each letter's code as a picture.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "selection/letters/invitations.h"

namespace klero::cmd {

// Takes one file; `name` is relative to the folder that the shop gets.
using ShopFile = std::function<void(std::string_view name, std::string_view bytes)>;

// One letter for each of `people`, in their sequence. Tells on stderr which letters somebody should
// look at.
void write_letters(const selection::Order& order, const std::vector<selection::Invited>& people,
                   const ShopFile& add);

}  // namespace klero::cmd
