// What a draw of letters costs at the size of a country: docs/size.md.
//
//   bench_size tickets [LEAVES]                     tickets against a bare loop of OpenSSL, 1 and 2 threads
//   bench_size make FOLDER STRATA PEOPLE            a frame's leaves, as many in each stratum
//   bench_size read FOLDER STRATA                   the files read and nothing else
//   bench_size parse FOLDER STRATA                  read and parsed, as `klero invite` does
//   bench_size draw FOLDER STRATA LETTERS [SEED]    read, parsed and drawn, as many in each stratum; with a
//                                                   seed the letters are printed, as in invitations.tsv
//   bench_size binary FOLDER STRATA                 leaves of 32 bytes made of the files, then read and drawn
//   bench_size pictures FOLDER NUMBER               pictures of letters, each a file
#include <openssl/evp.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <memory>
#include <thread>

#include "crypto/base/error.h"
#include "crypto/files/read_file.h"
#include "crypto/format/letter_code.h"
#include "crypto/hash/prefixed_sha256.h"
#include "crypto/hash/sha256_openssl.h"
#include "selection/frame/frame_files.h"
#include "selection/frame/leaf_stream.h"
#include "selection/letters/tickets.h"
#include "selection/picture/letter_picture.h"

namespace klero {
namespace {

namespace fs = std::filesystem;
using Leaves = std::vector<crypto::Digest>;

struct Seconds {
  double wall = 0;
  double processor = 0;
};

Seconds measure(const std::function<void()>& work) {
  const auto wall = std::chrono::steady_clock::now();
  const std::clock_t processor = std::clock();
  work();
  return {std::chrono::duration<double>(std::chrono::steady_clock::now() - wall).count(),
          static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC};
}

void report(const std::string& name, const Seconds& seconds, std::uint64_t number) {
  std::cerr << name << ": " << seconds.wall << " s wall, " << seconds.processor << " s processor, "
            << seconds.processor / static_cast<double>(number) * 1e9 << " ns each\n";
}

const std::string kSeed(64, 'a');

// Leaves nobody could tell from real ones.
Leaves some_leaves(std::uint64_t first, std::uint64_t number) {
  Leaves leaves;
  for (std::uint64_t i = first; i < first + number; ++i) {
    leaves.push_back(crypto::openssl::sha256(std::to_string(i)));
  }
  std::sort(leaves.begin(), leaves.end());
  return leaves;
}

// SHA-256 of 128 characters, with the context kept: what the draw is held against.
unsigned hash_bare(std::size_t number) {
  const std::unique_ptr<EVP_MD, void (*)(EVP_MD*)> algorithm(EVP_MD_fetch(nullptr, "SHA256", nullptr),
                                                             EVP_MD_free);
  const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  std::string message(128, 'a');
  crypto::Digest digest{};
  unsigned sum = 0;
  for (std::size_t i = 0; i < number; ++i) {
    std::memcpy(message.data() + 64, &i, sizeof i);
    EVP_DigestInit_ex2(context.get(), algorithm.get(), nullptr);
    EVP_DigestUpdate(context.get(), message.data(), message.size());
    EVP_DigestFinal_ex(context.get(), digest.data(), nullptr);
    sum += digest[0];
  }
  return sum;
}

void on_threads(unsigned threads, const std::function<void()>& work) {
  std::vector<std::thread> running;
  for (unsigned i = 0; i < threads; ++i) running.emplace_back(work);
  for (std::thread& thread : running) thread.join();
}

// Both in turn, so that whatever else the machine does falls on both; the median of the ratios.
void compare_tickets(std::size_t number) {
  constexpr int kRounds = 15;
  const Leaves leaves = some_leaves(0, number);
  for (const unsigned threads : {1U, 2U}) {
    std::vector<double> processor;
    std::vector<double> wall;
    Seconds bare;
    Seconds ours;
    for (int round = 0; round < kRounds; ++round) {
      bare = measure([&] { on_threads(threads, [&] { (void)hash_bare(number); }); });
      ours = measure([&] {
        on_threads(threads, [&] { (void)selection::draw_tickets(kSeed, leaves, number / 1000); });
      });
      processor.push_back(bare.processor / ours.processor);
      wall.push_back(bare.wall / ours.wall);
    }
    std::sort(processor.begin(), processor.end());
    std::sort(wall.begin(), wall.end());
    report(std::to_string(threads) + " thread(s), bare", bare, number * threads);
    report(std::to_string(threads) + " thread(s), draw", ours, number * threads);
    std::cerr << "tickets a second, draw / bare: processor " << processor[kRounds / 2] << " ("
              << processor.front() << " to " << processor.back() << "), wall " << wall[kRounds / 2]
              << " (" << wall.front() << " to " << wall.back() << ")\n";
  }
}

std::string leaves_of(const fs::path& folder, std::uint64_t stratum) {
  return crypto::read_file(
      folder / selection::leaves_file(static_cast<selection::StratumNumber>(stratum)),
      std::uint64_t{16} << 30);
}

void make(const fs::path& folder, std::uint64_t strata, std::uint64_t people) {
  fs::create_directories(folder);
  const std::uint64_t each = people / strata;
  for (std::uint64_t stratum = 1; stratum <= strata; ++stratum) {
    std::string text = "leaf\n";
    for (const crypto::Digest& leaf : some_leaves(stratum * each, each)) {
      text += crypto::to_hex(leaf) + "\n";
    }
    std::ofstream(folder / selection::leaves_file(static_cast<selection::StratumNumber>(stratum)),
                  std::ios::binary)
        << text;
  }
}

// What `work` makes of each stratum's file; `work` returns how many people it met.
void visit(const std::string& name, std::uint64_t strata,
           const std::function<std::uint64_t(std::uint64_t)>& work) {
  std::uint64_t people = 0;
  const Seconds seconds = measure([&] {
    for (std::uint64_t stratum = 1; stratum <= strata; ++stratum) people += work(stratum);
  });
  report(name + ", " + std::to_string(people) + " people", seconds, people);
}

// Prints the letters if a seed is given.
std::uint64_t draw(const fs::path& folder, std::uint64_t stratum, std::size_t letters,
                   const std::string& seed) {
  const std::string name =
      selection::leaves_file(static_cast<selection::StratumNumber>(stratum));
  selection::TicketDraw tickets(seed.empty() ? kSeed : seed, letters);
  std::uint64_t people = 0;
  selection::visit_leaves(crypto::LineReader(folder / name), name, [&](const crypto::Digest& leaf) {
    tickets.add(leaf);
    ++people;
  });
  for (const selection::Ticket& ticket : tickets.take()) {
    if (seed.empty()) continue;
    std::cout << stratum << '\t' << crypto::to_hex(ticket.ticket) << '\t'
              << crypto::to_hex(ticket.leaf) << '\n';
  }
  return people;
}

void draw_binary(const fs::path& folder, std::uint64_t strata) {
  const auto file = [&](std::uint64_t stratum) {
    return folder / ("leaves-" + std::to_string(stratum) + ".bin");
  };
  for (std::uint64_t stratum = 1; stratum <= strata; ++stratum) {
    std::ofstream out(file(stratum), std::ios::binary);
    for (const crypto::Digest& leaf : selection::read_leaves("leaves", leaves_of(folder, stratum))) {
      out << crypto::as_text(leaf);
    }
  }
  const auto read = [&](std::uint64_t stratum) {
    const std::string bytes = crypto::read_file(file(stratum), std::uint64_t{16} << 30);
    Leaves leaves(bytes.size() / sizeof(crypto::Digest));
    std::memcpy(leaves.data(), bytes.data(), bytes.size());
    return leaves;
  };
  visit("binary, read", strata, [&](std::uint64_t stratum) { return read(stratum).size(); });
  visit("binary, drawn", strata, [&](std::uint64_t stratum) {
    const Leaves leaves = read(stratum);
    (void)selection::draw_tickets(kSeed, leaves, std::min<std::size_t>(10, leaves.size()));
    return leaves.size();
  });
  for (std::uint64_t stratum = 1; stratum <= strata; ++stratum) fs::remove(file(stratum));
}

void make_pictures(const fs::path& folder, std::uint64_t number) {
  fs::create_directories(folder);
  const Seconds seconds = measure([&] {
    for (std::uint64_t i = 0; i < number; ++i) {
      crypto::LetterNonce nonce{};
      std::memcpy(nonce.data(), &i, sizeof i);
      std::ofstream(folder / (std::to_string(i) + ".png"), std::ios::binary)
          << selection::letter_picture(crypto::write_letter_code(nonce, crypto::openssl::sha256));
    }
  });
  report("pictures", seconds, number);
}

void run(const std::vector<std::string>& words) {
  const auto number = [&](std::size_t i) { return std::stoull(words.at(i)); };
  const std::string& mode = words.at(0);
  const fs::path folder = words.size() > 1 ? words[1] : "";
  if (mode == "tickets") {
    compare_tickets(words.size() > 1 ? number(1) : 1'000'000);
  } else if (mode == "make") {
    make(folder, number(2), number(3));
  } else if (mode == "read") {
    visit("read", number(2), [&](std::uint64_t stratum) { return leaves_of(folder, stratum).size() / 65; });
  } else if (mode == "parse") {
    visit("parsed", number(2), [&](std::uint64_t stratum) {
      return selection::read_leaves("leaves", leaves_of(folder, stratum)).size();
    });
  } else if (mode == "draw") {
    visit("drawn", number(2), [&](std::uint64_t stratum) {
      return draw(folder, stratum, number(3), words.size() > 4 ? words[4] : "");
    });
  } else if (mode == "binary") {
    draw_binary(folder, number(2));
  } else if (mode == "pictures") {
    make_pictures(folder, number(2));
  } else {
    throw crypto::Error("no such measurement: '" + mode + "'");
  }
}

}  // namespace
}  // namespace klero

int main(int argc, char** argv) {
  try {
    klero::run({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    std::cerr << "bench_size: " << error.what() << '\n';
    return 2;
  }
}
