#include <CLI/CLI.hpp>
#include <memory>

#include "cmd/klero/command.h"
#include "cmd/klero/draft_file.h"
#include "cmd/klero/say.h"

namespace klero::cmd {
namespace {

std::string count(std::uint64_t number, const std::string& what) {
  return std::to_string(number) + " " + what + (number == 1 ? "" : "s");
}

void check_order(const std::string& path) {
  const selection::Order order = read_draft(path);
  print("the draft is sound: " + std::string(selection::mode_name(order.mode)) + ", " +
        std::to_string(selection::number_of_strata(order)) + " strata, " +
        count(order.letters.total, "letter") + ", " + count(order.panel.seats, "seat") + ", " +
        count(order.features.size(), "feature") + ", " + count(order.slots.size(), "slot") + "\n");
}

}  // namespace

void add_check_order(CLI::App& program) {
  CLI::App* command =
      program.add_subcommand("check-order", "Check the draft of an order; names every problem");
  auto path = std::make_shared<std::string>();
  command->add_option("DRAFT", *path, "The draft: JSON with // comments")->required();
  command->callback([path] { check_order(*path); });
}

}  // namespace klero::cmd
