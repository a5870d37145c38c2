#include "selection/register/byte_arena.h"

#include <algorithm>
#include <cstring>

namespace klero::selection {

const char* ByteArena::store(std::string_view text) {
  if (text.size() > size_ - used_) {
    size_ = std::max(kBlock, text.size());
    used_ = 0;
    // Not value-initialised: untouched pages cost no memory.
    blocks_.emplace_back(new char[size_]);
  }
  char* const place = blocks_.empty() ? nullptr : blocks_.back().get() + used_;
  if (!text.empty()) std::memcpy(place, text.data(), text.size());
  used_ += text.size();
  return place;
}

}  // namespace klero::selection
