// klero-world: makes the synthetic cities of the demo, the tests and the benchmarks.

#include <CLI/CLI.hpp>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>

#include "crypto/base/error.h"
#include "crypto/files/read_file.h"
#include "crypto/files/write_file.h"
#include "tests/world/city.h"
#include "tests/world/register.h"
#include "tests/world/replies.h"

namespace {

using klero::crypto::Access;

constexpr std::uint64_t kMaxLettersBytes = std::uint64_t{1} << 30U;

struct Arguments {
  std::string city;
  std::string letters;
  std::string out;
  std::uint64_t seed = 1;
  std::optional<unsigned> rate;  // else the city's own
};

void run_register(const Arguments& arguments) {
  const auto city = klero::world::load_city(arguments.city);
  klero::crypto::NewFile file(arguments.out, Access::kPublic);
  const auto summary = klero::world::write_register(
      city, arguments.seed, [&](std::string_view bytes) { file.write(bytes); });
  file.publish();
  std::cout << city.name << ", seed " << arguments.seed << ": " << summary.people << " people in "
            << summary.households << " households, " << summary.old_enough << " of them "
            << klero::world::kMinimumAge << " or older on " << klero::world::iso_date(city.day)
            << ", " << summary.neither_m_nor_w << " entered as neither m nor w\n";
}

void run_replies(const Arguments& arguments) {
  const auto city = klero::world::load_city(arguments.city);
  const auto letters = klero::world::parse_letters(
      arguments.letters, klero::crypto::read_file(arguments.letters, kMaxLettersBytes));
  const auto replies = klero::world::draw_replies(
      city, letters, arguments.rate.value_or(city.reply_percent), arguments.seed);
  klero::crypto::write_new_file(arguments.out, klero::world::replies_csv(replies), Access::kPublic);
  std::cout << city.name << ", seed " << arguments.seed << ": " << replies.size() << " replies to "
            << letters.size() << " letters\n";
}

// Parses and runs; the exit code.
int run(CLI::App& app, int argc, char** argv) {
  Arguments arguments;
  app.require_subcommand(1);
  const auto common = [&](CLI::App* command) {
    command->add_option("CITY", arguments.city, "kassel, berlin, germany or tiny")->required();
    command->add_option("--out", arguments.out, "file to write; must not exist")->required();
    command->add_option("--seed", arguments.seed, "another seed makes other people")
        ->capture_default_str();
  };
  auto* write_register = app.add_subcommand("register", "write the register of a city as CSV");
  common(write_register);
  auto* replies = app.add_subcommand("replies", "answer the letters of a draw");
  common(replies);
  replies->add_option("--letters", arguments.letters, "the office's mail-merge CSV")->required();
  replies->add_option("--rate", arguments.rate, "replies per 100 letters (default: the city's)")
      ->check(CLI::Range(0, 100));
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  *write_register ? run_register(arguments) : run_replies(arguments);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    CLI::App app("Synthetic cities: registers out of published figures, and replies to letters",
                 "klero-world");
    return run(app, argc, argv);
  } catch (const klero::crypto::Error& error) {
    std::cerr << "klero-world: error: " << error.what() << '\n';
    if (!error.hint().empty()) {
      std::cerr << "hint: " << error.hint() << '\n';
    }
  } catch (const std::exception& error) {
    std::cerr << "klero-world: error: " << error.what() << '\n';
  }
  return 2;
}
