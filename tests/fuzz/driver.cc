// Runs a fuzz target where libFuzzer is not at hand (g++): every file of the corpus as it is, then
// `--runs` mutations, each determined by the seed and its number, so that every run is the same.
//
//   fuzz_tsv --runs=2000 --seed=1 CORPUS...        files or folders
//
// Before each call the input is written to PROGRAM.last, which therefore holds the input of a crash;
// `fuzz_tsv --runs=0 fuzz_tsv.last` runs it again.

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxInput = std::size_t{64} * 1024;  // bytes
constexpr std::array<std::string_view, 16> kTokens = {
    "\n", "\r\n", "\t", std::string_view("\0", 1), "\xef\xbb\xbf", "\xff", "{", "[", "\"", "0",
    "-1", "18446744073709551616", "../", "  ", ";", "\\u0000"};

// splitmix64: enough to wander, the same on every machine.
class Numbers {
 public:
  explicit Numbers(std::uint64_t seed) : state_(seed) {}

  // 0..limit-1; 0 if limit is 0.
  std::size_t below(std::size_t limit) {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15ULL;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ z >> 27) * 0x94d049bb133111ebULL;
    return limit == 0 ? 0 : static_cast<std::size_t>((z ^ z >> 31) % limit);
  }

 private:
  std::uint64_t state_;
};

void mutate_once(std::string& input, const std::vector<std::string>& corpus, Numbers& numbers) {
  const std::size_t at = numbers.below(input.size() + 1);
  const std::size_t count = numbers.below(std::min<std::size_t>(input.size() - at, 64) + 1);
  const std::string& other = corpus[numbers.below(corpus.size())];
  switch (numbers.below(7)) {
    case 0:
      if (at < input.size()) {
        input[at] = static_cast<char>(input[at] ^ 1 << numbers.below(8));
      }
      break;
    case 1:
      if (at < input.size()) {
        input[at] = static_cast<char>(numbers.below(256));
      }
      break;
    case 2:
      input.erase(at, count);
      break;
    case 3:
      input.insert(numbers.below(input.size() + 1), input.substr(at, count));
      break;
    case 4:
      input.insert(at, kTokens[numbers.below(kTokens.size())]);
      break;
    case 5:
      input.resize(at);
      break;
    default:
      input = input.substr(0, at) + other.substr(numbers.below(other.size() + 1));
      break;
  }
}

std::string mutated(const std::vector<std::string>& corpus, std::uint64_t seed,
                    std::uint64_t number) {
  Numbers numbers(seed * 0x100000001b3ULL + number);
  std::string input = corpus[numbers.below(corpus.size())];
  for (std::size_t times = 1 + numbers.below(8); times > 0; --times) {
    mutate_once(input, corpus, numbers);
  }
  input.resize(std::min(input.size(), kMaxInput));
  return input;
}

void add_corpus(const fs::path& path, std::vector<std::string>& corpus) {
  if (fs::is_directory(path)) {
    std::vector<fs::path> entries{fs::directory_iterator(path), {}};
    std::ranges::sort(entries);
    for (const fs::path& entry : entries) {
      add_corpus(entry, corpus);
    }
    return;
  }
  std::ifstream file(path, std::ios::binary);
  corpus.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

void run(const std::string& input, const std::string& last) {
  std::ofstream(last, std::ios::binary) << input;
  // A copy of exactly this size, so that reading one byte too far is seen.
  const std::vector<std::uint8_t> bytes(input.begin(), input.end());
  LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

// The number after `name` in `argument`; `value` unchanged if it is another argument.
bool take_number(std::string_view argument, std::string_view name, std::uint64_t& value) {
  if (!argument.starts_with(name)) {
    return false;
  }
  argument.remove_prefix(name.size());
  return std::from_chars(argument.data(), argument.data() + argument.size(), value).ec ==
         std::errc{};
}

}  // namespace

int main(int count, char** arguments) {
  std::uint64_t runs = 2000;
  std::uint64_t seed = 1;
  std::vector<std::string> corpus;
  for (int i = 1; i < count; ++i) {
    const std::string_view argument = arguments[i];
    if (!take_number(argument, "--runs=", runs) && !take_number(argument, "--seed=", seed)) {
      add_corpus(argument, corpus);
    }
  }
  if (corpus.empty()) {
    std::fprintf(stderr, "%s: error: no corpus\n", arguments[0]);
    return 2;
  }
  const std::string last = std::string(arguments[0]) + ".last";
  for (const std::string& input : corpus) {
    run(input, last);
  }
  for (std::uint64_t number = 0; number < runs; ++number) {
    run(mutated(corpus, seed, number), last);
  }
  fs::remove(last);
  std::printf("%zu files and %llu mutations of seed %llu\n", corpus.size(),
              static_cast<unsigned long long>(runs), static_cast<unsigned long long>(seed));
  return 0;
}
