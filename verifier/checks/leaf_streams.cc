#include "verifier/checks/leaf_streams.h"

#include <algorithm>
#include <array>

#include "crypto/base/error.h"

namespace klero::verifier {
namespace {

constexpr std::uint64_t kHeader = 5;          // "leaf" LF
constexpr std::uint64_t kLine = 65;           // 64 digits LF
constexpr std::size_t kMemory = 1'000'000;    // leaves read ahead, of all strata together
constexpr std::size_t kLeastPiece = 64;       // leaves

}  // namespace

LeafMerge::LeafMerge(const Examination& x) : x_(x) {
  for (std::uint32_t number = 1; number <= x.strata.size(); ++number) {
    if (x.strata[number - 1].people > 0) {
      Cursor cursor;
      cursor.stratum = number;
      cursor.people = x.strata[number - 1].people;
      cursors_.push_back(std::move(cursor));
    }
  }
  piece_ = std::max(kLeastPiece, kMemory / std::max<std::size_t>(cursors_.size(), 1));
  for (std::size_t i = 0; i < cursors_.size(); ++i) {
    if (fill(cursors_[i])) {
      heap_.push_back(i);
    }
  }
  std::make_heap(heap_.begin(), heap_.end(),
                 [this](std::size_t a, std::size_t b) { return behind(a, b); });
}

// Reads the next piece of a stratum's file; false after its last leaf.
bool LeafMerge::fill(Cursor& cursor) {
  cursor.at = 0;
  cursor.ahead.clear();
  const std::uint64_t count = std::min<std::uint64_t>(piece_, cursor.people - cursor.done);
  if (count == 0) {
    return false;
  }
  InputFile file = x_.folder.open(path_of(2, leaves_file(cursor.stratum)));
  file.seek(kHeader + kLine * cursor.done);
  std::string bytes(count * kLine, '\0');
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const std::size_t read = file.read(std::span(bytes).subspan(filled));
    if (read == 0) {
      break;
    }
    filled += read;
  }
  for (std::size_t i = 0; i < count; ++i) {
    const auto leaf = crypto::digest_from_hex(std::string_view(bytes).substr(i * kLine, kLine - 1));
    if (filled < bytes.size() || !leaf) {
      throw crypto::Error("cannot read '" + file.name() + "': it has changed since it was looked at");
    }
    cursor.ahead.push_back(*leaf);
  }
  return true;
}

// The heap's order: whether the next leaf of cursor `a` comes after that of `b`.
bool LeafMerge::behind(std::size_t a, std::size_t b) const {
  const Cursor& left = cursors_[a];
  const Cursor& right = cursors_[b];
  const crypto::Digest& left_leaf = left.ahead[left.at];
  const crypto::Digest& right_leaf = right.ahead[right.at];
  return left_leaf != right_leaf ? right_leaf < left_leaf : right.stratum < left.stratum;
}

std::optional<StratumLeaf> LeafMerge::next() {
  if (heap_.empty()) {
    return std::nullopt;
  }
  const auto compare = [this](std::size_t a, std::size_t b) { return behind(a, b); };
  std::pop_heap(heap_.begin(), heap_.end(), compare);
  Cursor& cursor = cursors_[heap_.back()];
  const StratumLeaf found{cursor.ahead[cursor.at], cursor.stratum, cursor.done + 2};
  ++cursor.done;
  ++cursor.at;
  if (cursor.at < cursor.ahead.size() || fill(cursor)) {
    std::push_heap(heap_.begin(), heap_.end(), compare);
  } else {
    heap_.pop_back();
  }
  return found;
}

}  // namespace klero::verifier
