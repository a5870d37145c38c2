// How far something long has come.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace klero::selection {

// Called now and then from the calling thread: `done` of `total` steps of `stage`. May be empty.
using Progress =
    std::function<void(std::string_view stage, std::uint64_t done, std::uint64_t total)>;

}  // namespace klero::selection
