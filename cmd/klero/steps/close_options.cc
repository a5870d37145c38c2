#include "cmd/klero/steps/close_options.h"

#include <ctime>
#include <map>

#include "crypto/base/error.h"
#include "crypto/base/text.h"
#include "selection/lot/close_text.h"
#include "selection/lot/instances.h"
#include "selection/people/cosigned.h"

namespace klero::cmd {
namespace {

using crypto::Error;

constexpr std::uint64_t kMinute = 60;        // seconds
constexpr std::uint64_t kToSign = 15 * kMinute;  // for the signatures of a close

// What --beacon says, by beacon from 1.
std::map<std::uint64_t, std::string> given_instances(const std::vector<selection::Beacon>& beacons,
                                                     const CloseOptions& options) {
  std::map<std::uint64_t, std::string> given;
  for (const std::string& text : options.beacons) {
    const std::size_t sign = text.find('=');
    const auto number = crypto::parse_uint(std::string_view(text).substr(0, sign));
    if (sign == std::string::npos || !number || *number < 1 || *number > beacons.size()) {
      throw Error("--beacon '" + crypto::escape_text(text) + "': expected K=INSTANCE, K from 1 to " +
                      std::to_string(beacons.size()) + " (the order's beacons)",
                  "for instance --beacon \"1=lotto 2026-03-21\"");
    }
    const std::string instance = text.substr(sign + 1);
    if (!selection::is_instance(beacons[*number - 1].source, instance)) {
      throw Error("--beacon '" + crypto::escape_text(text) +
                      "': this is no instance of beacon " + std::to_string(*number),
                  "for instance --beacon \"" + std::to_string(*number) + "=" +
                      selection::example_of_instance(beacons[*number - 1].source) + "\"");
    }
    given[*number] = instance;
  }
  return given;
}

}  // namespace

void add_close_options(CLI::App& command, CloseOptions& options) {
  command
      .add_option("--beacon", options.beacons,
                  "K=INSTANCE: which instance of beacon K counts; otherwise the first that leaves "
                  "a quarter of an hour to sign the close")
      ->allow_extra_args(false);
}

std::vector<std::string> instances_to_come(const selection::Order& order,
                                           const std::vector<selection::Beacon>& beacons,
                                           const CloseOptions& options) {
  const auto given = given_instances(beacons, options);
  const std::uint64_t margin = order.timestamps ? order.timestamps->margin * kMinute : 0;
  const std::uint64_t earliest = static_cast<std::uint64_t>(std::time(nullptr)) + margin + kToSign;
  std::vector<std::string> instances;
  for (std::size_t number = 1; number <= beacons.size(); ++number) {
    const selection::BeaconSource& source = beacons[number - 1].source;
    const auto chosen = given.find(number);
    const auto first = chosen != given.end() ? std::optional(chosen->second)
                                             : selection::first_instance(source, earliest);
    if (!first) {
      throw Error("which pulse of beacon " + std::to_string(number) +
                      " counts does not follow from the clock: none was named",
                  "a pulse is a minute: look up today's, add enough, and say --beacon \"" +
                      std::to_string(number) + "=nist PULSE\"");
    }
    instances.push_back(*first);
  }
  return instances;
}

std::string write_close(selection::StepWriter& step, const selection::Record& record,
                      selection::StepNumber closing, const CloseOptions& options) {
  const selection::Order& order = record.order;
  const std::vector<std::string> instances =
      instances_to_come(order, selection::beacons_after(record, closing), options);
  const std::string folder = selection::folder_of(record, closing);
  step.add_evidence_citing(selection::kCloseFile, [&order, folder, instances](const std::string& checksum) {
    return selection::close_text(order, {folder, checksum}, instances);
  });
  std::string lines;
  for (std::size_t i = 0; i < instances.size(); ++i) {
    lines += "beacon   " + std::to_string(i + 1) + ": " + instances[i] + "\n";
  }
  return lines;
}

}  // namespace klero::cmd
