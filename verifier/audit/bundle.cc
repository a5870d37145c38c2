#include "verifier/audit/bundle.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "crypto/files/read_file.h"
#include "crypto/stream/stream_reader.h"
#include "crypto/stream/wrapped_key.h"

namespace klero::verifier {
namespace {

using crypto::Error;
using crypto::quoted;

constexpr std::size_t kLongestHeadLine = 80;  // bytes
constexpr std::size_t kLongestLine = 80;
constexpr std::size_t kPiece = std::size_t{1} << 20;
constexpr std::array<std::string_view, 10> kNames{"certificate.tsv", "chances.tsv",  "infeasible.tsv",
                                                 "master.txt",      "openings.tsv", "panels.tsv",
                                                 "register.csv",    "replies.csv",  "served.csv",
                                                 "undeliverable.csv"};

Error no_bundle(const std::filesystem::path& path) {
  return Error("no bundle, " + quoted(path) + ": expected a file that begins with klero-bundle-v1");
}

Error damaged(const std::filesystem::path& path) {
  return Error("cannot open the bundle " + quoted(path) + ": the file is cut or damaged",
               "ask the office for it again");
}

// "NAME DIGITS"
crypto::Digest head_digest(const crypto::Descriptor& file, const std::filesystem::path& path,
                           std::string_view name) {
  const auto line = crypto::read_head_line(file, kLongestHeadLine, path);
  const auto digest = line && line->starts_with(name)
                          ? crypto::digest_from_hex(std::string_view(*line).substr(name.size()))
                          : std::nullopt;
  if (!digest) {
    throw no_bundle(path);
  }
  return *digest;
}

struct Entry {
  std::string name;
  std::uint64_t size = 0;
};

// "file SIZE PATH"; nullopt if it is something else, or no file of a bundle.
std::optional<Entry> parse_entry(const std::string& line) {
  const auto words = crypto::split(line, ' ');
  const auto size = words.size() == 3 ? crypto::parse_uint(words[1]) : std::nullopt;
  if (!size || words[0] != "file" || *size > kMaxBundle ||
      std::ranges::find(kNames, words[2]) == kNames.end()) {
    return std::nullopt;
  }
  return Entry{std::string(words[2]), *size};
}

// Piece by piece: a size that was only claimed costs no memory.
std::string read_file_of(crypto::StreamReader& stream, std::uint64_t size) {
  std::string bytes;
  while (bytes.size() < size) {
    bytes += stream.read(
        static_cast<std::size_t>(std::min<std::uint64_t>(kPiece, size - bytes.size())));
  }
  return bytes;
}

}  // namespace

const std::string* Bundle::find(std::string_view name) const {
  const auto found = files.find(name);
  return found == files.end() ? nullptr : &found->second;
}

Bundle read_bundle(const std::filesystem::path& path, const crypto::SigningKey& auditor) {
  crypto::Descriptor file = crypto::open_regular(path);
  if (crypto::read_head_line(file, kLongestHeadLine, path) != "klero-bundle-v1") {
    throw no_bundle(path);
  }
  Bundle bundle;
  bundle.order = head_digest(file, path, "order ");
  const crypto::Digest receiver = head_digest(file, path, "auditor ");
  const auto key =
      crypto::unwrap_key(crypto::read_up_to(file, crypto::kWrappedKeyBytes, path), auditor);
  if (receiver != auditor.public_key || !key) {
    throw Error("the bundle " + quoted(path) + " cannot be opened with this key: it is for the key " +
                crypto::to_hex(receiver) + ", this one is " + crypto::to_hex(auditor.public_key));
  }
  const std::string head = "klero-bundle-v1\norder " + crypto::to_hex(bundle.order) + "\nauditor " +
                           crypto::to_hex(receiver) + "\n";
  crypto::StreamReader stream({path, std::move(file), head}, *key, damaged(path));
  std::string before;
  for (std::string line = stream.read_line(kLongestLine); line != "end";
       line = stream.read_line(kLongestLine)) {
    const std::optional<Entry> entry = parse_entry(line);
    if (!entry || !(before < entry->name)) {
      throw Error("the bundle " + quoted(path) + " holds a file that no bundle has: '" +
                  crypto::escape_text(line) + "'");
    }
    before = entry->name;
    bundle.files[entry->name] = read_file_of(stream, entry->size);
  }
  stream.finish();
  return bundle;
}

}  // namespace klero::verifier
